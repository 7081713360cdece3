package jp.sekisho.api.problem;

import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Takes the body of one record into memory, up to the limit of [BodyLimit], whether its length was declared or not.
/// An endpoint that reads lines takes the stream itself, which is let through. The framework would count it too, but
/// refuse it without a problem; and read before the endpoint is found, over HTTP/2 a request is over that the framework
/// wants to pause.
@Provider
public final class WholeBody implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (context.getType() == InputStream.class) {
            return context.proceed();
        }
        byte[] body = context.getInputStream().readNBytes(BodyLimit.LIMIT + 1);
        if (body.length > BodyLimit.LIMIT) {
            throw new ProblemException(ProblemType.TOO_LARGE);
        }
        context.setInputStream(new ByteArrayInputStream(body));
        return context.proceed();
    }
}
