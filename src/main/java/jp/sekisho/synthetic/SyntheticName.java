package jp.sekisho.synthetic;

import jp.sekisho.person.PersonName;

/// A name in its parts. An empty string is a form that is not held.
///
/// @param roman the Latin form of a foreign resident's name
/// @param alias the registered everyday name (通称) of a foreign resident
public record SyntheticName(NamePart family, NamePart given, String roman, String alias, String aliasKana) {
    /// U+3000, as the resident registry keeps family and given name apart.
    static final String SPACE = "　";

    static SyntheticName of(NamePart family, NamePart given) {
        return new SyntheticName(family, given, "", "", "");
    }

    public String kanji() {
        return given.kanji().isEmpty() ? family.kanji() : family.kanji() + SPACE + given.kanji();
    }

    public String kana() {
        return family.kana() + SPACE + given.kana();
    }

    public boolean foreign() {
        return !roman.isEmpty();
    }

    public PersonName asPersonName() {
        return new PersonName(kanji(), kana(), roman, alias, aliasKana);
    }

    @Override
    public String toString() {
        return "SyntheticName[withheld]";
    }
}
