package jp.sekisho.synthetic;

import java.time.LocalDate;
import java.util.List;
import jp.sekisho.person.Sex;

/// An invented resident.
///
/// @param individualNumber twelve digits with the right check digit
/// @param sex male or female
public record SyntheticResident(
        String individualNumber,
        NumberStatus numberStatus,
        Status status,
        SyntheticName name,
        LocalDate birthDate,
        Sex sex,
        SyntheticAddress address,
        List<PreviousName> previousNames,
        List<PreviousAddress> previousAddresses,
        boolean addressProtected) {

    public SyntheticResident {
        previousNames = List.copyOf(previousNames);
        previousAddresses = List.copyOf(previousAddresses);
    }

    SyntheticResident unprotected() {
        return new SyntheticResident(
                individualNumber,
                numberStatus,
                status,
                name,
                birthDate,
                sex,
                address,
                previousNames,
                previousAddresses,
                false);
    }

    /// The words of the snapshot format.
    public enum NumberStatus {
        CURRENT,
        /// The entry stands for the old number; nobody in the population carries the new one, so that every resident is
        /// one person.
        SUPERSEDED
    }

    /// The words of the snapshot format.
    public enum Status {
        ACTIVE,
        DECEASED,
        REMOVED,
        ABROAD
    }

    public record PreviousName(SyntheticName name, LocalDate until) {
        @Override
        public String toString() {
            return "PreviousName[withheld]";
        }
    }

    public record PreviousAddress(SyntheticAddress address, LocalDate until) {
        @Override
        public String toString() {
            return "PreviousAddress[withheld]";
        }
    }

    @Override
    public String toString() {
        return "SyntheticResident[withheld]";
    }
}
