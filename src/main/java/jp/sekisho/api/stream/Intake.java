package jp.sekisho.api.stream;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;
import java.util.zip.ZipException;
import jp.sekisho.api.problem.ProblemException;
import jp.sekisho.api.problem.ProblemType;
import jp.sekisho.stream.Allowance;
import jp.sekisho.stream.Beginning;
import jp.sekisho.stream.BoundedGunzip;
import jp.sekisho.stream.Limits;
import jp.sekisho.stream.LineReader;
import jp.sekisho.stream.QuotedRecords;
import jp.sekisho.stream.workbook.Workbook;
import org.jspecify.annotations.Nullable;

/// Reads the lines of a stream, packed or not, within its limits: a body as it arrives, or a file.
///
/// @param watched what sees to it that the stream goes on
/// @param allowance as for [LineReader#ofLines]
/// @param workbookRoom takes room for a workbook, which is held in memory while it is read: bytes of the heap
public record Intake(UnaryOperator<InputStream> watched, Limits limits, Allowance allowance, IntSupplier workbookRoom) {
    private static final String GZIP = "gzip";
    private static final int LARGEST_WORKBOOK = 128 << 20;
    /// An eighth of the heap.
    static final int HEAP_A_WORKBOOK = (int) Math.min(Runtime.getRuntime().maxMemory() / 8, LARGEST_WORKBOOK);

    /// A file of the operator's own, which nobody has to be guarded against.
    public static Intake ofFile(Limits limits) {
        return new Intake(UnaryOperator.identity(), limits, Allowance.UNLIMITED, () -> HEAP_A_WORKBOOK);
    }

    /// The lines of the body.
    public LineReader lines(InputStream body, @Nullable String contentEncoding) throws IOException {
        return LineReader.ofLines(unpacked(body, contentEncoding), limits, allowance);
    }

    /// What the body of a table begins with.
    public Beginning beginning(InputStream body, @Nullable String contentEncoding) throws IOException {
        return Beginning.of(unpacked(body, contentEncoding));
    }

    /// The records of a table of text.
    ///
    /// @param charset that was declared
    public QuotedRecords records(Beginning table, Optional<Charset> charset) throws IOException {
        return QuotedRecords.of(table.lines(charset, limits.line()), limits, allowance);
    }

    /// A sheet of a workbook; see [Workbook#of].
    ///
    /// @throws jp.sekisho.api.problem.UndecidedException `OVERLOADED` where others are read already
    public Workbook workbook(Beginning table, Optional<String> sheet) throws IOException {
        return Workbook.of(table.whole(), sheet, workbookRoom.getAsInt(), limits, allowance);
    }

    /// The rows of a workbook.
    public QuotedRecords rows(Workbook workbook) {
        return QuotedRecords.ofRows(workbook, limits);
    }

    private InputStream unpacked(InputStream body, @Nullable String contentEncoding) throws IOException {
        InputStream in = watched.apply(body);
        if (contentEncoding == null || contentEncoding.equalsIgnoreCase("identity")) {
            return in;
        }
        if (!contentEncoding.equalsIgnoreCase(GZIP)) {
            throw new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE);
        }
        try {
            return BoundedGunzip.of(in, limits);
        } catch (ZipException | EOFException e) {
            throw new ProblemException(ProblemType.MALFORMED_GZIP);
        }
    }
}
