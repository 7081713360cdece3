package jp.sekisho.api.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jp.sekisho.api.text.Language;

/// Answers a problem where no endpoint is reached.
@Singleton
final class Refusals {
    private final ObjectMapper json;

    Refusals(ObjectMapper json) {
        this.json = json;
    }

    void refuse(RoutingContext context, ProblemType type) {
        Language language = Problems.language(context.request());
        context.response()
                .setStatusCode(type.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problems.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .end(body(type, language));
    }

    private Buffer body(ProblemType type, Language language) {
        try {
            return Buffer.buffer(json.writeValueAsBytes(Problems.problem(type, language)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem is plain data", e);
        }
    }
}
