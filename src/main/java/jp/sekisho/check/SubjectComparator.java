package jp.sekisho.check;

import java.util.ArrayList;
import java.util.List;
import jp.sekisho.matching.Comparison;
import jp.sekisho.matching.Outcome;
import jp.sekisho.matching.Rule;
import jp.sekisho.matching.address.AddressComparator;
import jp.sekisho.matching.date.BirthDateComparator;
import jp.sekisho.matching.name.NameComparator;
import jp.sekisho.person.Address;
import jp.sekisho.person.PersonName;
import jp.sekisho.person.Sex;
import jp.sekisho.person.Subject;
import jp.sekisho.registry.Resident;

/// Compares a subject with the resident found, field by field. No field's outcome depends on another's.
final class SubjectComparator {
    private SubjectComparator() {}

    static Findings compare(Subject subject, Resident resident, boolean sexHeld) {
        return new Findings(
                NameComparator.compare(subject.name(), names(resident)),
                BirthDateComparator.compare(subject.birthDate(), resident.birthDate()),
                sexHeld ? sex(subject.sex(), resident.sex()) : Comparison.of(Outcome.NOT_REQUIRED),
                address(subject.address(), resident));
    }

    /// The present name first, then the earlier ones.
    private static List<PersonName> names(Resident resident) {
        if (resident.previousNames().isEmpty()) {
            return List.of(resident.name());
        }
        List<PersonName> names = new ArrayList<>();
        names.add(resident.name());
        resident.previousNames().forEach(previous -> names.add(previous.name()));
        return names;
    }

    private static Comparison sex(Sex record, Sex registry) {
        if (record == Sex.NOT_HELD) {
            return Comparison.of(Outcome.ABSENT_IN_RECORD);
        }
        if (registry == Sex.NOT_HELD) {
            return Comparison.of(Outcome.ABSENT_IN_REGISTRY);
        }
        return Comparison.of(record == registry ? Outcome.EXACT : Outcome.MISMATCH);
    }

    /// The present address first; one of the earlier ones only where that is not accepted.
    private static Comparison address(Address record, Resident resident) {
        Comparison present = AddressComparator.compare(record, resident.address());
        if (present.accepts() || present.outcome() == Outcome.ABSENT_IN_RECORD) {
            return present;
        }
        for (Resident.PreviousAddress previous : resident.previousAddresses()) {
            Comparison earlier = AddressComparator.compare(record, previous.address());
            if (earlier.accepts()) {
                return earlier.as(Outcome.HISTORICAL).with(Rule.ADDRESS_HISTORICAL);
            }
        }
        return present;
    }
}
