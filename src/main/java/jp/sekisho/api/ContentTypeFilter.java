package jp.sekisho.api;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jp.sekisho.api.problem.ProblemException;
import jp.sekisho.api.problem.ProblemType;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// Refuses a body that does not say what it is: the framework would hand it to whichever method stands first.
public final class ContentTypeFilter {
    @ServerRequestFilter
    public void require(ContainerRequestContext request) {
        @Nullable String type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (request.getMethod().equals(HttpMethod.POST) && (type == null || type.isBlank())) {
            throw new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE);
        }
    }
}
