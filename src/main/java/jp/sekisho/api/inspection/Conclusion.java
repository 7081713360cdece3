package jp.sekisho.api.inspection;

import java.util.EnumSet;
import java.util.Set;
import jp.sekisho.api.wire.TrailerLine;
import jp.sekisho.api.wire.TrailerLine.Incomplete;
import jp.sekisho.inspection.Report;

/// What an inspection came to.
record Conclusion(Report report, Ending ending) {

    TrailerLine line() {
        return Trailers.line(report, ending);
    }

    /// A report that nobody can verify is not complete.
    Conclusion notSigned() {
        Set<Incomplete> why = EnumSet.of(Incomplete.NOT_SIGNED);
        why.addAll(ending.incomplete());
        return new Conclusion(report, new Ending(why, ending.startedAt(), ending.duration(), ending.resultsSha256()));
    }
}
