package jp.sekisho.worklist;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.check.BusinessRecord;
import jp.sekisho.policy.Field;

/// Reads the file that was inspected as the inspection read it.
public interface InspectedFile {
    /// The file, and what the inspection was told of it.
    ///
    /// @param charset of a table, where it was declared
    /// @param columns what the caller's own names of columns mean, as in `?columns=`; empty where nothing was said
    /// @param characterSet in which the records are written, where it was declared
    /// @param dateCodes by which dates of seven digits code their era, where that was declared
    record Source(
            Path file,
            Optional<String> charset,
            String columns,
            Optional<String> characterSet,
            Optional<String> dateCodes) {}

    /// One of its records.
    ///
    /// @param destinationKey what it is to be registered under; empty where the file does not say
    /// @param sent the fields as they stand there; none that is empty
    /// @param request the record as `POST /v1/checks` takes it: a JSON object, always the same for the same record
    record Sent(
            long line,
            String recordRef,
            String destinationKey,
            BusinessRecord record,
            Map<Field, String> sent,
            String request) {
        @Override
        public String toString() {
            return "Sent[withheld]";
        }
    }

    /// Takes records in their order.
    interface Records {
        void take(Sent record) throws IOException, WorkListRefused;
    }

    /// @throws WorkListRefused where the file, or a line of it, is no record
    void read(Source source, Records records) throws IOException, WorkListRefused;
}
