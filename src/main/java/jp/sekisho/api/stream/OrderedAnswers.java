package jp.sekisho.api.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.ByteArrayOutputStream;
import java.util.List;
import jp.sekisho.stream.AnsweredStream;
import org.jspecify.annotations.Nullable;

/// Writes the answers to a stream in its order, on one thread: so that what they say of lines that are no records, in
/// full or in short, hangs on the stream alone and not on how it was cut into batches, or on which came first.
final class OrderedAnswers implements AnsweredStream.Writing<OrderedAnswers.Part> {
    /// Lines of a stream that are no records and are answered in full, each by itself. A handful of bytes must
    /// not buy more.
    private static final int IN_FULL = 1_000;

    private final ObjectWriter writer;
    private int inFull;
    private @Nullable InvalidLine run;

    OrderedAnswers(ObjectWriter writer) {
        this.writer = writer;
    }

    /// A part of a batch's answers.
    sealed interface Part {
        /// As they are written, each with its line break.
        record Records(byte[] lines) implements Part {}

        record NoRecord(InvalidLine line) implements Part {}
    }

    @Override
    public byte[] lines(List<Part> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Part part : parts) {
            switch (part) {
                case Part.Records(var lines) -> {
                    out.writeBytes(rest());
                    out.writeBytes(lines);
                }
                case Part.NoRecord(var line) -> out.writeBytes(noRecord(line));
            }
        }
        return out.toByteArray();
    }

    private byte[] noRecord(InvalidLine line) {
        if (inFull < IN_FULL) {
            inFull++;
            return written(line);
        }
        if (run != null && run.problem().code().equals(line.problem().code())) {
            run = run.upTo(line.line());
            return new byte[0];
        }
        byte[] before = rest();
        run = line.inShort();
        return before;
    }

    @Override
    public byte[] rest() {
        byte[] rest = run == null ? new byte[0] : written(run);
        run = null;
        return rest;
    }

    private byte[] written(InvalidLine line) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            out.writeBytes(writer.writeValueAsBytes(line));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem is plain data", e);
        }
        out.write('\n');
        return out.toByteArray();
    }
}
