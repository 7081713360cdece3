package jp.sekisho.person;

/// A name in the forms that a record or the registry may hold, each exactly as it was sent. An empty string is a form
/// that is not held.
///
/// @param kanji the name as written (氏名), a space between family and given name where the sender keeps them apart
/// @param kana its reading (振り仮名)
/// @param roman the Latin form of a foreign resident's name, as on the residence card
/// @param alias the registered everyday name of a foreign resident (通称)
/// @param aliasKana the reading of the alias
public record PersonName(String kanji, String kana, String roman, String alias, String aliasKana) {

    /// A name with no Latin form and no alias, as almost every name is.
    public static PersonName of(String kanji, String kana) {
        return new PersonName(kanji, kana, "", "", "");
    }

    @Override
    public String toString() {
        return "PersonName[withheld]";
    }
}
