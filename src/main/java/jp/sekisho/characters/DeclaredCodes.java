package jp.sekisho.characters;

import jp.sekisho.person.Address;
import jp.sekisho.person.BirthDateEntry;
import jp.sekisho.person.BirthDateEntry.EraCodes;
import jp.sekisho.person.PersonName;

/// The codes in which a sender writes: what its letters and what the first of seven digits of a date mean.
public record DeclaredCodes(CharacterSet characterSet, EraCodes dateCodes) {
    /// Of a sender that declares nothing.
    public static final DeclaredCodes NONE = new DeclaredCodes(CharacterSet.UNICODE, EraCodes.NONE);

    /// A text of any field.
    public String text(String text) {
        return characterSet.toUnicode(text);
    }

    public PersonName name(PersonName name) {
        return new PersonName(
                text(name.kanji()), text(name.kana()), text(name.roman()), text(name.alias()), text(name.aliasKana()));
    }

    public Address address(Address address) {
        return new Address(text(address.municipalityCode()), text(address.text()), text(address.building()));
    }

    public BirthDateEntry birthDate(String text) {
        return BirthDateEntry.parse(text(text), dateCodes);
    }
}
