package jp.sekisho.api.inspection;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Variant;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import jp.sekisho.api.text.Language;
import jp.sekisho.api.wire.TrailerLine;

/// How an inspection is answered: line by line for programs, or the report alone for people.
enum ReportFormat {
    NDJSON(InspectionResource.NDJSON),
    HTML(MediaType.TEXT_HTML + ";charset=UTF-8"),
    MARKDOWN("text/markdown;charset=UTF-8"),
    CSV("text/csv;charset=UTF-8");

    static final String MARKDOWN_TYPE = "text/markdown";

    private final MediaType mediaType;

    ReportFormat(String mediaType) {
        this.mediaType = MediaType.valueOf(mediaType);
    }

    MediaType mediaType() {
        return mediaType;
    }

    /// What the `Accept` header prefers; NDJSON where it leaves the choice.
    static ReportFormat preferredBy(Request request) {
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
    InspectionStream.Results linesTo(OutputStream out) {
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
    void write(Conclusion conclusion, Language language, TrailerSigner signer, OutputStream out) throws IOException {
        TrailerLine trailer = conclusion.line();
        switch (this) {
            case NDJSON -> {
                out.write(utf8(signer.signed(conclusion)));
                out.write('\n');
            }
            case HTML -> out.write(utf8(ReportPage.html(ReportTables.of(trailer.trailer(), language), language)));
            case MARKDOWN -> out.write(utf8(ReportPage.markdown(ReportTables.of(trailer.trailer(), language))));
            case CSV -> out.write(utf8(ReportPage.csv(ReportTables.of(trailer.trailer(), language))));
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
