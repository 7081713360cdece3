package jp.sekisho.stream;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import jp.sekisho.base.ByteOrderMark;

/// What the first bytes of a file tell: what it is, whatever its name says.
///
/// @param kind of the file
/// @param whole the file from its first byte on, without the mark of UTF-8
public record Beginning(Kind kind, InputStream whole) {
    private static final int MAGIC = 4;

    /// What a file is.
    public enum Kind {
        TEXT,
        /// It begins with the mark of UTF-16.
        UTF_16,
        /// A ZIP archive: an .xlsx, for instance.
        ZIP,
        /// The container of Office before 2007: an .xls, or a workbook under a password.
        OLE
    }

    /// Waits for the first four bytes.
    public static Beginning of(InputStream in) throws IOException {
        byte[] head = in.readNBytes(MAGIC);
        // A mark is no part of the first cell.
        int mark = ByteOrderMark.length(head);
        return new Beginning(
                kind(head), new SequenceInputStream(new ByteArrayInputStream(head, mark, head.length - mark), in));
    }

    private static Kind kind(byte[] head) {
        int first = head.length < 2 ? 0 : (head[0] & 0xFF) << 8 | head[1] & 0xFF;
        int second = head.length < MAGIC ? 0 : (head[2] & 0xFF) << 8 | head[3] & 0xFF;
        return switch (first) {
            case 0xFFFE, 0xFEFF -> Kind.UTF_16;
            case 0x504B -> second == 0x0304 ? Kind.ZIP : Kind.TEXT;
            case 0xD0CF -> second == 0x11E0 ? Kind.OLE : Kind.TEXT;
            default -> Kind.TEXT;
        };
    }

    /// The text with lines that end in a line feed; UTF-16 as UTF-8. Waits for the end of the first line.
    ///
    /// @param declared what the sender says
    /// @param longest bytes of a line
    public InputStream lines(Optional<Charset> declared, int longest) throws IOException {
        boolean wide =
                declared.filter(charset -> charset.name().startsWith("UTF-16")).isPresent();
        InputStream text = kind == Kind.UTF_16
                ? new Utf16AsUtf8(whole, StandardCharsets.UTF_16)
                : wide ? new Utf16AsUtf8(whole, declared.orElseThrow()) : whole;
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        byte[] one = new byte[1];
        int last = 0;
        boolean quoted = false;
        while (line.size() <= longest && last != '\n' && text.read(one, 0, 1) > 0) {
            line.write(one[0]);
            if (last == '\r' && one[0] != '\n') {
                return new ReturnsAsLineFeeds(joined(line, text));
            }
            quoted ^= one[0] == '"';
            // A line break within a cell may be another one than between the lines.
            last = quoted ? 0 : one[0];
        }
        return joined(line, text);
    }

    private static InputStream joined(ByteArrayOutputStream line, InputStream text) {
        return new SequenceInputStream(new ByteArrayInputStream(line.toByteArray()), text);
    }

    @Override
    public String toString() {
        return "Beginning[" + kind + "]";
    }
}
