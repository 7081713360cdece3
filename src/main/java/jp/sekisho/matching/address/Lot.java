package jp.sekisho.matching.address;

import jp.sekisho.matching.address.Token.Unit;

/// Reads town, numbers and units, up to the building. A number's unit is recognised only where it cannot be part of a
/// name: 3番 before a number, not in 三番町; 8丁目, not the 丁 of 八丁西町.
final class Lot {
    private static final String WORDS_WITH_AZA = "文十数漢名点丁田";

    /// 三番町, 十二番丁, 五番館, 一番街.
    private static final String AFTER_NUMBER_IN_NAMES = "町丁館外街割組通筋";

    private final Text text;
    private final Outlook outlook;
    private final Tokens tokens;
    private int prefixes;
    /// Numbers read in a row, no name between them.
    private int chain;
    /// Whether a number was read that is surely a lot's and not part of a name.
    private boolean established;
    private boolean houseNumberRead;
    private Unit lastUnit = Unit.NONE;
    /// 番地 is never part of a town's name, as 番 is.
    private boolean lotUnitInFull;
    private int end;
    private int numberAt = -1;
    private LotNumber number = LotNumber.ABSENT;

    private Lot(Text text, int from) {
        this.text = text;
        this.outlook = new Outlook(text, from);
        this.tokens = new Tokens((text.length() - from) * 3 / 2 + 4);
        this.end = text.length();
        int i = from;
        while (i < end) {
            if (chain > 0 && established && lastUnit.endsLot() && startsBuilding(i)) {
                end = i;
            } else {
                i = readAt(i);
            }
        }
    }

    static Lot read(Text text, int from) {
        return new Lot(text, from);
    }

    Tokens tokens() {
        return tokens;
    }

    /// Where the building starts.
    int end() {
        return end;
    }

    int prefixes() {
        return prefixes;
    }

    static boolean isUnit(int c) {
        return c == '丁' || c == '番' || c == '号' || c == '號' || c == '条' || c == '條' || c == '線' || c == '地';
    }

    private int readAt(int i) {
        if (!Characters.isLotWord(text.at(i))) {
            return readLetters(i);
        }
        LotNumber number = number(i);
        if (number.isPresent()) {
            return readNumber(number);
        }
        int prefix = prefixLength(i);
        if (prefix > 0) {
            prefixes++;
            return i + prefix;
        }
        boolean dashBeforeNumber =
                text.at(i) == '-' && (i + 1 == end || number(i + 1).isPresent());
        boolean nearby = text.at(i) == '地' && text.at(i + 1) == '先';
        return dashBeforeNumber || nearby ? i + 1 : readLetters(i);
    }

    /// Reads at least one letter, and up to what may be more than a letter.
    private int readLetters(int from) {
        int i = from;
        do {
            tokens.add(text.token(i++));
        } while (i < end && !Characters.isLotWord(text.at(i)));
        chain = 0;
        return i;
    }

    /// The number at `i`, read once though it is asked for again and again.
    private LotNumber number(int i) {
        if (!Characters.isNumeral(text.at(i))) {
            return LotNumber.ABSENT;
        }
        if (numberAt != i) {
            numberAt = i;
            number = readNumberAt(i);
        }
        return number;
    }

    private LotNumber readNumberAt(int i) {
        if (Numerals.isNumeral(text.at(i))) {
            LotNumber formal = LotNumber.at(text, i, true);
            if (formal.isPresent() && isUnit(text.at(formal.end()))) {
                return formal;
            }
        }
        return LotNumber.at(text, i, false);
    }

    /// The length of a 大字, 小字 or 字 before a name, of a 第 before a 地割.
    private int prefixLength(int i) {
        int c = text.at(i);
        if ((c == '大' || c == '小') && text.at(i + 1) == '字') {
            return Characters.isLetter(text.at(i + 2)) ? 2 : 0;
        }
        if (c == '字') {
            boolean word = !text.gapBefore(i) && Rooms.isOneOf(text.at(i - 1), WORDS_WITH_AZA);
            return Characters.isLetter(text.at(i + 1)) && !word ? 1 : 0;
        }
        if (c == '第') {
            LotNumber number = LotNumber.at(text, i + 1, false);
            return number.isPresent() && unitAt(number.end()) == Unit.CHIWARI ? 1 : 0;
        }
        return 0;
    }

    private int readNumber(LotNumber number) {
        int afterNumber = number.end();
        lastUnit = unitAt(afterNumber);
        chain++;
        boolean surelyLot = !number.isKanji() || lastUnit != Unit.NONE || chain > 1;
        int afterUnit = afterNumber + unitLength(afterNumber, lastUnit);
        lotUnitInFull = lastUnit == Unit.BAN && afterUnit == afterNumber + 2;
        int next = outlook.afterJoiner(afterUnit);
        if (lastUnit != Unit.NONE && next == afterUnit && !lotMayGoOn(afterUnit)) {
            // The unit is part of a name: 番 in 三番町.
            surelyLot = !number.isKanji() || chain > 1;
            lastUnit = Unit.NONE;
            afterUnit = afterNumber;
            next = afterNumber;
        }
        int written = afterUnit > afterNumber ? text.at(afterUnit - 1) : 0;
        if (lastUnit == Unit.NONE
                && next == afterNumber
                && text.at(next) == '-'
                && (outlook.isDirection(next + 1) || outlook.isBlock(next + 1))) {
            next++;
        }
        if (lastUnit == Unit.NONE && next > afterNumber) {
            lastUnit = Unit.HYPHEN;
            surelyLot = true;
            written = Token.written(text.token(afterNumber));
        }
        established |= surelyLot;
        houseNumberRead |= lastUnit == Unit.GO;
        number.addTo(tokens, text, lastUnit, written);
        return next;
    }

