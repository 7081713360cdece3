package jp.sekisho.api;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.Set;
import jp.sekisho.api.problem.ProblemException;
import jp.sekisho.api.problem.ProblemType;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// Refuses a body that does not say what it is: the framework would hand it to whichever method stands first. And JSON
/// in another character set than its own (RFC 8259, 8.1), which would be read as if nothing had been said.
public final class ContentTypeFilter {
    /// UTF-8 under the names that clients give it, and what is a part of it.
    private static final Set<String> UTF_8 = Set.of("utf-8", "utf8", "us-ascii", "ascii");

    @ServerRequestFilter
    public void require(ContainerRequestContext request) {
        @Nullable String type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (request.getMethod().equals(HttpMethod.POST)
                && (type == null || type.isBlank() || !isUtf8(request.getMediaType()))) {
            throw new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE);
        }
    }

    private static boolean isUtf8(MediaType type) {
        @Nullable String charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
        return charset == null
                || !type.isCompatible(MediaType.APPLICATION_JSON_TYPE)
                || UTF_8.contains(charset.toLowerCase(Locale.ROOT));
    }
}
