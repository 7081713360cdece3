package jp.sekisho.api.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jp.sekisho.api.text.Language;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Answers a declared length above the limit with a problem. The framework refuses it too, but with an empty answer.
@Singleton
final class BodyLimit {
    /// Above the framework's own check.
    private static final int BEFORE_FRAMEWORK = 1_000;

    private final long limit;
    private final ObjectMapper json;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit, ObjectMapper json) {
        this.limit = limit.asLongValue();
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::refuseTooLarge, BEFORE_FRAMEWORK);
    }

    private void refuseTooLarge(RoutingContext context) {
        if (declaredLength(context) <= limit) {
            context.next();
            return;
        }
        Language language = Problems.language(context.request());
        context.response()
                .setStatusCode(ProblemType.TOO_LARGE.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problems.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                // The body is not read, so that the connection cannot be used again.
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
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