    private boolean lotMayGoOn(int i) {
        return i >= text.length()
                || text.gapBefore(i)
                || number(i).isPresent()
                || outlook.isDirection(i)
                || outlook.isBlock(i)
                || outlook.isNearby(i)
                || outlook.isSeparator(i)
                || isBuildingAttached(i);
    }

    private Unit unitAt(int i) {
        return switch (text.at(i)) {
            case '丁' -> Unit.CHOME;
            case '番' -> Unit.BAN;
            case '号', '號' -> Unit.GO;
            case '条', '條' -> Unit.JO;
            case '線' -> Unit.SEN;
            case '地' -> text.at(i + 1) == '割' ? Unit.CHIWARI : Unit.NONE;
            default -> Unit.NONE;
        };
    }

    private int unitLength(int i, Unit unit) {
        return switch (unit) {
            case CHOME -> text.at(i + 1) == '目' ? 2 : 1;
            case BAN -> text.at(i + 1) == '地' ? 2 : 1;
            case GO, JO, SEN -> 1;
            case CHIWARI -> 2;
            case NONE, HYPHEN, ROOM, FLOOR, TOWER, HALL -> 0;
        };
    }

    private boolean startsBuilding(int i) {
        LotNumber number = number(i);
        if (number.isPresent()) {
            return startsRoom(number);
        }
        if (outlook.isSeparator(i)) {
            return i + 1 < text.length() && !outlook.isNearby(i + 1) && outlook.noLotFrom(i) && isAfterSeparator(i);
        }
        if (text.at(i) == '-') {
            return isBuildingAttached(i + 1);
        }
        if (text.gapBefore(i)) {
            // Behind a bare number, kanji without a building's word may be a 字: 鶴賀3 前田5.
            boolean doubtful = chain == 1
                    && lastUnit == Unit.NONE
                    && Characters.kind(text.at(i)) == Characters.KANJI
                    && !outlook.buildingWordFrom(i);
            return !doubtful && outlook.noLotFrom(i) && !continuesLot(i) && i + 1 < text.length();
        }
        return isBuildingAttached(i);
    }

    private boolean isAfterSeparator(int i) {
        LotNumber number = number(i + 1);
        return text.at(i) != ',' && text.at(i) != '、'
                || (number.isPresent() ? startsRoom(number) : !continuesLot(i + 1));
    }

    /// 101号室, 2階, 5号棟 behind the lot; 三井ビル behind a space.
    private boolean startsRoom(LotNumber number) {
        int end = number.end();
        int unitEnd = Rooms.unitEnd(text, end);
        if (unitEnd > end) {
            return houseNumberRead || text.at(unitEnd - 1) != '号';
        }
        boolean apart = text.gapBefore(number.start())
                || number.isKanji() && text.isDigit(number.start() - 1) && outlook.isBuildingName(number.start());
        return apart
                && Characters.isLetter(text.at(end))
                && !text.gapBefore(end)
                && !continuesLot(end)
                && outlook.noLotFrom(end)
                && outlook.buildingWordFrom(end);
    }

    private boolean continuesLot(int i) {
        int c = text.at(i);
        boolean name = c == '地' && text.at(i + 1) != '割';
        return isUnit(c) && !name
                || c == '字'
                || prefixLength(i) > 0
                || outlook.isDirection(i)
                || outlook.isBlock(i)
                || outlook.isNearby(i)
                || outlook.afterJoiner(i) > i;
    }

    /// Whether a building's name starts right behind a number: kana or Latin letters, or kanji where the lot is
    /// complete and a building's word follows. A town's name could stand there too, so that doubt keeps it in the
    /// lot.
    private boolean isBuildingAttached(int i) {
        if (i >= text.length() || continuesLot(i) || !outlook.noLotFrom(i)) {
            return false;
        }
        int c = text.at(i);
        return switch (Characters.kind(c)) {
            case Characters.KANA -> Characters.isKana(text.at(i + 1)) || text.at(i + 1) == 'ー';
            case Characters.LATIN ->
                Characters.kind(text.at(i + 1)) == Characters.LATIN
                        || text.isDigit(i + 1) && text.isDigit(i + 2)
                        || Rooms.isOneOf(text.at(i + 1), "棟館室号階");
            case Characters.KANJI ->
                outlook.buildingWordFrom(i)
                        && !Rooms.isOneOf(c, AFTER_NUMBER_IN_NAMES)
                        && (chain > 1 && lastUnit != Unit.CHOME
                                || lotUnitInFull
                                || lastUnit.endsLot() && outlook.isBuildingName(i));
            default -> false;
        };
    }

    static boolean isBlockLetter(int c) {
        return switch (c) {
            case '甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸' -> true;
            default -> Characters.isKana(c);
        };
    }
}
