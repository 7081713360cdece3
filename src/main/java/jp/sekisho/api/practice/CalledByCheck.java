package jp.sekisho.api.practice;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import jp.sekisho.api.wire.CheckRequest;

/// Looks at the number of a check's record once it was read.
@Provider
public final class CalledByCheck implements ReaderInterceptor {
    private final CurrentVertxRequest current;

    CalledByCheck(CurrentVertxRequest current) {
        this.current = current;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        Object read = context.proceed();
        if (read instanceof CheckRequest check) {
            Cue.of(current.getCurrent())
                    .ifPresent(cue -> cue.check(
                            check.subject().individualNumber(),
                            current.getCurrent().queryParams().contains(Play.REDIRECTED)));
        }
        return read;
    }
}
