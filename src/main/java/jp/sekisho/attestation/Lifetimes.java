package jp.sekisho.attestation;

import java.time.Duration;
import java.util.Map;

/// How long attestations are in force.
///
/// @param byProcedure for single procedures by their id, instead of the usual one
/// @param ofProposals how long a release may wait for its second person
public record Lifetimes(Duration usual, Map<String, Duration> byProcedure, Duration ofProposals) {
    public Lifetimes {
        byProcedure = Map.copyOf(byProcedure);
        AttestationDraft.requireLifetime(usual);
        AttestationDraft.requireLifetime(ofProposals);
        byProcedure.values().forEach(AttestationDraft::requireLifetime);
    }

    public Duration of(String procedure) {
        return byProcedure.getOrDefault(procedure, usual);
    }
}
