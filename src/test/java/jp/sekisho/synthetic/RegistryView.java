package jp.sekisho.synthetic;

import java.time.LocalDate;
import java.util.Optional;
import jp.sekisho.person.BirthDateEntry;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.person.NumberEntry;
import jp.sekisho.registry.Resident;

/// A synthetic resident as a registry answers with them, and as a record that holds the same.
public final class RegistryView {
    private RegistryView() {}

    public static Resident of(SyntheticResident resident) {
        LocalDate born = resident.birthDate();
        return new Resident(
                number(resident.individualNumber()),
                Resident.NumberStatus.valueOf(resident.numberStatus().name()),
                Resident.Status.valueOf(resident.status().name()),
                resident.name().asPersonName(),
                new BirthDateEntry.Day(born.getYear(), born.getMonthValue(), born.getDayOfMonth()),
                resident.sex(),
                resident.address().asAddress(),
                resident.previousNames().stream()
                        .map(previous -> new Resident.PreviousName(
                                previous.name().asPersonName(), Optional.of(previous.until())))
                        .toList(),
                resident.previousAddresses().stream()
                        .map(previous -> new Resident.PreviousAddress(
                                previous.address().asAddress(), Optional.of(previous.until())))
                        .toList(),
                resident.addressProtected());
    }

    private static IndividualNumber number(String digits) {
        return switch (NumberEntry.parse(digits)) {
            case IndividualNumber number -> number;
            case NumberEntry.WrongFormat _, NumberEntry.WrongCheckDigit _ -> throw new AssertionError("not a number");
        };
    }
}
