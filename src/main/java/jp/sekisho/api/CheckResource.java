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
import jp.sekisho.api.contract.CheckExamples;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// `POST /v1/checks`: one record in, PASS or BLOCK out.
@Path("/v1/checks")
@Tag(name = "checks")
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
    @Operation(
            operationId = "check",
            summary = "Check one record",
            description =
                    "Looks the Individual Number up in the resident registry and compares name, birth date, sex and address. A number of "
                            + "eleven or of full-width digits, a wrong check digit or an impossible birth date is the record's error: 200 with BLOCK.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CheckRequest.class),
                            examples = {
                                @ExampleObject(
                                        name = "pass",
                                        summary = "The same person, written differently",
                                        value = CheckExamples.PASS_REQUEST),
                                @ExampleObject(
                                        name = "household-swap",
                                        summary = "A son's record with his father's number",
                                        value = CheckExamples.HOUSEHOLD_SWAP_REQUEST),
                                @ExampleObject(
                                        name = "namesake",
                                        summary = "Another person of the same name, birth date and sex",
                                        value = CheckExamples.NAMESAKE_REQUEST),
                                @ExampleObject(
                                        name = "check-digit",
                                        summary = "A mistyped number",
                                        value = CheckExamples.CHECK_DIGIT_REQUEST),
                                @ExampleObject(
                                        name = "not-found",
                                        summary = "A number that nobody has",
                                        value = CheckExamples.NOT_FOUND_REQUEST)
                            }))
    @APIResponse(
            responseCode = "200",
            description = "Decided: PASS, or BLOCK with the remedy CORRECT or REVIEW.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CheckResponse.class),
                            examples = {
                                @ExampleObject(
                                        name = "pass",
                                        summary = "The same person, written differently",
                                        value = CheckExamples.PASS_RESPONSE),
                                @ExampleObject(
                                        name = "household-swap",
                                        summary = "A son's record with his father's number",
                                        value = CheckExamples.HOUSEHOLD_SWAP_RESPONSE),
                                @ExampleObject(
                                        name = "namesake",
                                        summary = "Another person of the same name, birth date and sex",
                                        value = CheckExamples.NAMESAKE_RESPONSE),
                                @ExampleObject(
                                        name = "check-digit",
                                        summary = "A mistyped number",
                                        value = CheckExamples.CHECK_DIGIT_RESPONSE),
                                @ExampleObject(
                                        name = "not-found",
                                        summary = "A number that nobody has",
                                        value = CheckExamples.NOT_FOUND_RESPONSE)
                            }))
    public Uni<RestResponse<CheckResponse>> check(
            @NotNull @Valid CheckRequest request,
            @Parameter(description = "Language of messages: ja (default) or en.")
                    @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
                    @Nullable
                    String acceptLanguage,
            @Parameter(
                            description =
                                    "Opaque id of the person in front of the calling system, for the audit trail.",
                            schema = @Schema(pattern = "^[A-Za-z0-9._-]{1,64}$"))
                    @HeaderParam(AuditedAnswers.OPERATOR_HEADER)
                    @Nullable
                    String operator) {
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
