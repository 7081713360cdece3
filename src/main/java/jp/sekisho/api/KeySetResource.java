package jp.sekisho.api;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.function.Supplier;
import jp.sekisho.api.wire.KeySetWire;
import jp.sekisho.security.Role;
import jp.sekisho.signing.KeyRing;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/// `GET /.well-known/jwks.json`: all that a system needs to verify attestations by itself.
@Path("/.well-known/jwks.json")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class KeySetResource {
    private final Supplier<KeyRing> keys;

    KeySetResource(Supplier<KeyRing> keys) {
        this.keys = keys;
    }

    @GET
    @RolesAllowed({Role.CHECKER, Role.INSPECTOR, Role.OPERATOR, Role.RECONCILER, Role.RELEASER, Role.VERIFIER})
    @APIResponse(
            responseCode = "200",
            description = "Current, next and last key.",
            content = @Content(schema = @Schema(implementation = KeySetWire.class)))
    public String jwks() {
        return keys.get().keySet().jwks();
    }
}
