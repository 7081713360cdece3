package jp.sekisho.api;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
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
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import jp.sekisho.api.AuditedAnswers.Asked;
import jp.sekisho.api.problem.ProblemException;
import jp.sekisho.api.problem.ProblemType;
import jp.sekisho.api.text.Language;
import jp.sekisho.api.wire.CheckRequest;
import jp.sekisho.api.wire.CheckResponse;
import jp.sekisho.audit.AuditEntry;
import jp.sekisho.check.BusinessRecord;
import jp.sekisho.check.Gate;
import jp.sekisho.policy.PolicyCatalogue;
import jp.sekisho.policy.Procedure;
import jp.sekisho.policy.Shadow;
import jp.sekisho.registry.ResidentRegistry;
import jp.sekisho.security.Caller;
import jp.sekisho.security.CurrentCaller;
import jp.sekisho.security.Role;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// `POST /v1/checks`: one record in, PASS or BLOCK out.
@Path("/v1/checks")
public class CheckResource {
    /// Where checks wait for a registry elsewhere. One that answers from memory is asked on the event loop: a hop to
    /// another thread costs more than the check.
    private static final Executor WAITING = Executors.newVirtualThreadPerTaskExecutor();

    private final Gate gate;
    private final PolicyCatalogue policies;
    private final Attestations attestations;
    private final AuditedAnswers audited;
    private final CurrentCaller currentCaller;
    private final DecisionCounts counts;
    private final Shadow shadow;
    private final boolean lookUpBlocks;

    CheckResource(
            Gate gate,
            PolicyCatalogue policies,
            Attestations attestations,
            AuditedAnswers audited,
            CurrentCaller currentCaller,
            DecisionCounts counts,
            Shadow shadow,
            ResidentRegistry registry) {
        this.gate = gate;
        this.policies = policies;
        this.attestations = attestations;
        this.audited = audited;
        this.currentCaller = currentCaller;
        this.counts = counts;
        this.shadow = shadow;
        this.lookUpBlocks = registry.blocks();
    }

    @POST
    @RolesAllowed(Role.CHECKER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @NonBlocking
    @APIResponse(responseCode = "200", description = "Decided: PASS, or BLOCK with the remedy CORRECT or REVIEW.")
    public Uni<RestResponse<CheckResponse>> check(
            @NotNull @Valid CheckRequest request,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage,
            @HeaderParam(AuditedAnswers.OPERATOR_HEADER) @Nullable String operator) {
        long since = System.nanoTime();
        Procedure procedure = policies.procedure(request.procedure())
                .orElseThrow(() -> new ProblemException(ProblemType.UNKNOWN_PROCEDURE));
        Caller caller = currentCaller.get();
        if (!caller.mayAskAbout(procedure.id())) {
            throw new ProblemException(ProblemType.PROCEDURE_NOT_PERMITTED);
        }
        Asked asked = Asked.of(AuditEntry.Request.CHECK, caller, operator);
        Language language = Language.preferredBy(acceptLanguage);
        BusinessRecord record = WireRequests.record(request, procedure);
        Uni<Answer> decided = lookUpBlocks
                ? Uni.createFrom().item(() -> decided(request, record, caller)).runSubscriptionOn(WAITING)
                : Uni.createFrom().item(decided(request, record, caller));
        return decided.flatMap(answer -> audited.answer(asked, request, answer, since))
                .map(answer -> {
                    counts.of(caller).decided(record, answer.checked().decision());
                    return WireResponses.response(
                            request, answer, shadow.mode(procedure.id()), caller.detail(), language);
                });
    }

    private Answer decided(CheckRequest request, BusinessRecord record, Caller caller) {
        return attestations.answer(request, gate.check(record), caller.audience());
    }
}
