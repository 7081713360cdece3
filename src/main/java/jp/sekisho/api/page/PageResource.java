package jp.sekisho.api.page;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.api.problem.ProblemException;
import jp.sekisho.api.problem.ProblemType;
import jp.sekisho.security.Page;
import jp.sekisho.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// `GET /`: the page, and `GET /page/…`: what it is made of. Behind the caller's credentials like every endpoint.
@Path("/")
@Singleton
@NonBlocking
public class PageResource {
    /// What the page may do in the browser (Content Security Policy, level 3): run and ask what this service serves,
    /// and nothing else. `Cache-Control: no-store` stands on every answer already.
    private static final Map<String, String> RESTRAINTS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=()");

    private final Page page;
    private final Map<PageFile, byte[]> contents = new EnumMap<>(PageFile.class);

    PageResource(Page page) {
        this.page = page;
        Arrays.stream(PageFile.values()).forEach(file -> contents.put(file, file.content()));
    }

    @GET
    @RolesAllowed({Role.CHECKER, Role.INSPECTOR, Role.OPERATOR, Role.RECONCILER, Role.RELEASER, Role.VERIFIER})
    @Operation(hidden = true)
    public Response index() {
        return response(Optional.of(PageFile.INDEX));
    }

    @GET
    @Path("page/{file}")
    @RolesAllowed({Role.CHECKER, Role.INSPECTOR, Role.OPERATOR, Role.RECONCILER, Role.RELEASER, Role.VERIFIER})
    @Operation(hidden = true)
    public Response file(@PathParam("file") String file) {
        return response(PageFile.named(file));
    }

    private Response response(Optional<PageFile> asked) {
        PageFile file = asked.filter(_ -> page.open()).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
        Response.ResponseBuilder response = Response.ok(contents.get(file)).type(file.mediaType());
        RESTRAINTS.forEach(response::header);
        return response.build();
    }
}
