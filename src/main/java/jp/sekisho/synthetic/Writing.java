package jp.sekisho.synthetic;

import java.time.LocalDate;
import jp.sekisho.person.Address;
import jp.sekisho.person.BirthDateEntry;
import jp.sekisho.person.NumberEntry;
import jp.sekisho.person.PersonName;
import jp.sekisho.person.Sex;
import jp.sekisho.person.Subject;

/// A resident's data as a business system may hold them. The address is kept in parts, so that each can be rewritten.
///
/// @param frontMatter what stands before the address: a postal code
/// @param joint what stands between the lot and a building that is part of the text
/// @param buildingApart whether the building is in a field of its own
public record Writing(
        String individualNumber,
        PersonName name,
        LocalDate born,
        String birthDate,
        Sex sex,
        String municipalityCode,
        String frontMatter,
        String prefecture,
        String municipality,
        String section,
        String town,
        Lot lot,
        String lotText,
        String joint,
        String building,
        boolean buildingApart) {

    public static Writing of(SyntheticResident resident) {
        SyntheticAddress address = resident.address();
        return new Writing(
                resident.individualNumber(),
                resident.name().asPersonName(),
                resident.birthDate(),
                resident.birthDate().toString(),
                resident.sex(),
                address.municipalityCode(),
                "",
                SyntheticAddress.PREFECTURE,
                address.municipality(),
                address.section(),
                address.town(),
                address.lot(),
                address.lot().text(),
                "",
                address.building(),
                true);
    }

    public String addressText() {
        String text = frontMatter + prefecture + municipality + section + town + lotText;
        return buildingApart ? text : text + joint + building;
    }

    public Subject subject() {
        return new Subject(
                NumberEntry.parse(individualNumber),
                name,
                BirthDateEntry.parse(birthDate),
                sex,
                new Address(municipalityCode, addressText(), buildingApart ? building : ""));
    }

    /// As the wire codes it.
    public String sexCode() {
        return code(sex);
    }

    static String code(Sex sex) {
        return switch (sex) {
            case MALE -> "1";
            case FEMALE -> "2";
            case NOT_HELD -> "0";
        };
    }

    public Writing individualNumber(String number) {
        return registered(number, sex);
    }

    public Writing sex(Sex other) {
        return registered(individualNumber, other);
    }

    private Writing registered(String number, Sex otherSex) {
        return new Writing(
                number,
                name,
                born,
                birthDate,
                otherSex,
                municipalityCode,
                frontMatter,
                prefecture,
                municipality,
                section,
                town,
                lot,
                lotText,
                joint,
                building,
                buildingApart);
    }

    /// The same person at another address, written as the registry writes it.
    public Writing address(SyntheticAddress other) {
        return new Writing(
                individualNumber,
                name,
                born,
                birthDate,
                sex,
                other.municipalityCode(),
                "",
                SyntheticAddress.PREFECTURE,
                other.municipality(),
                other.section(),
                other.town(),
                other.lot(),
                other.lot().text(),
                "",
                other.building(),
                true);
    }

    public Writing kanji(String kanji) {
        return name(new PersonName(kanji, name.kana(), name.roman(), name.alias(), name.aliasKana()));
    }

    Writing kana(String kana) {
        return name(new PersonName(name.kanji(), kana, name.roman(), name.alias(), name.aliasKana()));
    }

    Writing roman(String roman) {
        return name(new PersonName(name.kanji(), name.kana(), roman, name.alias(), name.aliasKana()));
    }

    private Writing name(PersonName other) {
        return copy(other, birthDate, prefecture, municipality, section, town, lotText);
    }

    public Writing birthDate(String text) {
        return copy(name, text, prefecture, municipality, section, town, lotText);
    }

    Writing prefecture(String text) {
        return copy(name, birthDate, text, municipality, section, town, lotText);
    }

    Writing municipality(String text) {
        return copy(name, birthDate, prefecture, text, section, town, lotText);
    }

    Writing section(String text) {
        return copy(name, birthDate, prefecture, municipality, text, town, lotText);
    }

    Writing town(String text) {
        return copy(name, birthDate, prefecture, municipality, section, text, lotText);
    }

    Writing lotText(String text) {
        return copy(name, birthDate, prefecture, municipality, section, town, text);
    }

    Writing frontMatter(String text) {
        return place(municipalityCode, text, joint, building, buildingApart);
    }

    Writing withoutCode() {
        return place("", frontMatter, joint, building, buildingApart);
    }

    Writing building(String text) {
        return place(municipalityCode, frontMatter, joint, text, buildingApart);
    }

    /// Nothing changes where there is no building.
    Writing buildingInText(String between) {
        return building.isEmpty() ? this : place(municipalityCode, frontMatter, between, building, false);
    }

    private Writing place(String code, String front, String between, String house, boolean apart) {
        return new Writing(
                individualNumber,
                name,
                born,
                birthDate,
                sex,
                code,
                front,
                prefecture,
                municipality,
                section,
                town,
                lot,
                lotText,
                between,
                house,
                apart);
    }

    private Writing copy(
            PersonName newName,
            String newBirthDate,
            String newPrefecture,
            String newMunicipality,
            String newSection,
            String newTown,
            String newLot) {
        return new Writing(
                individualNumber,
                newName,
                born,
                newBirthDate,
                sex,
                municipalityCode,
                frontMatter,
                newPrefecture,
                newMunicipality,
                newSection,
                newTown,
                lot,
                newLot,
                joint,
                building,
                buildingApart);
    }

    @Override
    public String toString() {
        return "Writing[withheld]";
    }
}
