package jp.sekisho.api.inspection;

/// The words of an inspection's report; their texts stand with all other texts in `messages/`.
public enum InspectionText {
    TITLE,
    /// Where only changed persons were looked at.
    CHANGED_TITLE,
    UNCHANGED,
    CHANGED_SINCE,
    COMPLETE,
    STARTED_AT,
    LINES,
    REGISTRY_AS_OF,
    POLICY,

    PROCEDURES,
    CHECKED,
    PASSED,
    SUSPECTED_WRONG_LINKS,
    CORRECT,
    REVIEW,
    UNDECIDED,

    CAUSES,
    CAUSE,
    CAUSE_FORM,
    CAUSE_ENTRY,
    CAUSE_UNKNOWN,

    REASONS,
    REASON,
    SHAPES,
    SHAPE,
    DIAGNOSES,
    DIAGNOSIS,
    FINDINGS,
    CONCERNED_LINES,
    BOUND_REACHED,

    OUTCOME_CHART,
    REASON_CHART,

    RECORDS,
    LINE,
    RECORD_REF,
    RECORD_PROCEDURE,
    RECORD_REASONS,
    FURTHER_RECORDS,

    DETECTION,
    ERROR_CLASS,
    SEEDED,
    BLOCKED,
    RECALL,
    CONFIDENCE,
    TRUE_ALARM_SHARE
}
