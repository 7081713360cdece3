package jp.sekisho.api.stream;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Variant;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import jp.sekisho.api.text.Language;
import jp.sekisho.stream.AnsweredStream;

/// How a stream is answered: line by line for programs, or the report alone for people.
public enum ReportFormat {
    NDJSON(Streams.NDJSON),
    HTML(MediaType.TEXT_HTML + ";charset=UTF-8"),
    MARKDOWN("text/markdown;charset=UTF-8"),
    CSV("text/csv;charset=UTF-8");

    /// The media type of Markdown (RFC 7763).
    public static final String MARKDOWN_TYPE = "text/markdown";

    private final MediaType mediaType;

    ReportFormat(String mediaType) {
        this.mediaType = MediaType.valueOf(mediaType);
    }

    public MediaType mediaType() {
        return mediaType;
    }

    /// What the `Accept` header prefers; NDJSON where it leaves the choice.
    public static ReportFormat preferredBy(Request request) {
        List<Variant> variants = Variant.mediaTypes(
                        Arrays.stream(values()).map(ReportFormat::mediaType).toArray(MediaType[]::new))
                .build();
        Variant chosen = request.selectVariant(variants);
        return Arrays.stream(values())
                .filter(format -> chosen != null && format.mediaType.equals(chosen.getMediaType()))
                .findFirst()
                .orElse(NDJSON);
    }

    /// Where the answers to single lines go.
    AnsweredStream.Results resultsTo(OutputStream out) {
        return switch (this) {
            case NDJSON ->
                lines -> {
                    out.write(lines);
                    out.flush();
                };
            case HTML, MARKDOWN, CSV -> _ -> {};
        };
    }

    /// Writes what ends the answer: the trailer, or the whole report.
    ///
    /// @param trailer without its line break
    void write(Supplier<String> trailer, Supplier<ReportPage> page, Language language, OutputStream out)
            throws IOException {
        switch (this) {
            case NDJSON -> {
                out.write(utf8(trailer.get()));
                out.write('\n');
            }
            case HTML -> out.write(utf8(page.get().html(language)));
            case MARKDOWN -> out.write(utf8(page.get().markdown()));
            case CSV -> out.write(utf8(page.get().csv()));
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
