package jp.sekisho.api.stream;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Optional;
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
import org.jspecify.annotations.Nullable;

/// Reads the lines of a stream, packed or not, within its limits: a body as it arrives, or a file.
///
/// @param watched what sees to it that the stream goes on
/// @param allowance as for [LineReader#ofLines]
public record Intake(UnaryOperator<InputStream> watched, Limits limits, Allowance allowance) {
    private static final String GZIP = "gzip";

    /// A file of the operator's own, which nobody has to be guarded against.
    public static Intake ofFile(Limits limits) {
        return new Intake(UnaryOperator.identity(), limits, Allowance.UNLIMITED);
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
