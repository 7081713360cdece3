package jp.sekisho.api.inspection;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.MediaType;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipException;
import jp.sekisho.api.problem.ProblemException;
import jp.sekisho.api.problem.ProblemType;
import jp.sekisho.api.problem.ViolationCode;
import jp.sekisho.api.stream.EntryFormat;
import jp.sekisho.api.stream.Exchange;
import jp.sekisho.api.stream.JsonEntries;
import jp.sekisho.api.wire.CheckRequest;
import jp.sekisho.stream.InflatedTooFar;
import jp.sekisho.stream.Line;
import jp.sekisho.stream.QuotedRecords;
import jp.sekisho.stream.Source;
import jp.sekisho.stream.StreamTooLong;
import org.jspecify.annotations.Nullable;

/// The records of a body as its sender wrote them.
///
/// @param format how each line is read
record SentRecords(Source<Line> lines, EntryFormat<CheckRequest> format) {
    static final String CSV = "text/csv";

    /// What the content type announces.
    ///
    /// @throws ProblemException where a character set is none of ours, or a header row is refused
    static SentRecords of(
            Exchange exchange,
            InputStream body,
            MediaType contentType,
            @Nullable String contentEncoding,
            ObjectMapper json)
            throws IOException {
        if (!contentType.isCompatible(MediaType.valueOf(CSV))) {
            return new SentRecords(exchange.lines(body, contentEncoding), new JsonEntries<>(json, CheckRequest.class));
        }
        QuotedRecords rows = exchange.records(body, contentEncoding);
        return new SentRecords(rows, CsvRecords.under(header(rows), charset(contentType)));
    }

    /// The header row, with what is wrong with the body so far: the status is not sent yet.
    private static Optional<Line> header(QuotedRecords rows) {
        try {
            return rows.first();
        } catch (ZipException | EOFException e) {
            throw new ProblemException(ProblemType.MALFORMED_GZIP);
        } catch (StreamTooLong e) {
            throw new ProblemException(ProblemType.TOO_LARGE);
        } catch (InflatedTooFar e) {
            throw new ProblemException(ProblemType.INFLATED_TOO_FAR);
        } catch (IOException e) {
            // The caller is gone, and no answer reaches it.
            throw new ProblemException(ProblemType.CSV_HEADER, "", ViolationCode.REQUIRED);
        }
    }

    private static Charset charset(MediaType contentType) {
        String name = contentType.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8");
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "utf-8" -> StandardCharsets.UTF_8;
            // What is called Shift_JIS in Japan is Microsoft's extension of it.
            case "windows-31j", "shift_jis" -> Charset.forName("windows-31j");
            default -> throw new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE);
        };
    }
}
