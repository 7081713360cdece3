package jp.sekisho.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.sekisho.matching.Comparison;
import jp.sekisho.matching.Outcome;
import jp.sekisho.matching.Rule;
import jp.sekisho.matching.address.AddressComparator;
import jp.sekisho.matching.address.FormerMunicipalities;
import jp.sekisho.matching.date.BirthDateComparator;
import jp.sekisho.matching.name.NameComparator;
import jp.sekisho.person.Address;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.person.PersonName;
import jp.sekisho.person.Sex;
import jp.sekisho.person.Subject;
import jp.sekisho.registry.Resident;

/// Compares a subject with the resident found, field by field. No field's outcome depends on another's. An
/// address that is protected (支援措置) is compared with nothing, as if none were on file.
final class SubjectComparator {
    private SubjectComparator() {}

    static Findings compare(
            Subject subject, Resident resident, boolean sexHeld, FormerMunicipalities formerMunicipalities) {
        Findings present = new Findings(
                subject.number() instanceof IndividualNumber number && number.wasSpaced(),
                NameComparator.compare(subject.name(), names(resident)),
                BirthDateComparator.compare(subject.birthDate(), resident.birthDate()),
                sexHeld ? sex(subject.sex(), resident.sex()) : sexNotHeld(subject.sex(), resident.sex()),
                resident.addressProtected()
                        ? Comparison.of(Outcome.ABSENT_IN_REGISTRY)
                        : AddressComparator.compare(subject.address(), resident.address()),
                LocalDate.MAX);
        if (resident.addressProtected()) {
            return present;
        }
        boolean held = present.address().outcome() != Outcome.ABSENT_IN_RECORD;
        return held ? withEarlierPlaces(present, subject.address(), resident, formerMunicipalities) : present;
    }

    private static Findings withEarlierPlaces(
            Findings present, Address record, Resident resident, FormerMunicipalities formerMunicipalities) {
        if (present.address().accepts()) {
            return formerMunicipalities.contradicts(record, resident.address())
                    ? present.at(Comparison.of(Outcome.MISMATCH), LocalDate.MAX)
                    : present;
        }
        Findings earlier = withEarlierAddress(present, record, resident);
        return earlier == present
                ? present.at(formerMunicipalities.compare(present.address(), record, resident.address()), LocalDate.MAX)
                : earlier;
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

    /// What a procedure does not hold it need not send; what it sends all the same may not contradict.
    private static Comparison sexNotHeld(Sex record, Sex registry) {
        return Comparison.of(
                sex(record, registry).outcome() == Outcome.MISMATCH ? Outcome.MISMATCH : Outcome.NOT_REQUIRED);
    }

    /// The last of the earlier addresses that agree, if one does.
    private static Findings withEarlierAddress(Findings present, Address record, Resident resident) {
        Findings found = present;
        for (Resident.PreviousAddress previous : resident.previousAddresses()) {
            LocalDate until = previous.until().orElse(LocalDate.MIN);
            Comparison earlier = AddressComparator.compare(record, previous.address());
            boolean later = found == present || until.isAfter(found.addressUntil());
            if (earlier.accepts() && later) {
                Comparison historical = earlier.as(Outcome.HISTORICAL).with(Rule.ADDRESS_HISTORICAL);
                found = present.at(historical, until);
            }
        }
        return found;
    }
}
