package jp.sekisho.matching.address;

import jp.sekisho.matching.address.Token.Unit;

/// Reads town, numbers and units, up to the building. A number's unit is recognised only where it cannot be part of a
/// name: 3番 before a number, not in 三番町; 8丁目, not the 丁 of 八丁西町.
final class Lot {
    /// Why the lot ended where it did.
    enum End {
        TEXT("nothing follows it"),
        ROOM("a room, a floor or a tower with its unit follows"),
        NUMBER_BEHIND_HOUSE("a number without a unit follows the 号 of a house"),
        NUMBERED_NAME("a name that begins with a numeral follows"),
        SEPARATOR("a bracket or a comma follows"),
        DASH("a dash and a name follow"),
        SPACE("a space follows"),
        ATTACHED_NAME("letters that name a building follow");

        private final String reason;

        End(String reason) {
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    private static final String WORDS_WITH_AZA = "文十数漢名点丁田";

    /// 三番町, 十二番丁, 五番館, 一番街.
    private static final String AFTER_NUMBER_IN_NAMES = "町丁館外街割組通筋";

    /// 番地外, 番地他2筆: beside the lot, or more than the lot.
    private static final String BESIDE = "外他内裏";

    private static final int TOWN_BLOCK_HOUSE = 3;

    /// No town counts so many 丁目: a number beyond is a lot's.
    static final int MOST_BLOCKS = 99;

    /// Kanji in a row behind bare digits that are surely a name: 若葉病院.
    private static final int NAME = 4;

    private final Text text;
    private final Outlook outlook;
    private final Tokens tokens;
    private int prefixes;
    /// Numbers read in a row, no name between them.
    private int chain;
    /// How many of them are no 丁目, 条, 線 or 地割.
    private int ofLot;
    /// The token at which the last row of numbers began.
    private int lotAt;
    /// The token at which a row of numbers began that is a lot though letters follow it; negative if there is none.
    private int heldAt = -1;
    /// Whether a number was read that is surely a lot's and not part of a name.
    private boolean established;
    /// 号 behind a 番: the house number, behind which no lot goes on.
    private boolean houseNumberRead;
    /// 番地 is never part of a town's name, as 番 is.
    private boolean lotUnitInFull;
    private boolean gridLine;
    private boolean beyondBlocks;
    private boolean kanjiNumber;
    private Unit lastUnit = Unit.NONE;
    private int end;
    private End why = End.TEXT;
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
        if (chain == 0) {
            lotAt = withoutNumber();
        }
        dropBranchZero();
    }

    static Lot read(Text text, int from) {
        return new Lot(text, from);
    }

    Tokens tokens() {
        return tokens;
    }

    /// How many tokens the town has: numbers behind it are the lot's, those within it are not.
    int townLength() {
        return lotAt;
    }

    /// Whether numbers of a lot stand behind the town, or the words that say that it has none: more than a 丁目, a 条 or a
    /// 地割, which are the town's, unless the grid of a town counts nothing else (北3条西6丁目).
    boolean isHeld() {
        if (lotAt == tokens.length()) {
            return false;
        }
        if (!Token.isNumber(tokens.at(lotAt)) || lotAt == heldAt || ofLot > 0) {
            return true;
        }
        return lotAt > 1
                && isDirectionLetter(Token.compared(tokens.at(lotAt - 1)))
                && Token.isDigit(tokens.at(lotAt - 2));
    }

    /// How many numbers stand from `from` on, those not counted that are a town's: 丁目, 条, 線 and 地割.
    static int lotNumbers(Tokens tokens, int from) {
        int count = 0;
        for (int i = from; i < tokens.length(); i++) {
            long token = tokens.at(i);
            count += Token.isNumber(token) && !Token.unit(token).isTowns() ? 1 : 0;
        }
        return count;
    }

    static boolean isDirectionLetter(int c) {
        return c == '東' || c == '西' || c == '南' || c == '北';
    }

    /// Where the building starts.
    int end() {
        return end;
    }

    End why() {
        return why;
    }

    int prefixes() {
        return prefixes;
    }

