package jp.sekisho.matching.address;

/// What the rest of an address text holds, for the decision where its lot ends and its building begins.
final class Outlook {
    private static final String SEPARATORS = "(（「『【[〔、,";

    private final Text text;
    private final int from;
    private boolean looked;
    private int lastBuildingWord = -1;
    private int nextWord = -1;
    private int nextLotUnit = -1;
    private int lastLotUnit = -1;
    private int lastWholeLot = -1;

    Outlook(Text text, int from) {
        this.text = text;
        this.from = from;
    }

    /// Only where it is asked for: most texts end with their lot.
    private void look() {
        if (looked) {
            return;
        }
        looked = true;
        for (int i = from; i < text.length(); i++) {
            int c = text.at(i);
            if (!Characters.isLandmark(c)) {
                continue;
            }
            int next = text.at(i + 1);
            if (Characters.isBuildingWord(c)
                    || Characters.isKana(c) && Characters.isKana(next)
                    || c == '団' && next == '地'
                    || c == '方' && next == 0) {
                lastBuildingWord = i;
            }
            if (isLotUnit(i)) {
                lastLotUnit = i;
            }
            boolean house = c == '番' && isNumberEnd(i - 1) && isNumberStart(i + 1);
            if (c == '番' && next == '地' || c == '地' && next == '割' || house) {
                lastWholeLot = i;
            }
        }
    }

    private boolean isLotUnit(int i) {
        int c = text.at(i);
        int next = text.at(i + 1);
        return c == '丁' && next == '目'
                || c == '番' && next == '地'
                || c == '地' && next == '割'
                || c == '町' && isNumberStart(i + 1);
    }

    boolean buildingWordFrom(int i) {
        look();
        return lastBuildingWord >= i;
    }

    boolean noLotFrom(int i) {
        look();
        return lastLotUnit < i;
    }

    /// No building's name goes on with 5番地 or 6番7: what does is another address.
    boolean noWholeLotFrom(int i) {
        look();
        return lastWholeLot < i;
    }

    /// The same, where the 町 or 丁目 of a building's name is none of a lot: behind a word in katakana or Latin letters,
    /// as in レジデンス大町305 and プラウド銀座3丁目 501.
    boolean noLotBeforeWordFrom(int i) {
        if (noLotFrom(i)) {
            return true;
        }
        // Only further on: a position that was found is looked for once.
        for (nextWord = Math.max(nextWord, i); nextWord < text.length() && !isWord(nextWord); nextWord++) {}
        for (nextLotUnit = Math.max(nextLotUnit, i);
                nextLotUnit < text.length() && !isLotUnit(nextLotUnit);
                nextLotUnit++) {}
        return nextWord < nextLotUnit;
    }

    /// Two letters or more in katakana or in the Latin alphabet.
    boolean isWord(int i) {
        int c = text.at(i);
        int next = text.at(i + 1);
        return isKatakana(c) && (isKatakana(next) || next == 'ー')
                || Characters.kind(c) == Characters.LATIN && Characters.kind(next) == Characters.LATIN;
    }

    /// Whether the letters at `i`, up to the next that is none, name a building by themselves: 若葉マンション, 若葉荘. The
    /// 軒茶屋 of 3軒茶屋2-4-5 does not, whatever follows.
    boolean isBuildingName(int i) {
        if (Rooms.isOneOf(text.at(i), "軒区部")) {
            return false;
        }
        for (int k = i + 1; Characters.isLetter(text.at(k)) && !text.gapBefore(k); k++) {
            int c = text.at(k);
            boolean katakana = isKatakana(c) && (isKatakana(text.at(k + 1)) || text.at(k + 1) == 'ー');
            if (katakana || Rooms.isOneOf(c, "荘寮棟館宅")) {
                return true;
            }
        }
        return false;
    }

    /// How many kanji stand at `i` without a break.
    int kanjiFrom(int i) {
        int end = i;
        while (Characters.isKanji(text.at(end)) && (end == i || !text.gapBefore(end))) {
            end++;
        }
        return end - i;
    }

    private static boolean isKatakana(int c) {
        return c >= 'ァ' && c <= 'ヺ';
    }

    boolean isSeparator(int i) {
        int c = text.at(i);
        return Characters.kind(c) == Characters.OTHER && Rooms.isOneOf(c, SEPARATORS);
    }

    /// 西 in 北3条西6丁目.
    boolean isDirection(int i) {
        return switch (text.at(i)) {
            case '東', '西', '南', '北' -> isNumberStart(i + 1);
            default -> false;
        };
    }

    /// イ in 137番地イ, 乙 in 5番地乙2, 5番地乙の2 and 5番地乙号.
    boolean isBlock(int i) {
        // 三番丁 is a town.
        return Lot.isBlockLetter(text.at(i))
                && !(text.at(i) == '丁' && text.at(i - 1) == '番')
                && (endsBlock(i + 1) || text.at(i + 1) == '号' && !text.gapBefore(i + 1) && endsBlock(i + 2));
    }

    private boolean endsBlock(int i) {
        return i >= text.length()
                || isNumberStart(i)
                || text.gapBefore(i)
                || text.at(i) == '-'
                || isJoiner(text.at(i)) && isNumberStart(i + 1)
                || isSeparator(i);
    }

    private static boolean isJoiner(int c) {
        return c == 'の' || c == 'ノ' || c == '之' || c == '乃';
    }

    /// Beside a lot is not the lot: 27番先, 27地先, 27付近.
    boolean isNearby(int i) {
        int c = text.at(i);
        int next = text.at(i + 1);
        return c == '先'
                || c == '地' && (next == '先' || next == '内')
                || c == '付' && next == '近'
                || c == '附' && next == '近'
                || c == '周' && next == '辺'
                || c == '近' && next == '辺'
                || c == '隣';
    }

    /// The start of the number or of the block's letter that の, ノ, 之, 乃 or dashes at `i` join to the number before;
    /// `i` if there is none.
    int afterJoiner(int i) {
        int next = i;
        while (text.at(next) == '-') {
            next++;
        }
        if (next == i && isJoiner(text.at(i))) {
            next++;
        }
        return next > i && (isNumberStart(next) || isBlock(next)) ? next : i;
    }

    private boolean isNumberEnd(int i) {
        return text.isDigit(i) || Numerals.isNumeral(text.at(i));
    }

    private boolean isNumberStart(int i) {
        int c = text.at(i);
        return text.isDigit(i) || Numerals.isNumeral(c) && !Numerals.isFormal(c);
    }
}
