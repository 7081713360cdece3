package jp.sekisho.api.inspection;

/// The words of the report as people read it; their texts stand with all other texts in `messages/`.
public enum ReportText {
    TITLE,
    COMPLETE,
    INCOMPLETE,
    STARTED_AT,
    DURATION,
    LINES,
    REGISTRY_AS_OF,
    POLICY,
    RESULTS_SHA256,

    PROCEDURES,
    NO,
    PROCEDURE,
    DIVISION,
    CHECKED,
    PASSED,
    SUSPECTED_WRONG_LINKS,
    CORRECT,
    REVIEW,
    UNDECIDED,
    INVALID,
    TOTAL,

    CAUSES,
    CAUSE,
    COUNT,
    CAUSE_FORM,
    CAUSE_ENTRY,
    CAUSE_UNKNOWN,

    REASONS,
    REASON,
    MEANING,
    DIAGNOSES,
    DIAGNOSIS,
    FINDINGS,
    CONCERNED_LINES,

    DETECTION,
    ERROR_CLASS,
    SEEDED,
    BLOCKED,
    RECALL,
    CONFIDENCE,
    TRUE_ALARM_SHARE
}
