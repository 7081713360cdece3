package jp.sekisho.api.inspection;

import jp.sekisho.api.problem.Problem;
import jp.sekisho.api.text.Language;
import jp.sekisho.api.wire.CheckRequest;
import jp.sekisho.inspection.Line;

/// How the records of a stream are written. Used by several threads.
interface RecordFormat {

    /// A line as the record that it says, or what is wrong with it.
    sealed interface Read {
        /// A record; its constraints are not checked yet.
        record Record(CheckRequest request) implements Read {}

        /// No record.
        record Refused(Problem problem) implements Read {}
    }

    Read read(Line line, Language language);
}
