package jp.sekisho.api.inspection;

import jp.sekisho.api.stream.Ending;
import jp.sekisho.inspection.Report;

/// What an inspection came to.
record Conclusion(Report report, Ending ending) {
    /// Lines answered.
    long lines() {
        return report.total().checked() + report.total().invalid();
    }
}
