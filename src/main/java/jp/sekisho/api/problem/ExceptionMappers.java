package jp.sekisho.api.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Optional;
import jp.sekisho.api.text.Language;
import jp.sekisho.ops.Routes;
import jp.sekisho.ops.WithoutText;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/// Turns every exception into a problem, the framework's own included.
public final class ExceptionMappers {
    private static final Logger LOG = Logger.getLogger(ExceptionMappers.class);

    @ServerExceptionMapper
    public Response problem(ProblemException e, HttpServerRequest request) {
        Response response = Problems.response(e.problem(Problems.language(request)), Problems.language(request));
        return response.getStatus() == ProblemType.UNSUPPORTED_MEDIA_TYPE.status()
                ? accepting(request, response)
                : response;
    }

    /// Says what the path takes.
    private static Response accepting(HttpServerRequest request, Response response) {
        String types = Optional.ofNullable(request.path())
                .flatMap(Routes::of)
                .map(Routes.Route::types)
                .orElse("");
        return response.getEntity() instanceof Problem problem && !types.isEmpty()
                ? Response.fromResponse(response)
                        .entity(problem.naming(types))
                        .header("Accept-Post", types)
                        .build()
                : response;
    }

    @ServerExceptionMapper
    public Response undecided(UndecidedException e, HttpServerRequest request) {
        return Problems.undecided(e, Problems.language(request));
    }

    @ServerExceptionMapper
    public Response quota(QuotaExceededException e, HttpServerRequest request) {
        Response response = Problems.response(e.type(), Problems.language(request));
        return Response.fromResponse(response)
                .header(HttpHeaders.RETRY_AFTER, e.retryAfterSeconds())
                .build();
    }

    @ServerExceptionMapper
    public Response invalid(ConstraintViolationException e, HttpServerRequest request) {
        Language language = Problems.language(request);
        return Problems.response(Problems.invalid(e.getConstraintViolations(), language), language);
    }

    /// Broken JSON, or JSON that does not fit the schema. The second type is named because the framework has a mapper
    /// of its own for it.
    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    public Response json(JsonProcessingException e, HttpServerRequest request) {
        Language language = Problems.language(request);
        return Problems.response(Problems.invalid(e, language), language);
    }

    /// Tells of both ways to prove oneself (RFC 9110, 11.6.1): a token by its scheme, which has a name; a client
    /// certificate by the problem's text, since it is no scheme of HTTP.
    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Response unauthenticated(HttpServerRequest request) {
        Response response = Problems.response(ProblemType.UNAUTHENTICATED, Problems.language(request));
        return Response.fromResponse(response)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    @ServerExceptionMapper(ForbiddenException.class)
    public Response forbidden(HttpServerRequest request) {
        return Problems.response(ProblemType.FORBIDDEN, Problems.language(request));
    }

    /// The framework's own errors: unknown path, wrong method, wrong media type, a body that could not be read.
    @ServerExceptionMapper
    public Response framework(WebApplicationException e, HttpServerRequest request) {
        if (e.getCause() instanceof JsonProcessingException cause) {
            return json(cause, request);
        }
        int status = e.getResponse().getStatus();
        ProblemType type = Arrays.stream(ProblemType.values())
                .filter(candidate -> candidate.status() == status && candidate != ProblemType.UNDECIDED)
                .findFirst()
                .orElse(ProblemType.INTERNAL_ERROR);
        Response response = Problems.response(type, Problems.language(request));
        return switch (status) {
            case 405 -> allowing(request.path(), response);
            case 415 -> accepting(request, response);
            default -> response;
        };
    }

    /// Says which methods the path takes, as RFC 9110, 15.5.6 demands: where no route is, a file of the page.
    private static Response allowing(@Nullable String path, Response response) {
        return Response.fromResponse(response)
                .header(
                        HttpHeaders.ALLOW,
                        Optional.ofNullable(path)
                                .flatMap(Routes::of)
                                .map(Routes.Route::allow)
                                .orElse("GET, HEAD, OPTIONS"))
                .build();
    }

    /// A defect. Its text may hold anything, so that only types and places are logged.
    @ServerExceptionMapper
    public Response defect(Throwable e, HttpServerRequest request) {
        LOG.error("A defect ended a request", WithoutText.of(e));
        return Problems.response(ProblemType.INTERNAL_ERROR, Problems.language(request));
    }
}