    static boolean isUnit(int c) {
        return c == '丁' || c == '番' || c == '号' || c == '號' || c == '条' || c == '條' || c == '線' || c == '地';
    }

    private int readAt(int i) {
        if (!Characters.isLotWord(text.at(i))) {
            return chain > 0 && established && outlook.isBlock(i) ? readBranchLetter(i) : readLetters(i);
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
        if (established && ofLot > 0 && (chain > 1 || lotUnitInFull)) {
            heldAt = lotAt;
        }
        chain = 0;
        houseNumberRead = false;
        lotUnitInFull = false;
        gridLine = false;
        beyondBlocks = false;
        return i;
    }

    /// 乙 of 1613番地乙: municipalities write it in either script of kana, with の or a hyphen before it and 号 behind it.
    private int readBranchLetter(int i) {
        int c = text.at(i);
        tokens.add(Token.character(Characters.largeKatakana(c), c));
        lastUnit = Unit.NONE;
        int next = text.at(i + 1) == '号' ? i + 2 : i + 1;
        return outlook.afterJoiner(next);
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
            // 々 behind a 大字 is the first letter of a name, 大字々前田.
            boolean word = !text.gapBefore(i) && Rooms.isOneOf(text.at(i - 1), WORDS_WITH_AZA)
                    || Token.written(text.token(i)) != '字';
            return Characters.isLetter(text.at(i + 1)) && !word ? 1 : 0;
        }
        return c == '第' && isBlockOfIwate(i + 1) ? 1 : 0;
    }

    private boolean isBlockOfIwate(int i) {
        LotNumber number = LotNumber.at(text, i, false);
        return number.isPresent() && unitAt(number.end()) == Unit.CHIWARI;
    }

