package jp.sekisho.synthetic.attack;

import java.time.LocalDate;
import java.util.List;
import jp.sekisho.person.Address;
import jp.sekisho.person.PersonName;
import jp.sekisho.person.Sex;
import jp.sekisho.synthetic.NamePart;
import jp.sekisho.synthetic.SyntheticResident;

/// One of the two people of an attempt.
///
/// @param earlierNames names borne until `until`
/// @param earlierAddresses addresses lived at until `until`
public record Person(
        PersonName name,
        LocalDate birthDate,
        Sex sex,
        Address address,
        List<PersonName> earlierNames,
        List<Address> earlierAddresses,
        LocalDate until) {

    /// The resident, with no earlier state.
    public static Person of(SyntheticResident resident) {
        return new Person(
                resident.name().asPersonName(),
                resident.birthDate(),
                resident.sex(),
                resident.address().asAddress(),
                List.of(),
                List.of(),
                resident.birthDate());
    }

    Person named(NamePart family, NamePart given) {
        return named(PersonName.of(family.kanji() + "　" + given.kanji(), family.kana() + "　" + given.kana()));
    }

    Person named(PersonName other) {
        return new Person(other, birthDate, sex, address, earlierNames, earlierAddresses, until);
    }

    Person born(LocalDate other) {
        return new Person(name, other, sex, address, earlierNames, earlierAddresses, until);
    }

    Person of(Sex other) {
        return new Person(name, birthDate, other, address, earlierNames, earlierAddresses, until);
    }

    Person at(Address other) {
        return new Person(name, birthDate, sex, other, earlierNames, earlierAddresses, until);
    }

    /// The same person elsewhere in the municipality.
    public Person at(String text, String building) {
        return at(new Address(address.municipalityCode(), text, building));
    }

    Person once(List<PersonName> names, List<Address> addresses, LocalDate end) {
        return new Person(name, birthDate, sex, address, names, addresses, end);
    }

    @Override
    public String toString() {
        return "Person[withheld]";
    }
}
