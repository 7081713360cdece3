package jp.sekisho.api.problem;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import jp.sekisho.ops.Routes;
import jp.sekisho.ops.WithoutText;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Answers what fails before an endpoint is reached, or beside all of them. The framework would answer in a form of its
/// own, and log the path and the query.
@Singleton
final class OutsideEndpoints {
    private static final Logger LOG = Logger.getLogger(OutsideEndpoints.class);
    private static final int BEFORE_WHAT_READS_THE_HOST = 2_500;
    /// With the method OPTIONS a browser asks whether a page of another origin may ask: answered at 300.
    private static final int BEHIND_CORS = 250;

    private final Refusals refusals;

    OutsideEndpoints(Refusals refusals) {
        this.refusals = refusals;
    }

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::answer);
    }

    /// One `Host` and no more (RFC 9112, 3.2). That there is one, and that it can be a host's name, the router demands.
    void register(@Observes Filters filters) {
        filters.register(
                context -> {
                    if (context.request().headers().getAll(HttpHeaders.HOST).size() > 1) {
                        refusals.refuse(context, ProblemType.MALFORMED_REQUEST);
                    } else {
                        context.next();
                    }
                },
                BEFORE_WHAT_READS_THE_HOST);
        filters.register(this::methods, BEHIND_CORS);
    }

    /// Tells the methods of each path to who asks for them, and refuses others where the framework would take any.
    private void methods(RoutingContext context) {
        String path = context.normalizedPath();
        HttpMethod method = context.request().method();
        Optional<Routes.Route> route = Routes.of(path);
        if (method.equals(HttpMethod.OPTIONS) && route.isPresent()) {
            context.response()
                    .putHeader(HttpHeaders.ALLOW, route.get().allow())
                    .putHeader(HttpHeaders.CONTENT_LENGTH, "0")
                    .end();
        } else if (method.equals(HttpMethod.OPTIONS) && path.startsWith("/v1/")) {
            refusals.refuse(context, ProblemType.NOT_FOUND);
        } else if (route.isPresent()
                && !path.startsWith("/v1/")
                && !route.get().methods().contains(method.name())) {
            context.response().putHeader(HttpHeaders.ALLOW, route.get().allow());
            refusals.refuse(context, ProblemType.METHOD_NOT_ALLOWED);
        } else {
            context.next();
        }
    }

    private void answer(RoutingContext context) {
        ProblemType type = type(context);
        @Nullable Throwable failure = context.failure();
        if (type == ProblemType.INTERNAL_ERROR && failure != null) {
            LOG.error("A defect ended a request", WithoutText.of(failure));
        }
        if (context.response().headWritten()) {
            context.request().connection().close();
        } else {
            refusals.refuse(context, type);
        }
    }

    private static ProblemType type(RoutingContext context) {
        return switch (context.failure()) {
            case UnauthorizedException _, AuthenticationFailedException _ -> ProblemType.UNAUTHENTICATED;
            case ForbiddenException _ -> ProblemType.FORBIDDEN;
            // The client went away, and no answer reaches it.
            case IOException _ -> ProblemType.MALFORMED_REQUEST;
            case null, default -> byStatus(context.statusCode());
        };
    }

    private static ProblemType byStatus(int status) {
        return status == ProblemType.MALFORMED_REQUEST.status()
                ? ProblemType.MALFORMED_REQUEST
                : Arrays.stream(ProblemType.values())
                        .filter(type -> type.status() == status)
                        .findFirst()
                        .orElse(ProblemType.INTERNAL_ERROR);
    }
}
