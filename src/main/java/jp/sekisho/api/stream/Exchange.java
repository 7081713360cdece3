package jp.sekisho.api.stream;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import jp.sekisho.api.problem.ProblemException;
import jp.sekisho.api.problem.ProblemType;
import jp.sekisho.api.text.Language;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// One stream and its answer on the wire: watched for stalls, packed and unpacked.
public final class Exchange {
    private static final Logger LOG = Logger.getLogger(Exchange.class);
    private static final String GZIP = "gzip";
    private static final int GZIP_BUFFER = 1 << 16;

    private final StallWatch watch;
    private final Language language;

    Exchange(StallWatch watch, Language language) {
        this.watch = watch;
        this.language = language;
    }

    /// Writes the whole answer.
    public interface Answer {
        void write(OutputStream out) throws IOException, InterruptedException;
    }

    /// The body as it was before it was packed.
    public InputStream unpacked(InputStream body, @Nullable String contentEncoding) throws IOException {
        InputStream watched = watch.watch(body);
        if (contentEncoding == null || contentEncoding.equalsIgnoreCase("identity")) {
            return watched;
        }
        if (!contentEncoding.equalsIgnoreCase(GZIP)) {
            throw new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE);
        }
        try {
            return new GZIPInputStream(watched, GZIP_BUFFER);
        } catch (ZipException | EOFException e) {
            throw new ProblemException(ProblemType.MALFORMED_GZIP);
        }
    }

    /// A response that is written while the body is read.
    public Response response(ReportFormat format, @Nullable String acceptEncoding, Answer answer) {
        boolean packed = acceptEncoding != null && acceptEncoding.contains(GZIP);
        Response.ResponseBuilder response = Response.ok((StreamingOutput) out -> write(answer, out, packed))
                .type(format.mediaType())
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        return (packed ? response.header(HttpHeaders.CONTENT_ENCODING, GZIP) : response).build();
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
