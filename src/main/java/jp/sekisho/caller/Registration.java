package jp.sekisho.caller;

import java.time.Duration;
import java.util.List;

/// May the record be registered? What is not known is never [Registrable].
public sealed interface Registration {

    /// Yes: the gate let it pass, and the attestation verifies for this record, this destination and this audience.
    record Registrable(VerifiedAttestation attestation) implements Registration {}

    /// No, or not yet.
    sealed interface Withheld extends Registration {}

    /// No: somebody must do something first. Asking again changes nothing.
    ///
    /// @param reasons all that are known, for people
    /// @param requestId under which the operator finds the request; empty where the gate sent none
    record NotRegistrable(WhatToDo whatToDo, List<Reason> reasons, String requestId) implements Withheld {
        public NotRegistrable {
            reasons = List.copyOf(reasons);
        }
    }

    /// Nothing was decided, and all tries are used up: keep the record unregistered and ask again.
    ///
    /// @param retryAfter how long to wait at least
    record NotDecided(Duration retryAfter) implements Withheld {}
}
