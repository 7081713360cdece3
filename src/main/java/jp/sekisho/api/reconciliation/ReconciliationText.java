package jp.sekisho.api.reconciliation;

/// The words of a reconciliation's report; their texts stand with all other texts in `messages/`.
public enum ReconciliationText {
    TITLE,
    COMPLETE,
    STARTED_AT,
    LINES,

    PROCEDURES,
    REGISTERED,
    ATTESTED,
    RELEASED,
    WITHOUT,
    OTHER_RECORD,
    REFUSED,
    SINCE,
    UNTIL,

    VERDICTS,
    VERDICT
}
