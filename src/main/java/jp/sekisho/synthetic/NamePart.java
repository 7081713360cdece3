package jp.sekisho.synthetic;

/// A family name or a given name with its reading. A part in Latin letters only has no kanji.
public record NamePart(String kanji, String kana) {
    static final NamePart NONE = new NamePart("", "");

    /// Whether the two are names of two people as twins or father and son bear them: one character in common, another
    /// writing, another reading.
    boolean resembles(NamePart other) {
        return !kanji.equals(other.kanji)
                && !kana.equals(other.kana)
                && kanji.codePoints().anyMatch(c -> other.kanji.indexOf(c) >= 0);
    }

    @Override
    public String toString() {
        return "NamePart[withheld]";
    }
}
