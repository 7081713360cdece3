package jp.sekisho.caller;

/// Why a record is not registrable.
///
/// @param code of a reason or a problem of the gate, `openapi/codes.md`, or what this library found:
///     `NO_ANSWER_OF_A_GATE`, `OTHER_RECORD_ANSWERED`, `NOT_ENFORCED`, `ATTESTATION_MISSING`, or `ATTESTATION_` or
///     `REPORT_` and a [jp.sekisho.attestation.Refusal]. More may come
/// @param message for people, in the language asked for; empty where the gate said none
public record Reason(String code, String message) {}
