package jp.sekisho.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.sekisho.person.Address;
import jp.sekisho.person.BirthDateEntry.BirthDate;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.person.PersonName;
import jp.sekisho.person.Sex;

/// A resident as the registry holds them.
///
/// @param kanaSource what the reading of the name rests on
/// @param addressProtected the address is protected (支援措置): it is compared with nothing, and every check
///     asks for a look
public record Resident(
        IndividualNumber individualNumber,
        NumberStatus numberStatus,
        Status status,
        PersonName name,
        KanaSource kanaSource,
        BirthDate birthDate,
        Sex sex,
        Address address,
        List<PreviousName> previousNames,
        List<PreviousAddress> previousAddresses,
        boolean addressProtected) {

    /// A resident of whose reading nothing more is known.
    public Resident(
            IndividualNumber individualNumber,
            NumberStatus numberStatus,
            Status status,
            PersonName name,
            BirthDate birthDate,
            Sex sex,
            Address address,
            List<PreviousName> previousNames,
            List<PreviousAddress> previousAddresses,
            boolean addressProtected) {
        this(
                individualNumber,
                numberStatus,
                status,
                name,
                KanaSource.UNKNOWN,
                birthDate,
                sex,
                address,
                previousNames,
                previousAddresses,
                addressProtected);
    }

    /// What the reading of a name rests on, since readings are written into the family register (改正戸籍法, in force from
    /// 26 May 2025).
    public enum KanaSource {
        UNKNOWN,
        /// Written into the family register, and so into the resident's record.
        OFFICIAL,
        /// Notified to the resident and not yet written in; once it may be corrected.
        NOTIFIED,
        /// Of a foreign resident, who has no family register.
        FOREIGN
    }

    /// Whether the number is the resident's present one.
    public enum NumberStatus {
        CURRENT,
        /// A new number was given in its place; the new one is never told.
        SUPERSEDED
    }

    /// Whether the resident is one at present.
    public enum Status {
        ACTIVE,
        DECEASED,
        /// Removed from the registry ex officio (職権消除).
        REMOVED,
        /// Moved out of Japan (国外転出).
        ABROAD
    }

    /// A name that the resident bore until a day, if it is known.
    public record PreviousName(PersonName name, Optional<LocalDate> until) {
        @Override
        public String toString() {
            return "PreviousName[withheld]";
        }
    }

    /// An address that the resident had until a day, if it is known.
    public record PreviousAddress(Address address, Optional<LocalDate> until) {
        @Override
        public String toString() {
            return "PreviousAddress[withheld]";
        }
    }

    @Override
    public String toString() {
        return "Resident[withheld]";
    }
}
