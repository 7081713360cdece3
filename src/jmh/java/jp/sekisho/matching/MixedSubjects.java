package jp.sekisho.matching;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.sekisho.matching.address.Form;
import jp.sekisho.matching.address.Reader;
import jp.sekisho.person.Address;
import jp.sekisho.person.PersonName;
import jp.sekisho.person.Subject;
import jp.sekisho.registry.Resident;
import jp.sekisho.synthetic.Notation;
import jp.sekisho.synthetic.Population;
import jp.sekisho.synthetic.RegistryView;
import jp.sekisho.synthetic.SyntheticResident;
import jp.sekisho.synthetic.Writing;

/// Sixty-four records as they arrive: seven in ten as the registry writes them, three in ten written differently, one
/// in sixteen with the number of the person who follows it.
public final class MixedSubjects {
    public static final int SIZE = 64;

    private static final long SEED = 20_261_123L;

    public final List<Subject> subjects = new ArrayList<>();
    public final List<Resident> residents = new ArrayList<>();
    final List<String> birthDates = new ArrayList<>();
    /// The registry's addresses as a registry that keeps them read would hold them.
    final List<Form> addresses = new ArrayList<>();

    public MixedSubjects() {
        List<SyntheticResident> people =
                Population.generate(SEED, 2_000, LocalDate.of(2026, 11, 20)).residents();
        for (int i = 0; i < SIZE; i++) {
            SyntheticResident person = people.get(i);
            Writing writing = i % 10 < 7
                    ? Writing.of(person)
                    : Notation.mixed(person, SEED + i).writing();
            Resident resident = RegistryView.of(people.get(i % 16 == 15 ? i + 1 : i));
            subjects.add(received(writing.subject()));
            birthDates.add(writing.birthDate());
            residents.add(resident);
            addresses.add(Reader.read(resident.address()));
        }
    }

    /// As it comes off the wire: no string is the registry's own object, which would be equal without a look.
    private static Subject received(Subject subject) {
        PersonName name = subject.name();
        Address address = subject.address();
        return new Subject(
                subject.number(),
                new PersonName(
                        copy(name.kanji()),
                        copy(name.kana()),
                        copy(name.roman()),
                        copy(name.alias()),
                        copy(name.aliasKana())),
                subject.birthDate(),
                subject.sex(),
                new Address(copy(address.municipalityCode()), copy(address.text()), copy(address.building())));
    }

    private static String copy(String text) {
        return String.valueOf(text.toCharArray());
    }
}
