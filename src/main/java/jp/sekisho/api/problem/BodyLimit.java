package jp.sekisho.api.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.All;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jp.sekisho.api.text.Language;
import org.jboss.resteasy.reactive.server.vertx.VertxInputStream;

/// Bounds bodies that are read as a whole; an endpoint with a [StreamPath] reads lines, and bounds them itself. A
/// declared length above the limit is answered with a problem before anything is read.
@Singleton
final class BodyLimit {
    private static final int BEFORE_ALL_OTHERS = 1_000;

    /// One record: 64 KiB.
    private static final long LIMIT = 1 << 16;

    private final ObjectMapper json;
    private final Set<String> streams;

    BodyLimit(ObjectMapper json, @All List<StreamPath> streams) {
        this.json = json;
        this.streams = streams.stream().map(StreamPath::path).collect(Collectors.toUnmodifiableSet());
    }

    void register(@Observes Filters filters) {
        filters.register(this::refuseTooLarge, BEFORE_ALL_OTHERS);
    }

    private void refuseTooLarge(RoutingContext context) {
        if (streams.contains(context.normalizedPath())) {
            context.next();
            return;
        }
        if (declaredLength(context) <= LIMIT) {
            // For a body that does not declare its length: the framework counts it.
            context.put(VertxInputStream.MAX_REQUEST_SIZE_KEY, LIMIT);
            context.next();
            return;
        }
        Language language = Problems.language(context.request());
        context.response()
                .setStatusCode(ProblemType.TOO_LARGE.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problems.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .end(body(language));
    }

    private static long declaredLength(RoutingContext context) {
        String declared = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return declared == null ? 0 : Long.parseLong(declared);
    }

    private Buffer body(Language language) {
        try {
            return Buffer.buffer(json.writeValueAsBytes(Problems.problem(ProblemType.TOO_LARGE, language)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem is plain data", e);
        }
    }
}