    private int readNumber(LotNumber number) {
        int afterNumber = number.end();
        Unit before = lastUnit;
        lastUnit = unitAt(afterNumber);
        if (chain++ == 0) {
            dropJoinerBehindBlock();
            lotAt = tokens.length();
            ofLot = 0;
        }
        boolean surelyLot = !number.isKanji() || lastUnit != Unit.NONE || chain > 1;
        int afterUnit = afterNumber + unitLength(afterNumber, lastUnit);
        int next = outlook.afterJoiner(afterUnit);
        boolean housesBefore = houseNumberRead;
        boolean inFullBefore = lotUnitInFull;
        gridLine |= lastUnit == Unit.SEN;
        houseNumberRead |= lastUnit == Unit.GO && chain > 1 && !gridLine && !before.isTowns();
        lotUnitInFull |= lastUnit == Unit.BAN && afterUnit == afterNumber + 2;
        if (lastUnit != Unit.NONE && next == afterUnit && !lotMayGoOn(afterUnit)) {
            // The unit is part of a name: 番 in 三番町.
            surelyLot = !number.isKanji() || chain > 1;
            houseNumberRead = housesBefore;
            lotUnitInFull = inFullBefore;
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
        kanjiNumber = number.isKanji();
        ofLot += lastUnit.isTowns() ? 0 : 1;
        beyondBlocks |= !lastUnit.isTowns() && !kanjiNumber && number.end() - number.start() > 2;
        number.addTo(tokens, text, lastUnit, written, next > afterUnit && text.at(afterUnit) != '-');
        return next;
    }

    /// 乙の1613 is 乙1613; the の of 下の5 is the name's.
    private void dropJoinerBehindBlock() {
        int last = tokens.length() - 1;
        if (last < 1 || Token.compared(tokens.at(last)) != Token.NO) {
            return;
        }
        int letter = Token.compared(tokens.at(last - 1));
        boolean block = Characters.isKana(letter)
                ? last < 2 || !Characters.isKana(Token.compared(tokens.at(last - 2)))
                : isBlockLetter(letter);
        if (block) {
            tokens.cut(last);
        }
    }

    /// Where the lot begins in a text that ends with letters: with 無番地 or 番外地, or with numbers before a building that
    /// could not be told from the lot.
    private int withoutNumber() {
        int words = tokens.length() - 3;
        if (words >= 0 && (endsWith('無', '番', '地') || endsWith('番', '外', '地'))) {
            return words;
        }
        return heldAt < 0 ? tokens.length() : heldAt;
    }

    private boolean endsWith(char a, char b, char c) {
        int last = tokens.length() - 1;
        return Token.compared(tokens.at(last)) == c
                && Token.compared(tokens.at(last - 1)) == b
                && Token.compared(tokens.at(last - 2)) == a;
    }

    /// Some registers write a branch that there is none as 0.
    private void dropBranchZero() {
        int last = tokens.length() - 2;
        if (chain > 1
                && Token.isNumber(tokens.at(last))
                && Token.compared(tokens.at(last + 1)) == '0'
                && (Token.unit(tokens.at(last)).isOpen() || Token.unit(tokens.at(last)) == Unit.GO)) {
            tokens.cut(last);
        }
    }

    private boolean lotMayGoOn(int i) {
        return i >= text.length()
                || text.gapBefore(i)
                || number(i).isPresent()
                || outlook.isDirection(i)
                || outlook.isBlock(i)
                || outlook.isNearby(i)
                || outlook.isSeparator(i)
                || text.at(i) == '第' && isBlockOfIwate(i + 1)
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

    /// Whether the numbers read are a whole lot, so that what follows is a building whatever it is called:
    /// behind the 号 of a house, behind 番地 and its branch, behind three numbers.
    private boolean isComplete() {
        return houseNumberRead || lotUnitInFull || chain >= TOWN_BLOCK_HOUSE;
    }

    private boolean isCompleteBefore(int i) {
        return isComplete() && outlook.noWholeLotFrom(i);
    }

    /// The same for a name that a space, a script or a numeral sets apart: 1613 is a lot and no 丁目, so that
    /// behind it, too, no town can follow.
    private boolean isWholeBefore(int i) {
        return (isComplete() || beyondBlocks) && outlook.noWholeLotFrom(i);
    }

    private boolean isBeside(int i) {
        return Rooms.isOneOf(text.at(i), BESIDE) && !outlook.isBuildingName(i);
    }

    private boolean endsHere(End reason) {
        why = reason;
        return true;
    }

    private boolean startsBuilding(int i) {
        LotNumber number = number(i);
        if (number.isPresent()) {
            return startsRoom(number);
        }
        if (text.at(i) == Token.MASK) {
            return false;
        }
        if (outlook.isSeparator(i)) {
            return i + 1 < text.length()
                    && !outlook.isNearby(i + 1)
                    && (isCompleteBefore(i) || outlook.noLotFrom(i))
                    && isAfterSeparator(i)
                    && endsHere(End.SEPARATOR);
        }
        if (text.at(i) == '-') {
            return isBuildingAttached(i + 1) && endsHere(End.DASH);
        }
        if (text.gapBefore(i)) {
            // Behind a bare number, kanji without a building's word may be a 字: 鶴賀3 前田5.
            boolean doubtful = chain == 1
                    && lastUnit == Unit.NONE
                    && Characters.kind(text.at(i)) == Characters.KANJI
                    && !outlook.buildingWordFrom(i);
            return (isWholeBefore(i) || !doubtful && noLotFrom(i))
                    && !continuesLot(i)
                    && !isBeside(i)
                    && i + 1 < text.length()
                    && endsHere(End.SPACE);
        }
        return isBuildingAttached(i) && endsHere(End.ATTACHED_NAME);
    }

    private boolean noLotFrom(int i) {
        return chain > 1 ? outlook.noLotBeforeWordFrom(i) : outlook.noLotFrom(i);
    }

    private boolean isAfterSeparator(int i) {
        LotNumber number = number(i + 1);
        return text.at(i) != ',' && text.at(i) != '、'
                || (number.isPresent() ? startsRoom(number) : !continuesLot(i + 1));
    }

    /// 101号室, 2階, 5号棟 behind the lot; 三井ビル behind a space or a unit.
    private boolean startsRoom(LotNumber number) {
        int end = number.end();
        int unitEnd = Rooms.unitEnd(text, end);
        if (unitEnd > end && !(gridLine && text.at(unitEnd - 1) == '号')) {
            return (houseNumberRead || text.at(unitEnd - 1) != '号') && endsHere(End.ROOM);
        }
        boolean apart = text.gapBefore(number.start());
        return (apart || number.isKanji()) && startsNumberedName(number)
                || apart
                        && houseNumberRead
                        && (end >= text.length() || text.gapBefore(end) || text.at(end) == '-')
                        && endsHere(End.NUMBER_BEHIND_HOUSE);
    }

    private boolean startsNumberedName(LotNumber number) {
        int end = number.end();
        int before = text.at(number.start() - 1);
        boolean behindUnit = number.isKanji() && isUnit(before) && isComplete() && (houseNumberRead || !kanjiNumber);
        boolean behindDigit = number.isKanji()
                && text.isDigit(number.start() - 1)
                && (outlook.isBuildingName(number.start()) || isCompleteBefore(end) && startsName(end));
        boolean apart = text.gapBefore(number.start());
        if (!apart && !behindUnit && !behindDigit || text.gapBefore(end)) {
            return false;
        }
        boolean whole = isWholeBefore(number.start());
        boolean building = outlook.isBuildingName(end) || outlook.isWord(end);
        // The unit is the name's where a house number ended the lot: 三番町ハイツ, 二丁目荘.
        boolean unitOfName = whole && (houseNumberRead && number.isKanji() || building);
        int afterUnit = unitOfName ? end + unitLength(end, unitAt(end)) : end;
        boolean name =
                (Characters.isLetter(text.at(afterUnit)) || outlook.isWord(afterUnit)) && !continuesLot(afterUnit);
        return name
                && (whole ? number.isKanji() || building : noLotFrom(end) && outlook.buildingWordFrom(end))
                && endsHere(End.NUMBERED_NAME);
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
        if (i >= text.length() || continuesLot(i)) {
            return false;
        }
        int c = text.at(i);
        int next = text.at(i + 1);
        boolean behindUnit = isCompleteBefore(i) && isUnit(text.at(i - 1));
        if (behindUnit && houseNumberRead || behindUnit && outlook.noLotBeforeWordFrom(i)) {
            return startsName(i);
        }
        if (!noLotFrom(i)) {
            return false;
        }
        return switch (Characters.kind(c)) {
            case Characters.KANA -> Characters.isKana(next) || next == 'ー' || isWholeBefore(i) && startsName(i);
            case Characters.LATIN ->
                Characters.kind(next) == Characters.LATIN
                        || text.isDigit(i + 1) && text.isDigit(i + 2)
                        || Rooms.isOneOf(next, "棟館室号階")
                        || isWholeBefore(i) && startsName(i);
            case Characters.KANJI ->
                isCompleteBefore(i) && outlook.kanjiFrom(i) >= NAME && !isBeside(i)
                        || outlook.buildingWordFrom(i)
                                && !Rooms.isOneOf(c, AFTER_NUMBER_IN_NAMES)
                                && (chain > 1 && lastUnit != Unit.CHOME
                                        || lotUnitInFull
                                        || lastUnit.endsLot() && outlook.isBuildingName(i));
            default -> false;
        };
    }

    /// Two letters or more, of any script, behind a lot that is complete: 若葉病院, ザ・タワー, D-room, Mビル.
    private boolean startsName(int i) {
        int c = text.at(i);
        if (isBeside(i) || !Characters.isLetter(c) && Characters.kind(c) != Characters.LATIN) {
            return false;
        }
        int next = i + 1;
        if (text.at(next) == '-' || text.at(next) == '&' || Characters.isRoomSeparator(text.at(next))) {
            next++;
        }
        int second = text.at(next);
        boolean letters = Characters.isLetter(second) || Characters.kind(second) == Characters.LATIN;
        boolean room = Characters.kind(c) == Characters.LATIN && text.isDigit(next) && text.isDigit(next + 1);
        return letters || room || second == 'ー';
    }

    static boolean isBlockLetter(int c) {
        return switch (c) {
            case '甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸' -> true;
            default -> Characters.isKana(c);
        };
    }
}
