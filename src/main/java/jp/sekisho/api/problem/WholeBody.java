package jp.sekisho.api.problem;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import jp.sekisho.base.ByteOrderMark;
import org.jspecify.annotations.Nullable;

/// Takes the body of one record into memory, unpacked and without a byte order mark, up to the limit of [BodyLimit],
/// whether its length was declared or not. An endpoint that reads lines takes the stream itself, which is let through.
/// The framework would count it too, but refuse it without a problem; and read before the endpoint is found, over
/// HTTP/2 a request is over that the framework wants to pause.
@Provider
public final class WholeBody implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (context.getType() == InputStream.class) {
            return context.proceed();
        }
        byte[] body = whole(context.getInputStream(), context.getHeaders().getFirst(HttpHeaders.CONTENT_ENCODING));
        if (body.length > BodyLimit.LIMIT) {
            throw new ProblemException(ProblemType.TOO_LARGE);
        }
        int start = ByteOrderMark.length(body);
        context.setInputStream(new ByteArrayInputStream(body, start, body.length - start));
        return context.proceed();
    }

    /// What is packed is bounded by what it unpacks to.
    private static byte[] whole(InputStream body, @Nullable String contentEncoding) throws IOException {
        return switch (contentEncoding == null ? "identity" : contentEncoding.toLowerCase(Locale.ROOT)) {
            case "identity" -> body.readNBytes(BodyLimit.LIMIT + 1);
            case "gzip" -> unpacked(body);
            default -> throw new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE);
        };
    }

    private static byte[] unpacked(InputStream body) throws IOException {
        byte[] packed = body.readNBytes(BodyLimit.LIMIT + 1);
        if (packed.length > BodyLimit.LIMIT) {
            throw new ProblemException(ProblemType.TOO_LARGE);
        }
        try (InputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return gzip.readNBytes(BodyLimit.LIMIT + 1);
        } catch (ZipException | EOFException e) {
            throw new ProblemException(ProblemType.MALFORMED_GZIP);
        }
    }
}
