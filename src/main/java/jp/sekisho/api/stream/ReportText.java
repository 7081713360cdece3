package jp.sekisho.api.stream;

/// The words that every report has; their texts stand with all other texts in `messages/`.
public enum ReportText {
    CONTACT,
    INCOMPLETE,
    /// Lines that nobody looked at.
    UNREAD,
    DURATION,
    RESULTS_SHA256,

    NO,
    PROCEDURE,
    DIVISION,
    INVALID,
    TOTAL,

    COUNT,
    MEANING
}
