package jp.sekisho.policy;

import java.time.LocalDate;
import java.util.Set;

/// What a record must show to pass. A policy is `strict-4`, or stricter, or uses one of the few exceptions that the
/// design names; [PolicyFile] refuses anything weaker.
///
/// @param sha256 SHA-256 of the policy's file, lower-case hexadecimal: what decided can be told from the answer
/// @param required the fields that must accept; always number, kanji name, birth date, sex and address
/// @param historical what may agree with an earlier state that the registry holds
/// @param acceptsDeceased records of the deceased may pass
/// @param acceptsAbroad records of residents who moved out of Japan may pass
/// @param limits how far agreement reaches before a person must look
/// @param procedures ids of the procedures it is for; empty for the default policy, which is for all others
public record Policy(
        String id,
        String sha256,
        Set<Field> required,
        Set<Historical> historical,
        boolean acceptsDeceased,
        boolean acceptsAbroad,
        Limits limits,
        Set<String> procedures) {

    /// The default policy.
    public static final String DEFAULT_ID = "strict-4";

    /// What may agree with an earlier state.
    public enum Historical {
        FAMILY_NAME("familyName"),
        ADDRESS("address");

        private final String wireName;

        Historical(String wireName) {
            this.wireName = wireName;
        }

        /// The name in JSON and in policy files.
        public String wireName() {
            return wireName;
        }
    }

    /// How far agreement reaches before a person must look.
    ///
    /// @param acceptsOtherBuilding an address may pass though the building is missing on one side or differs, where
    ///     lot, name, birth date and sex agree plainly
    /// @param acceptsNameFormNotHeld a name may pass beside a Latin form or an everyday name that the registry
    ///     does not hold, and that is therefore compared with nothing
    /// @param acceptsOtherOfficialKana a reading may differ from one that is official, or be left out, where it may
    ///     differ from any other
    /// @param acceptsFormerMunicipality an address may pass that names its municipality as it was before a
    ///     merger, a renaming or new wards, where town and lot agree and no other place can be meant: an exception
    /// @param addressYears so many years after its end an earlier address still counts
    /// @param bornSince nobody was born before this day: 0001-01-01 and the like are no birth dates
    /// @param zeroDays what programs write for a day that they do not know
    public record Limits(
            boolean acceptsOtherBuilding,
            boolean acceptsNameFormNotHeld,
            boolean acceptsOtherOfficialKana,
            boolean acceptsFormerMunicipality,
            int addressYears,
            LocalDate bornSince,
            Set<LocalDate> zeroDays) {
        /// Those of `strict-4`, the widest there are but for the exceptions.
        public static final Limits WIDEST = new Limits(
                true,
                true,
                true,
                false,
                5,
                LocalDate.of(1870, 1, 1),
                Set.of(
                        LocalDate.of(1899, 12, 30),
                        LocalDate.of(1899, 12, 31),
                        LocalDate.of(1900, 1, 1),
                        LocalDate.of(1904, 1, 1)));

        public Limits {
            zeroDays = Set.copyOf(zeroDays);
        }
    }

    public Policy {
        required = Set.copyOf(required);
        historical = Set.copyOf(historical);
        procedures = Set.copyOf(procedures);
    }

    /// Whether a record of this procedure must show the field. Only the sex may be dropped, and only by a procedure
    /// that does not hold it.
    public boolean requires(Field field, Procedure procedure) {
        return required.contains(field) && (field != Field.SEX || procedure.sexHeld());
    }
}
