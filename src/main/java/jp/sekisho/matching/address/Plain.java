package jp.sekisho.matching.address;

import jp.sekisho.person.Address;

/// Tells at a glance what most addresses are, so that one that both sides write alike need not be read: prefecture and
/// municipality in their official spelling, a town in kanji, numbers with their units, and nothing else.
final class Plain {
    private Plain() {}

    /// Whether the address says nothing unknown and holds place, town and lot. A `false` says only that it must be
    /// read.
    static boolean isWhole(Address address) {
        String text = address.text();
        if (!address.building().isEmpty() && !isPlain(address.building())) {
            return false;
        }
        int[] coded = Places.byCode(address.municipalityCode());
        int town = coded.length == 1 && text.startsWith(Places.fullName(coded))
                ? Places.fullName(coded).length()
                : address.municipalityCode().isEmpty() ? Places.names().fullNameEnd(text) : 0;
        if (town == 0) {
            return false;
        }
        if (!isTownLetter(text, town)) {
            return false;
        }
        int digit = town;
        while (digit < text.length() && isReadable(text.charAt(digit))) {
            digit++;
        }
        if (digit == text.length() || !isAsciiDigit(text.charAt(digit)) || !isTownLetter(text, digit - 1)) {
            return false;
        }
        // A town of Kyoto may be one of two.
        if (text.startsWith("京都府京都市") && Towns.mayShareItsName(text, town, digit)) {
            return false;
        }
        int end = digit;
        while (end < text.length() && isOfLot(text.charAt(end))) {
            end++;
        }
        char last = text.charAt(end - 1);
        boolean lot = isAsciiDigit(last) || last == '番' || last == '地' || last == '号';
        if (end == text.length()) {
            return lot;
        }
        // A building behind a house number or a 番地, in the text or in its field: both would have to be read.
        return lot
                && !isAsciiDigit(last)
                && last != '番'
                && Characters.isSpace(Characters.entry(text.charAt(end)))
                && address.building().isEmpty()
                && isPlain(text);
    }

    /// A letter that is no number and none of a row that is read together.
    private static boolean isTownLetter(String text, int i) {
        return i < text.length() && Characters.isPlainKanji(text.charAt(i)) && !Characters.isNumeral(text.charAt(i));
    }

    /// No letter of the words that say nothing, such as 不明 and 無.
    private static boolean isReadable(char c) {
        return switch (c) {
            case '不', '無', '未', '職' -> false;
            default -> Characters.isPlainLetter(c);
        };
    }

    private static boolean isOfLot(char c) {
        return switch (c) {
            case '-', '丁', '目', '番', '地', '号', 'の' -> true;
            default -> isAsciiDigit(c);
        };
    }

    private static boolean isAsciiDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isPlain(String text) {
        return Text.isCertain(text);
    }
}
