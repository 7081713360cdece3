package jp.sekisho.security;

import java.util.Set;
import jp.sekisho.characters.DeclaredCodes;

/// A system that calls the gate.
///
/// @param id its name in logs and in the audit trail
/// @param roles what it may do, see [Role]
/// @param procedures ids of the procedures that it may ask about, or [#EVERY_PROCEDURE]; none where it is empty
/// @param destinations ids of the systems that its records may go to, or [#EVERY_DESTINATION]
/// @param detail how much an answer tells it
/// @param codes in which it writes
/// @param audience the system that relies on the attestations issued to it, where the destination names no other
public record Caller(
        String id,
        Set<String> roles,
        Set<String> procedures,
        Set<String> destinations,
        Detail detail,
        DeclaredCodes codes,
        String audience,
        Quota quota) {
    /// Stands for every procedure of the catalogue.
    public static final String EVERY_PROCEDURE = "*";

    /// Stands for every destination of the settings.
    public static final String EVERY_DESTINATION = "*";

    /// A caller that declares no codes.
    public Caller(
            String id,
            Set<String> roles,
            Set<String> procedures,
            Set<String> destinations,
            Detail detail,
            String audience,
            Quota quota) {
        this(id, roles, procedures, destinations, detail, DeclaredCodes.NONE, audience, quota);
    }

    /// How much an answer tells a caller.
    public enum Detail {
        /// The decision and coarse reasons: no help in guessing a person's data.
        COARSE,
        /// How a field compared and why it blocks, only where the other fields already identify the person.
        GUARDED,
        /// Every outcome and reason.
        FULL
    }

    public boolean maySendTo(String destinationId) {
        return destinations.contains(EVERY_DESTINATION) || destinations.contains(destinationId);
    }

    public boolean mayAskAbout(String procedureId) {
        return procedures.contains(EVERY_PROCEDURE) || procedures.contains(procedureId);
    }
}
