package jp.sekisho.api.practice;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.util.Optional;
import jp.sekisho.api.wire.CheckRequest;
import jp.sekisho.api.wire.SubjectWire;

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
            // Its constraints are looked at later: it may lack what it must have.
            Optional<String> number = Optional.ofNullable(check.subject()).map(SubjectWire::individualNumber);
            Cue.of(current.getCurrent())
                    .ifPresent(cue -> number.ifPresent(called ->
                            cue.check(called, current.getCurrent().queryParams().contains(Play.REDIRECTED))));
        }
        return read;
    }
}
