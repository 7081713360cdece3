package jp.sekisho.matching.address;

import jp.sekisho.matching.address.Token.Unit;

/// Where a lot ends because the name or the room of a building starts. A town's name could stand in most of these
/// places too, so that doubt keeps the text in the lot.
final class BuildingStart {
    /// 三番町, 十二番丁, 五番館, 一番街.
    private static final String AFTER_NUMBER_IN_NAMES = "町丁館外街割組通筋";

    /// 番地外, 番地他2筆: beside the lot, or more than the lot.
    private static final String BESIDE = "外他内裏";

    /// Kanji in a row behind bare digits that are surely a name: 若葉病院.
    private static final int NAME = 4;

    private final Text text;
    private final Outlook outlook;
    private final LotWords words;
    private final NumberRow row;
    private LotEnd why = LotEnd.TEXT;

    BuildingStart(Text text, Outlook outlook, LotWords words, NumberRow row) {
        this.text = text;
        this.outlook = outlook;
        this.words = words;
        this.row = row;
    }

    /// Why the lot ended where it did.
    LotEnd why() {
        return why;
    }

    private boolean isCompleteBefore(int i) {
        return row.isComplete() && outlook.noWholeLotFrom(i);
    }

    /// The same for a name that a space, a script or a numeral sets apart: 1613 is a lot and no 丁目, so that
    /// behind it, too, no town can follow.
    private boolean isWholeBefore(int i) {
        return (row.isComplete() || row.beyondBlocks) && outlook.noWholeLotFrom(i);
    }

    private boolean isBeside(int i) {
        return Rooms.isOneOf(text.at(i), BESIDE) && !outlook.isBuildingName(i);
    }

    private boolean endsHere(LotEnd reason) {
        why = reason;
        return true;
    }

    boolean startsAt(int i) {
        LotNumber number = words.number(i);
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
                    && endsHere(LotEnd.SEPARATOR);
        }
        if (text.at(i) == '-') {
            return isAttached(i + 1) && endsHere(LotEnd.DASH);
        }
        if (text.gapBefore(i)) {
            // Behind a bare number, kanji without a building's word may be a 字: 鶴賀3 前田5.
            boolean doubtful = row.length == 1
                    && row.lastUnit == Unit.NONE
                    && Characters.kind(text.at(i)) == Characters.KANJI
                    && !outlook.buildingWordFrom(i);
            return (isWholeBefore(i) || !doubtful && noLotFrom(i))
                    && !continuesLot(i)
                    && !isBeside(i)
                    && i + 1 < text.length()
                    && endsHere(LotEnd.SPACE);
        }
        return isAttached(i) && endsHere(LotEnd.ATTACHED_NAME);
    }

    private boolean noLotFrom(int i) {
        return row.length > 1 ? outlook.noLotBeforeWordFrom(i) : outlook.noLotFrom(i);
    }

    private boolean isAfterSeparator(int i) {
        LotNumber number = words.number(i + 1);
        return text.at(i) != ',' && text.at(i) != '、'
                || (number.isPresent() ? startsRoom(number) : !continuesLot(i + 1));
    }

    /// 101号室, 2階, 5号棟 behind the lot; 三井ビル behind a space or a unit.
    private boolean startsRoom(LotNumber number) {
        int end = number.end();
        int unitEnd = Rooms.unitEnd(text, end);
        if (unitEnd > end && !(row.gridLine && text.at(unitEnd - 1) == '号')) {
            return (row.houseNumberRead || text.at(unitEnd - 1) != '号') && endsHere(LotEnd.ROOM);
        }
        boolean apart = text.gapBefore(number.start());
        return (apart || number.isKanji()) && startsNumberedName(number)
                || apart
                        && row.houseNumberRead
                        && (end >= text.length() || text.gapBefore(end) || text.at(end) == '-')
                        && endsHere(LotEnd.NUMBER_BEHIND_HOUSE);
    }

    private boolean startsNumberedName(LotNumber number) {
        int end = number.end();
        int before = text.at(number.start() - 1);
        boolean behindUnit = number.isKanji()
                && LotWords.isUnit(before)
                && row.isComplete()
                && (row.houseNumberRead || !row.kanjiNumber);
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
        boolean unitOfName = whole && (row.houseNumberRead && number.isKanji() || building);
        int afterUnit = unitOfName ? end + words.unitLength(end, words.unitAt(end)) : end;
        boolean name =
                (Characters.isLetter(text.at(afterUnit)) || outlook.isWord(afterUnit)) && !continuesLot(afterUnit);
        return name
                && (whole ? number.isKanji() || building : noLotFrom(end) && outlook.buildingWordFrom(end))
                && endsHere(LotEnd.NUMBERED_NAME);
    }

    private boolean continuesLot(int i) {
        int c = text.at(i);
        boolean name = c == '地' && text.at(i + 1) != '割';
        return LotWords.isUnit(c) && !name
                || c == '字'
                || words.prefixLength(i) > 0
                || outlook.isDirection(i)
                || outlook.isBlock(i)
                || outlook.isNearby(i)
                || outlook.afterJoiner(i) > i;
    }

    /// Whether a building's name starts right behind a number: kana or Latin letters, or kanji where the lot is
    /// complete and a building's word follows. A town's name could stand there too, so that doubt keeps it in the
    /// lot.
    boolean isAttached(int i) {
        if (i >= text.length() || continuesLot(i)) {
            return false;
        }
        int c = text.at(i);
        int next = text.at(i + 1);
        boolean behindUnit = isCompleteBefore(i) && LotWords.isUnit(text.at(i - 1));
        if (behindUnit && row.houseNumberRead || behindUnit && outlook.noLotBeforeWordFrom(i)) {
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
                                && (row.length > 1 && row.lastUnit != Unit.CHOME
                                        || row.lotUnitInFull
                                        || row.lastUnit.endsLot() && outlook.isBuildingName(i));
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
}
