package jp.sekisho.attestation;

/// What a valid proposal says.
///
/// @param bound the same as an attestation's claims, except that nothing passed
/// @param checkId the check that blocked
/// @param blockedFor the codes that the check blocked for, separated by spaces
/// @param reason the code of what was established
/// @param sameExplanation whether the explanation shown with it is the proposer's
public record ProposalClaims(
        AttestationClaims bound,
        String checkId,
        String blockedFor,
        String reason,
        Releaser proposer,
        boolean sameExplanation) {}
