package jp.sekisho.matching.address;

import jp.sekisho.person.Address;

/// An address in the form in which two are compared, read once: a registry can keep it beside its residents.
///
/// @param source the address as it was sent
/// @param text the text after NFC and trimming, for the exact comparison
/// @param building the separate building field, likewise
/// @param blank whether there is no text at all
/// @param masked whether a character of place, town or lot is not known
/// @param buildingMasked whether a character of the building is not known
/// @param contradictory whether the municipality code names another municipality than the text
/// @param postalCode seven digits written before the address, or empty
/// @param prefecture 1 to 47 as written in the text, 0 if left out
/// @param places the municipalities that text and code may mean, see [Places]; empty if none was recognised
/// @param placeByCode whether the code supplied what the text leaves out
/// @param unknownCode a code that the table does not hold, or empty
/// @param ambiguous whether the municipality's name stands for several places, and neither prefecture nor a known code
/// tells which
/// @param notation rules, as bits, by which prefecture and municipality differ from their official spelling
/// @param streets the optional streets of an address in Kyoto (通り名), as tokens
/// @param needsStreet whether there is none, and it alone would tell the town from another of its ward
/// @param lot town, numbers and units, as tokens
/// @param townLength how many of these tokens are the town's
/// @param townHeld whether the town has letters that can name one
/// @param lotHeld whether numbers of a lot stand behind the town
/// @param sayingNothing whether neither place nor lot is told, or words such as 不明 stand in their place
/// @param rooms the building and the room (方書)
/// @param roomsContradict whether text and building field name two rooms
/// @param prefixes how many 大字, 字 and 第 were dropped
/// @param separateBuilding whether the building came in the field of its own
public record Form(
        Address source,
        String text,
        String building,
        boolean blank,
        boolean masked,
        boolean buildingMasked,
        boolean contradictory,
        String postalCode,
        int prefecture,
        int[] places,
        boolean placeByCode,
        String unknownCode,
        boolean ambiguous,
        long notation,
        Tokens streets,
        boolean needsStreet,
        Tokens lot,
        int townLength,
        boolean townHeld,
        boolean lotHeld,
        boolean sayingNothing,
        Building rooms,
        boolean roomsContradict,
        int prefixes,
        boolean separateBuilding) {

    @Override
    public String toString() {
        return "Form[withheld]";
    }
}
