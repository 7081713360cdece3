package jp.sekisho.matching.address;

import jp.sekisho.matching.address.Token.Unit;

/// What the numbers read in a row, no name between them, say of the lot so far. [Lot] keeps it, [BuildingStart] asks
/// it.
final class NumberRow {
    private static final int TOWN_BLOCK_HOUSE = 3;

    int length;
    /// How many of them are no 丁目, 条, 線 or 地割.
    int ofLot;
    /// 号 behind a 番: the house number, behind which no lot goes on.
    boolean houseNumberRead;
    /// 番地 is never part of a town's name, as 番 is.
    boolean lotUnitInFull;
    /// Whether one of them counts the lines of a grid.
    boolean gridLine;
    /// Whether one of them is more than any town counts 丁目.
    boolean beyondBlocks;

    /// Of the last number of the text, in this row or before it.
    boolean kanjiNumber;

    Unit lastUnit = Unit.NONE;

    /// Whether a number was read, in this row or before it, that is surely a lot's and not part of a name.
    boolean established;

    /// Letters follow: the next number begins a row anew.
    void end() {
        length = 0;
        houseNumberRead = false;
        lotUnitInFull = false;
        gridLine = false;
        beyondBlocks = false;
    }

    /// Whether the numbers read are a whole lot, so that what follows is a building whatever it is called:
    /// behind the 号 of a house, behind 番地 and its branch, behind three numbers.
    boolean isComplete() {
        return houseNumberRead || lotUnitInFull || length >= TOWN_BLOCK_HOUSE;
    }
}
