package jp.sekisho.registry.extract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import jp.sekisho.base.ByteLines;
import jp.sekisho.registry.FaultCode;

/// Reads a snapshot as numbered lines of strict UTF-8. One line is held at a time, in a buffer that is reused.
///
/// The lines are cut before JSON is parsed, so that an object over two lines, or two objects on one, cannot shift the
/// count; and decoded before, because Jackson's own decoder guesses encodings and lets overlong forms through.
final class SnapshotReader {
    private static final int LONGEST = 64 * 1024;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final ByteLines lines;
    private final Consumer<Fault> odd;
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    private final CharBuffer text = CharBuffer.allocate(LONGEST);
    private Optional<FaultCode> fault = Optional.empty();

    /// @param odd told of what does no harm
    SnapshotReader(InputStream in, Consumer<Fault> odd) {
        this.lines = new ByteLines(in, LONGEST);
        this.odd = odd;
    }

    /// Moves to the next line that is not blank; false after the last.
    boolean next() {
        long firstBlank = 0;
        while (cut()) {
            if (!lines.isBlank()) {
                if (firstBlank > 0) {
                    odd.accept(new Fault(firstBlank, "", FaultCode.BLANK_LINE));
                }
                decode();
                return true;
            }
            firstBlank = firstBlank > 0 ? firstBlank : lines.number();
        }
        return false;
    }

    /// What is wrong with the present line, so that it has no characters.
    Optional<FaultCode> fault() {
        return fault;
    }

    /// The present line: its characters from the start of the array up to [#length()].
    char[] characters() {
        return text.array();
    }

    int length() {
        return text.limit();
    }

    /// The present line as it is written, without its line feed.
    String line() {
        return text.toString();
    }

    /// What can still be read of a line that is not UTF-8: its ASCII.
    String remains() {
        return new String(lines.text(), StandardCharsets.ISO_8859_1);
    }

    /// Whether the present line is an object whose first property is this one.
    ///
    /// @param quoted the property with its quotation marks
    boolean beginsWith(String quoted) {
        int at = skipSpace(0);
        if (at == length() || text.get(at) != '{') {
            return false;
        }
        at = skipSpace(at + 1);
        return at + quoted.length() <= length() && quoted.contentEquals(text.subSequence(at, at + quoted.length()));
    }

    private int skipSpace(int from) {
        int at = from;
        while (at < length() && " \t\r".indexOf(text.get(at)) >= 0) {
            at++;
        }
        return at;
    }

    long number() {
        return lines.number();
    }

    SnapshotRefused refused(FaultCode code) {
        return new SnapshotRefused(Math.max(lines.number(), 1), "", code);
    }

    private boolean cut() {
        try {
            return lines.next();
        } catch (IOException e) {
            throw new SnapshotRefused(lines.number() + 1, e);
        }
    }

    private void decode() {
        text.clear();
        fault = Optional.empty();
        if (lines.tooLong()) {
            fault = Optional.of(FaultCode.LINE_TOO_LONG);
        } else {
            decode(lines.inPlace());
        }
        text.flip();
    }

    private void decode(ByteBuffer bytes) {
        if (bytes.get(bytes.limit() - 1) == '\r') {
            odd.accept(new Fault(lines.number(), "", FaultCode.CRLF));
        }
        if (utf8.decode(bytes, text, true).isError()) {
            fault = Optional.of(FaultCode.NOT_UTF8);
        } else if (lines.number() == 1 && text.position() > 0 && text.get(0) == BYTE_ORDER_MARK) {
            odd.accept(new Fault(1, "", FaultCode.BYTE_ORDER_MARK));
            // White space, to a reader of JSON.
            text.put(0, ' ');
        }
        utf8.reset();
    }
}
