package jp.sekisho.matching.address;

import jp.sekisho.matching.address.Token.Unit;

/// Reads town, numbers and units, up to the building. A number's unit is recognised only where it cannot be part of a
/// name: 3番 before a number, not in 三番町; 8丁目, not the 丁 of 八丁西町.
final class Lot {
    /// No town counts so many 丁目: a number beyond is a lot's.
    static final int MOST_BLOCKS = 99;

    private final Text text;
    private final Outlook outlook;
    private final Tokens tokens;
    private final LotWords words;
    private final NumberRow row = new NumberRow();
    private final BuildingStart building;
    private int prefixes;
    /// The token at which the last row of numbers began.
    private int lotAt;
    /// The token at which a row of numbers began that is a lot though letters follow it; negative if there is none.
    private int heldAt = -1;
    private int end;

    private Lot(Text text, int from) {
        this.text = text;
        this.outlook = new Outlook(text, from);
        this.words = new LotWords(text);
        this.building = new BuildingStart(text, outlook, words, row);
        this.tokens = new Tokens((text.length() - from) * 3 / 2 + 4);
        this.end = text.length();
        int i = from;
        while (i < end) {
            if (row.length > 0 && row.established && row.lastUnit.endsLot() && building.startsAt(i)) {
                end = i;
            } else {
                i = readAt(i);
            }
        }
        if (row.length == 0) {
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
        if (!Token.isNumber(tokens.at(lotAt)) || lotAt == heldAt || row.ofLot > 0) {
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

    LotEnd why() {
        return building.why();
    }

    int prefixes() {
        return prefixes;
    }

    private int readAt(int i) {
        if (!Characters.isLotWord(text.at(i))) {
            return row.length > 0 && row.established && outlook.isBlock(i) ? readBranchLetter(i) : readLetters(i);
        }
        LotNumber number = words.number(i);
        if (number.isPresent()) {
            return readNumber(number);
        }
        int prefix = words.prefixLength(i);
        if (prefix > 0) {
            prefixes++;
            return i + prefix;
        }
        boolean dashBeforeNumber =
                text.at(i) == '-' && (i + 1 == end || words.number(i + 1).isPresent());
        boolean nearby = text.at(i) == '地' && text.at(i + 1) == '先';
        return dashBeforeNumber || nearby ? i + 1 : readLetters(i);
    }

    /// Reads at least one letter, and up to what may be more than a letter.
    private int readLetters(int from) {
        int i = from;
        do {
            tokens.add(text.token(i++));
        } while (i < end && !Characters.isLotWord(text.at(i)));
        if (row.established && row.ofLot > 0 && (row.length > 1 || row.lotUnitInFull)) {
            heldAt = lotAt;
        }
        row.end();
        return i;
    }

    /// 乙 of 1613番地乙: municipalities write it in either script of kana, with の or a hyphen before it and 号 behind it.
    private int readBranchLetter(int i) {
        int c = text.at(i);
        tokens.add(Token.character(Characters.largeKatakana(c), c));
        row.lastUnit = Unit.NONE;
        int next = text.at(i + 1) == '号' ? i + 2 : i + 1;
        return outlook.afterJoiner(next);
    }

    private int readNumber(LotNumber number) {
        int afterNumber = number.end();
        Unit before = row.lastUnit;
        row.lastUnit = words.unitAt(afterNumber);
        if (row.length++ == 0) {
            dropJoinerBehindBlock();
            lotAt = tokens.length();
            row.ofLot = 0;
        }
        boolean surelyLot = !number.isKanji() || row.lastUnit != Unit.NONE || row.length > 1;
        int afterUnit = afterNumber + words.unitLength(afterNumber, row.lastUnit);
        int next = outlook.afterJoiner(afterUnit);
        boolean housesBefore = row.houseNumberRead;
        boolean inFullBefore = row.lotUnitInFull;
        row.gridLine |= row.lastUnit == Unit.SEN;
        row.houseNumberRead |= row.lastUnit == Unit.GO && row.length > 1 && !row.gridLine && !before.isTowns();
        row.lotUnitInFull |= row.lastUnit == Unit.BAN && afterUnit == afterNumber + 2;
        if (row.lastUnit != Unit.NONE && next == afterUnit && !lotMayGoOn(afterUnit)) {
            // The unit is part of a name: 番 in 三番町.
            surelyLot = !number.isKanji() || row.length > 1;
            row.houseNumberRead = housesBefore;
            row.lotUnitInFull = inFullBefore;
            row.lastUnit = Unit.NONE;
            afterUnit = afterNumber;
            next = afterNumber;
        }
        int written = afterUnit > afterNumber ? text.at(afterUnit - 1) : 0;
        if (row.lastUnit == Unit.NONE
                && next == afterNumber
                && text.at(next) == '-'
                && (outlook.isDirection(next + 1) || outlook.isBlock(next + 1))) {
            next++;
        }
        if (row.lastUnit == Unit.NONE && next > afterNumber) {
            row.lastUnit = Unit.HYPHEN;
            surelyLot = true;
            written = Token.written(text.token(afterNumber));
        }
        row.established |= surelyLot;
        row.kanjiNumber = number.isKanji();
        row.ofLot += row.lastUnit.isTowns() ? 0 : 1;
        row.beyondBlocks |= !row.lastUnit.isTowns() && !row.kanjiNumber && number.end() - number.start() > 2;
        number.addTo(tokens, text, row.lastUnit, written, next > afterUnit && text.at(afterUnit) != '-');
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
        int first = tokens.length() - 3;
        if (first >= 0 && (endsWith('無', '番', '地') || endsWith('番', '外', '地'))) {
            return first;
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
        if (row.length > 1
                && Token.isNumber(tokens.at(last))
                && Token.compared(tokens.at(last + 1)) == '0'
                && (Token.unit(tokens.at(last)).isOpen() || Token.unit(tokens.at(last)) == Unit.GO)) {
            tokens.cut(last);
        }
    }

    private boolean lotMayGoOn(int i) {
        return i >= text.length()
                || text.gapBefore(i)
                || words.number(i).isPresent()
                || outlook.isDirection(i)
                || outlook.isBlock(i)
                || outlook.isNearby(i)
                || outlook.isSeparator(i)
                || text.at(i) == '第' && words.isBlockOfIwate(i + 1)
                || building.isAttached(i);
    }

    static boolean isBlockLetter(int c) {
        return switch (c) {
            case '甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸' -> true;
            default -> Characters.isKana(c);
        };
    }
}
