package jp.sekisho.synthetic;

import jp.sekisho.person.Address;

/// An address in its parts.
///
/// @param municipalityCode six digits, check digit included
/// @param municipality the name with its county where it has one (北佐久郡軽井沢町)
/// @param section 大字 where the town is written with it, else empty
/// @param town the town (町名、大字の名)
/// @param building building and room, empty for a house
public record SyntheticAddress(
        String municipalityCode, String municipality, String section, String town, Lot lot, String building) {
    public static final String PREFECTURE = "長野県";

    SyntheticAddress(String municipalityCode, String municipality, String section, String town, Lot lot) {
        this(municipalityCode, municipality, section, town, lot, "");
    }

    /// Without the building, as the registry writes it.
    public String text() {
        return PREFECTURE + municipality + section + town + lot.text();
    }

    public Address asAddress() {
        return new Address(municipalityCode, text(), building);
    }

    SyntheticAddress withBuilding(String other) {
        return new SyntheticAddress(municipalityCode, municipality, section, town, lot, other);
    }

    @Override
    public String toString() {
        return "SyntheticAddress[withheld]";
    }
}
