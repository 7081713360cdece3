package jp.sekisho.audit;

import java.util.Optional;

/// What a verification found.
///
/// @param lines whole lines up to the first broken place
/// @param from time of the first line
/// @param to time of the last line
/// @param headsVerified signed heads that agree with the lines and were signed by one of the keys; 0 without keys
/// @param headsCompared signed heads that agree with the lines, whoever signed them
/// @param linesAfterLastHead lines that nobody would miss if they were cut off
/// @param unfinishedBytes bytes after the last line break, such as while the service writes
/// @param broken the first place that is not as it was written
public record TrailFindings(
        int files,
        long lines,
        String from,
        String to,
        long headsVerified,
        long headsCompared,
        long linesAfterLastHead,
        long unfinishedBytes,
        Optional<Broken> broken) {

    /// A place that is not as it was written.
    ///
    /// @param line from 1 in its file; 0 where it is the file itself
    public record Broken(String file, long line, Kind kind) {}

    /// What happened to the place, as far as the chain tells.
    public enum Kind {
        CHANGED("the line is not the one that was written"),
        REMOVED("lines or a file before this place are missing"),
        INSERTED("the line was not there when its neighbours were written"),
        REORDERED("the line stands at another place than it was written at"),
        CUT("the lines after this place are missing, up to a signed head"),
        NOT_SIGNED("no head signed by one of the keys covers this file");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }
}
