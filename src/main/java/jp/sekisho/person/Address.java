package jp.sekisho.person;

/// An address (住所) as it was sent. An empty string is a part that is not held.
///
/// @param municipalityCode the six-digit code of the municipality (全国地方公共団体コード), check digit included
/// @param text the address; prefecture and county may be left out, the building may be part of it
/// @param building the building and room (方書), where the sender keeps it in a field of its own
public record Address(String municipalityCode, String text, String building) {
    public static final Address ABSENT = new Address("", "", "");

    @Override
    public String toString() {
        return "Address[withheld]";
    }
}
