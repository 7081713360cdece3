package jp.sekisho.security;

import java.util.Set;

/// A system that calls the gate.
///
/// @param id its name in logs and in the audit trail
/// @param roles what it may do, see [Role]
/// @param procedures ids of the procedures that it may ask about, or [#EVERY_PROCEDURE]; none where it is empty
/// @param detail how much an answer tells it
/// @param audience the system that relies on the attestations issued to it
public record Caller(
        String id, Set<String> roles, Set<String> procedures, Detail detail, String audience, Quota quota) {
    /// Stands for every procedure of the catalogue.
    public static final String EVERY_PROCEDURE = "*";

    /// How much an answer tells a caller.
    public enum Detail {
        /// The decision and coarse reasons: no help in guessing a person's data.
        COARSE,
        /// How a field compared and why it blocks, only where the other fields already identify the person.
        GUARDED,
        /// Every outcome and reason.
        FULL
    }

    public boolean mayAskAbout(String procedureId) {
        return procedures.contains(EVERY_PROCEDURE) || procedures.contains(procedureId);
    }
}
