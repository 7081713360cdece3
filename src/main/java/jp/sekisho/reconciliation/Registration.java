package jp.sekisho.reconciliation;

import java.time.OffsetDateTime;
import jp.sekisho.attestation.Shown;
import jp.sekisho.policy.Procedure;

/// One record as it was registered.
///
/// @param token what it was registered with; empty where with nothing
/// @param audience the system that registered it
public record Registration(
        Procedure procedure, OffsetDateTime registeredAt, String token, Shown shown, String audience) {
    @Override
    public String toString() {
        return "Registration[withheld]";
    }
}
