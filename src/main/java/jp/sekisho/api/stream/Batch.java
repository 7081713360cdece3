package jp.sekisho.api.stream;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// What became of a batch of lines.
///
/// @param lines what is counted of each
/// @param results one line of NDJSON a line, each with its line break
public record Batch<T>(List<T> lines, byte[] results) {
    private static final int USUAL_LINE = 512;

    /// @param writer writes one answer after the other
    /// @param answers one for each line
    public static <T> Batch<T> of(List<T> lines, ObjectWriter writer, List<?> answers) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(answers.size() * USUAL_LINE);
        try (SequenceWriter results = writer.withRootValueSeparator("\n").writeValues(out)) {
            results.writeAll(answers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.write('\n');
        return new Batch<>(lines, out.toByteArray());
    }
}
