package jp.sekisho.api.stream;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import jp.sekisho.api.text.Language;
import jp.sekisho.stream.Allowance;
import jp.sekisho.stream.Limits;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// One stream and its answer on the wire: watched for stalls, packed and unpacked.
public final class Exchange {
    private static final Logger LOG = Logger.getLogger(Exchange.class);
    private static final String GZIP = "gzip";
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s");
    private static final Pattern REFUSED = Pattern.compile("[^;]+;q=0(\\.0*)?");
    private static final int GZIP_BUFFER = 1 << 16;

    private final StallWatch watch;
    private final Limits limits;
    private final Allowance allowance;
    private final IntSupplier workbooks;
    private final Language language;

    /// @param allowance as for [LineReader#ofLines]
    Exchange(StallWatch watch, Limits limits, Allowance allowance, IntSupplier workbooks, Language language) {
        this.watch = watch;
        this.limits = limits;
        this.allowance = allowance;
        this.workbooks = workbooks;
        this.language = language;
    }

    /// Writes the whole answer.
    public interface Answer {
        void write(OutputStream out) throws IOException, InterruptedException;
    }

    /// The same answer without the records that passed, all of it sent once the body was read.
    public static Answer blockedOnly(Answer answer) {
        return HeldAnswers.of(answer);
    }

    /// How the body is read.
    public Intake intake() {
        return new Intake(watch::watch, limits, allowance, workbooks);
    }

    /// A response that is written while the body is read.
    public Response response(ReportFormat format, @Nullable String acceptEncoding, Answer answer) {
        boolean packed = acceptEncoding != null && takesGzip(acceptEncoding);
        Response.ResponseBuilder response = Response.ok((StreamingOutput) out -> write(answer, out, packed))
                .type(format.mediaType())
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        return (packed ? response.header(HttpHeaders.CONTENT_ENCODING, GZIP) : response).build();
    }

    /// Whether it is named, and not with the weight that refuses it (RFC 9110, section 12.5.3).
    private static boolean takesGzip(String acceptEncoding) {
        return Arrays.stream(WHITE_SPACE
                        .matcher(acceptEncoding.toLowerCase(Locale.ROOT))
                        .replaceAll("")
                        .split(","))
                .anyMatch(coding -> coding.equals(GZIP)
                        || coding.startsWith(GZIP + ";")
                                && !REFUSED.matcher(coding).matches());
    }

    /// Whatever goes wrong once the answer has begun breaks the connection: nobody may take what was sent for complete.
    private void write(Answer answer, OutputStream plain, boolean packed) {
        try {
            OutputStream watched = watch.watch(plain);
            OutputStream out = packed ? new GZIPOutputStream(watched, GZIP_BUFFER, true) : watched;
            answer.write(out);
            // Only now: closing is the answer's proper end.
            out.close();
        } catch (IOException e) {
            // Its text names the connection at most; the caller's going away is no defect.
            LOG.info("A stream was broken off by its caller");
            watch.cut();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            watch.cut();
        } catch (RuntimeException e) {
            watch.cut();
            throw e;
        }
    }
}
