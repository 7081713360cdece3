package jp.sekisho.api.reconciliation;

/// The words of the report as people read it; their texts stand with all other texts in `messages/`.
public enum ReconciliationText {
    TITLE,
    COMPLETE,
    INCOMPLETE,
    STARTED_AT,
    DURATION,
    LINES,
    RESULTS_SHA256,

    PROCEDURES,
    NO,
    PROCEDURE,
    DIVISION,
    REGISTERED,
    ATTESTED,
    RELEASED,
    WITHOUT,
    OTHER_RECORD,
    REFUSED,
    SINCE,
    UNTIL,
    INVALID,
    TOTAL,

    VERDICTS,
    VERDICT,
    COUNT,
    MEANING
}
