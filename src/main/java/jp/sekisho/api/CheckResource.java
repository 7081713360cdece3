package jp.sekisho.api;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jp.sekisho.api.problem.ProblemException;
import jp.sekisho.api.problem.ProblemType;
import jp.sekisho.api.problem.Problems;
import jp.sekisho.api.text.Language;
import jp.sekisho.api.wire.CheckRequest;
import jp.sekisho.api.wire.CheckResponse;
import jp.sekisho.check.Gate;
import jp.sekisho.ops.CheckMetrics;
import jp.sekisho.policy.PolicyCatalogue;
import jp.sekisho.policy.Procedure;
import jp.sekisho.security.Caller;
import jp.sekisho.security.CurrentCaller;
import jp.sekisho.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// `POST /v1/checks`: one record in, PASS or BLOCK out.
@Path("/v1/checks")
@Tag(name = "checks")
public class CheckResource {
    private final Gate gate;
    private final PolicyCatalogue policies;
    private final CurrentCaller currentCaller;
    private final CheckMetrics metrics;

    CheckResource(Gate gate, PolicyCatalogue policies, CurrentCaller currentCaller, CheckMetrics metrics) {
        this.gate = gate;
        this.policies = policies;
        this.currentCaller = currentCaller;
        this.metrics = metrics;
    }

    @POST
    @RolesAllowed(Role.CHECKER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @NonBlocking
    public Response check(
            @NotNull @Valid CheckRequest request,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage) {
        Procedure procedure = policies.procedure(request.procedure())
                .orElseThrow(() -> new ProblemException(ProblemType.UNKNOWN_PROCEDURE));
        Caller caller = currentCaller.get();
        if (!caller.mayAskAbout(procedure.id())) {
            throw new ProblemException(ProblemType.PROCEDURE_NOT_PERMITTED);
        }
        Gate.Checked checked = gate.check(WireRequests.record(request, procedure));
        metrics.count(procedure, checked.decision());
        return WireResponses.response(request, checked, caller.detail(), Language.preferredBy(acceptLanguage));
    }
}
