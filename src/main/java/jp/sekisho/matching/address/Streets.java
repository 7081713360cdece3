package jp.sekisho.matching.address;

/// The streets (通り名) that an address in the city of Kyoto may put before its town: 下立売通新町西入, 寺町通御池上る.
final class Streets {
    private Streets() {}

    /// Where the town begins: behind the last 上る, 下る, 東入, 西入; `from` if there is none.
    static int end(Text text, int from) {
        int end = from;
        for (int i = from; i < text.length() && mayBeStreet(text, i); i++) {
            if (i == end && Towns.likeStreetEnd(text, i) > i) {
                return end;
            }
            int marker = i > end ? markerEnd(text, i) : i;
            if (marker > i
                    && (Characters.isLetter(text.at(marker)) || text.isDigit(marker) && mayBeStreet(text, marker))) {
                end = marker;
            }
        }
        return end;
    }

    /// The streets without the kana of 上る and 西入る and without 通 and 通り, which come and go.
    static Tokens read(Text text, int from, int to) {
        if (from == to) {
            return Tokens.NONE;
        }
        Tokens tokens = new Tokens((to - from) * 2);
        int i = from;
        while (i < to) {
            LotNumber number = LotNumber.at(text, i, false);
            if (number.isPresent()) {
                number.addTo(tokens, text, Token.Unit.NONE, 0);
                i = number.end();
                continue;
            }
            if (text.at(i) == '通') {
                i += text.at(i + 1) == 'り' || text.at(i + 1) == 'リ' ? 2 : 1;
                continue;
            }
            tokens.add(text.token(i));
            i = Math.max(i + 1, markerEnd(text, i));
        }
        return tokens;
    }

    /// Digits are the lot's, unless they count a street or a block of it: 2条通, 3丁目.
    private static boolean mayBeStreet(Text text, int i) {
        if (text.isDigit(i - 1)) {
            return true;
        }
        int end = i;
        while (text.isDigit(end)) {
            end++;
        }
        return end == i || text.at(end) == '条' || text.at(end) == '丁' && text.at(end + 1) == '目';
    }

    private static int markerEnd(Text text, int i) {
        int c = text.at(i);
        if (c == '入' && (text.at(i - 1) == '東' || text.at(i - 1) == '西')) {
            return isRu(text.at(i + 1)) ? i + 2 : i + 1;
        }
        if (c == '上' || c == '下') {
            int kana = text.at(i + 1) == 'ガ' ? i + 2 : i + 1;
            return isRu(text.at(kana)) ? kana + 1 : i;
        }
        return i;
    }

    private static boolean isRu(int c) {
        return c == 'る' || c == 'ル' || c == 'り' || c == 'リ';
    }
}
