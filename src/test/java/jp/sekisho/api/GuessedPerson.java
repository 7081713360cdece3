package jp.sekisho.api;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import jp.sekisho.person.Address;
import jp.sekisho.person.BirthDateEntry;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.person.NumberEntry;
import jp.sekisho.person.PersonName;
import jp.sekisho.person.Sex;
import jp.sekisho.registry.Resident;
import jp.sekisho.registry.Resident.PreviousAddress;
import jp.sekisho.registry.Resident.PreviousName;

/// The one person of the guessing game's registries, and everything in which two registries may differ about them.
final class GuessedPerson {
    static final String NUMBER = "609407454590";

    PersonName name = PersonName.of("小林　健一", "コバヤシ　ケンイチ");
    String birthDate = "1964-05-01";
    Sex sex = Sex.MALE;
    Address address = new Address("202011", "長野県長野市大字鶴賀緑町1613番地", "コーポ緑101");
    Resident.NumberStatus number = Resident.NumberStatus.CURRENT;
    Resident.Status status = Resident.Status.ACTIVE;
    List<PreviousName> earlierNames =
            List.of(new PreviousName(PersonName.of("佐藤　健一", "サトウ　ケンイチ"), Optional.of(LocalDate.of(2001, 6, 1))));
    List<PreviousAddress> earlierAddresses = List.of(
            new PreviousAddress(new Address("202029", "長野県松本市丸の内3番7号", ""), Optional.of(LocalDate.of(2025, 4, 1))));
    boolean addressProtected;

    /// A resident with a Japanese name, who married and moved.
    static GuessedPerson japanese() {
        return new GuessedPerson();
    }

    /// A foreign resident with a Latin name and an everyday name, who did neither.
    static GuessedPerson foreign() {
        GuessedPerson person = new GuessedPerson();
        person.name = new PersonName("", "", "NGUYEN VAN ANH", "山田　安", "ヤマダ　アン");
        person.earlierNames = List.of();
        person.earlierAddresses = List.of();
        return person;
    }

    GuessedPerson with(Consumer<GuessedPerson> change) {
        GuessedPerson other = new GuessedPerson();
        other.name = name;
        other.birthDate = birthDate;
        other.sex = sex;
        other.address = address;
        other.number = number;
        other.status = status;
        other.earlierNames = earlierNames;
        other.earlierAddresses = earlierAddresses;
        other.addressProtected = addressProtected;
        change.accept(other);
        return other;
    }

    Resident resident() {
        return new Resident(
                (IndividualNumber) NumberEntry.parse(NUMBER),
                number,
                status,
                name,
                (BirthDateEntry.BirthDate) BirthDateEntry.parse(birthDate),
                sex,
                address,
                earlierNames,
                earlierAddresses,
                addressProtected);
    }

    /// The same person but for one thing, by what it is; empty is nobody at all.
    Map<String, Optional<GuessedPerson>> others() {
        Map<String, Optional<GuessedPerson>> others = new LinkedHashMap<>();
        others.put("existence", Optional.empty());
        differences().forEach((difference, change) -> others.put(difference, Optional.of(with(change))));
        return others;
    }

    private static Map<String, Consumer<GuessedPerson>> differences() {
        Map<String, Consumer<GuessedPerson>> differences = new LinkedHashMap<>(addresses());
        differences.put("name", person -> person.name = PersonName.of("高橋　誠", "タカハシ　マコト"));
        differences.put("family name", person -> person.name = PersonName.of("高橋　健一", "タカハシ　ケンイチ"));
        differences.put("given name", person -> person.name = PersonName.of("小林　誠", "コバヤシ　マコト"));
        differences.put("reading", person -> person.name = withKana(person.name, "コバヤシ　タケイチ"));
        differences.put("no reading", person -> person.name = withKana(person.name, ""));
        differences.put("other forms", person -> person.name = PersonName.of("小林　健一", "コバヤシ　ケンイチ"));
        differences.put("earlier name", person -> person.earlierNames = List.of());
        differences.put("birth date", person -> person.birthDate = "1987-11-23");
        differences.put("day", person -> person.birthDate = "1964-05-02");
        differences.put("unknown day", person -> person.birthDate = "1964-05-00");
        differences.put("unknown birth date", person -> person.birthDate = "不詳");
        differences.put("implausible birth date", person -> person.birthDate = "1900-01-01");
        differences.put("sex", person -> person.sex = Sex.FEMALE);
        differences.put("no sex", person -> person.sex = Sex.NOT_HELD);
        differences.put("replaced number", person -> person.number = Resident.NumberStatus.SUPERSEDED);
        differences.put("death", person -> person.status = Resident.Status.DECEASED);
        differences.put("removal", person -> person.status = Resident.Status.REMOVED);
        differences.put("emigration", person -> person.status = Resident.Status.ABROAD);
        differences.put("protection", person -> person.addressProtected = true);
        return differences;
    }

    /// What differs in where they live and lived alone.
    static Map<String, Consumer<GuessedPerson>> addresses() {
        Map<String, Consumer<GuessedPerson>> differences = new LinkedHashMap<>();
        differences.put("address", person -> person.address = new Address("", "長野県上田市中之条412番地3", ""));
        differences.put("lot", person -> person.address = new Address("202011", "長野県長野市大字鶴賀緑町1614番地", "コーポ緑101"));
        differences.put("room", person -> person.address = new Address("202011", "長野県長野市大字鶴賀緑町1613番地", "コーポ緑202"));
        differences.put("no lot", person -> person.address = new Address("202011", "長野県長野市大字鶴賀緑町", ""));
        differences.put("earlier address", person -> person.earlierAddresses = List.of());
        differences.put(
                "end of the earlier address",
                person -> person.earlierAddresses = List.of(new PreviousAddress(
                        new Address("202029", "長野県松本市丸の内3番7号", ""), Optional.of(LocalDate.of(1999, 4, 1)))));
        return differences;
    }

    private static PersonName withKana(PersonName name, String kana) {
        return new PersonName(name.kanji(), kana, name.roman(), name.alias(), kana);
    }
}
