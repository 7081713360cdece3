package jp.sekisho.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Observes;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.List;
import jp.sekisho.api.CheckResource;
import jp.sekisho.api.wire.CheckRequest;
import jp.sekisho.api.wire.CheckResponse;
import jp.sekisho.check.DecisionCode;
import jp.sekisho.checkpoint.Mode;
import jp.sekisho.security.Role;
import org.jboss.resteasy.reactive.RestResponse;

/// What `src/load/run.sh` measures `POST /v1/checks` against. Built by the profile `load` alone.
@Path("/load")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class LoadResource {
    private static final CheckResponse ANSWER = new CheckResponse(
            "019ab0d2-7c40-7d15-9c2e-5f3b7a9e6c01",
            DecisionCode.PASS,
            null,
            "shintai-shogaisha-techo",
            "SHT-2026-000123",
            null,
            List.of(),
            List.of(),
            List.of(),
            new CheckResponse.PolicyRef("strict-4", "0".repeat(64)),
            null,
            Mode.ENFORCE,
            null);

    private final CheckResource checks;

    LoadResource(CheckResource checks) {
        this.checks = checks;
    }

    /// Reads the same JSON into the same records and writes an answer of the same shape, and nothing else: it stands
    /// before identities, quotas, validation and the REST layer.
    void bare(@Observes Router router, ObjectMapper json) {
        router.post("/load/bare").handler(BodyHandler.create(false)).handler(context -> {
            try {
                json.readValue(context.body().buffer().getBytes(), CheckRequest.class);
                context.response()
                        .putHeader("Content-Type", MediaType.APPLICATION_JSON)
                        .end(Buffer.buffer(json.writeValueAsBytes(ANSWER)));
            } catch (IOException e) {
                context.fail(e);
            }
        });
    }

    /// The same behind the guards that every endpoint has: the role, and the constraints of the contract.
    @POST
    @Path("/guarded")
    @RolesAllowed(Role.CHECKER)
    @NonBlocking
    public CheckResponse guarded(@NotNull @Valid CheckRequest request) {
        return ANSWER;
    }

    /// The whole check, on a virtual thread instead of the event loop.
    @POST
    @Path("/virtual")
    @RunOnVirtualThread
    public RestResponse<CheckResponse> virtual(CheckRequest request) {
        return checks.check(request, "ja", null).await().indefinitely();
    }
}
