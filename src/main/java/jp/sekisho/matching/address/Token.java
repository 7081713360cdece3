package jp.sekisho.matching.address;

/// The parts a canonical address is made of, one `long` each: what is compared in the lower half, what was written in
/// the upper. A character is its code point. A number is a head that carries its unit, followed by its decimal
/// digits, so that two addresses agree token by token and no digit ever joins another number.
final class Token {
    /// A character that is not known.
    static final int MASK = '�';
    /// ヶ, ケ, が, ガ, カ, 箇.
    static final int KE = 'ヶ';
    /// の, ノ, 之, 乃.
    static final int NO = 'ノ';
    /// ツ, つ, ッ, っ.
    static final int TSU = 'ツ';

    private static final int NUMBER = 1 << 24;
    /// 二一丁目 may be the 21st block or the first one of a 小字 called 二: it agrees with what is written so.
    private static final int BY_PLACE = 1 << 25;
    private static final int KANJI_DIGITS = 1 << 30;
    /// の joins the next number: it is a branch and no room.
    private static final int BRANCH_FOLLOWS = 1 << 29;

    /// What follows a number. NONE and HYPHEN agree with every unit, two other units only with themselves.
    enum Unit {
        NONE,
        HYPHEN,
        CHOME,
        BAN,
        GO,
        JO,
        SEN,
        CHIWARI,
        ROOM,
        FLOOR,
        TOWER,
        HALL;

        private static final Unit[] ALL = values();

        /// As people write it.
        String written() {
            return switch (this) {
                case NONE -> "";
                case HYPHEN -> "-";
                case CHOME -> "丁目";
                case BAN -> "番";
                case GO -> "号";
                case JO -> "条";
                case SEN -> "線";
                case CHIWARI -> "地割";
                case ROOM -> "号室";
                case FLOOR -> "階";
                case TOWER -> "棟";
                case HALL -> "館";
            };
        }

        boolean isOpen() {
            return this == NONE || this == HYPHEN;
        }

        /// 丁目, 条, 線 and 地割 are the town's, not the lot's.
        boolean isTowns() {
            return this == CHOME || this == JO || this == SEN || this == CHIWARI;
        }

        /// Behind 1丁目, 3線 or 9地割 the lot is still to come, and what looks like a building may be its 字.
        boolean endsLot() {
            return isOpen() || this == BAN || this == GO;
        }
    }

    private Token() {}

    static long character(int compared, int written) {
        return (long) written << 32 | compared;
    }

    /// @param written the code point that tells how the unit was written, such as the dash's
    static long number(Unit unit, int written, boolean kanjiDigits) {
        return (long) (written | (kanjiDigits ? KANJI_DIGITS : 0)) << 32 | NUMBER | unit.ordinal();
    }

    static long branchFollows(long number) {
        return number | (long) BRANCH_FOLLOWS << 32;
    }

    static boolean isBranchFollowing(long number) {
        return (written(number) & BRANCH_FOLLOWS) != 0;
    }

    /// How a number's unit was written.
    static int unitWritten(long number) {
        return written(number) & ~(KANJI_DIGITS | BRANCH_FOLLOWS);
    }

    static long byPlace(long number) {
        return number | BY_PLACE;
    }

    static boolean isByPlace(long number) {
        return (number & BY_PLACE) != 0;
    }

    static int compared(long token) {
        return (int) token;
    }

    static int written(long token) {
        return (int) (token >>> 32);
    }

    static boolean isNumber(long token) {
        return (token & NUMBER) != 0;
    }

    static boolean isDigit(long token) {
        int c = compared(token);
        return c >= '0' && c <= '9';
    }

    static Unit unit(long token) {
        return Unit.ALL[compared(token) & 0xFF];
    }

    static boolean hasKanjiDigits(long token) {
        return (written(token) & KANJI_DIGITS) != 0;
    }
}
