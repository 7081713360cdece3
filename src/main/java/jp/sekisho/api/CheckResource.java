package jp.sekisho.api;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import jp.sekisho.api.text.Language;
import jp.sekisho.api.wire.CheckRequest;
import jp.sekisho.api.wire.CheckResponse;
import jp.sekisho.audit.AuditEntry;
import jp.sekisho.checkpoint.Answer;
import jp.sekisho.checkpoint.Checkpoint;
import jp.sekisho.checkpoint.Submission;
import jp.sekisho.registry.ResidentRegistry;
import jp.sekisho.security.AnswerTime;
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

    private final Checkpoint checkpoint;
    private final Admissions admissions;
    private final CurrentCaller currentCaller;
    private final AnswerTime answerTime;
    private final boolean lookUpBlocks;

    CheckResource(
            Checkpoint checkpoint,
            Admissions admissions,
            CurrentCaller currentCaller,
            AnswerTime answerTime,
            ResidentRegistry registry) {
        this.checkpoint = checkpoint;
        this.admissions = admissions;
        this.currentCaller = currentCaller;
        this.answerTime = answerTime;
        this.lookUpBlocks = registry.blocks();
    }

    @POST
    @RolesAllowed(Role.CHECKER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @NonBlocking
    @APIResponse(responseCode = "200", description = "Decided: PASS, or BLOCK with the remedy CORRECT or REVIEW.")
    public Uni<RestResponse<CheckResponse>> check(
            CheckRequest request,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage,
            @HeaderParam(WireRequests.OPERATOR_HEADER) @Nullable String operator) {
        Caller caller = currentCaller.get();
        Admission.Admitted admitted = admissions.orRefuse(caller, request);
        Language language = Language.preferredBy(acceptLanguage);
        Submission submission = WireRequests.submission(
                WireRequests.submitter(AuditEntry.Request.CHECK, caller, operator), request, admitted, caller.codes());
        return atItsTime(
                caller,
                () -> answer(submission).map(answer -> WireResponses.response(answer, caller.detail(), language)));
    }

    /// Where the answer withholds something, its time is set before the work begins; what depends on the registry is
    /// done before it comes, the withholding too.
    private Uni<RestResponse<CheckResponse>> atItsTime(Caller caller, Supplier<Uni<RestResponse<CheckResponse>>> work) {
        if (caller.detail() == Caller.Detail.FULL) {
            return work.get();
        }
        Uni<Void> due =
                Uni.createFrom().completionStage(EventLoop.ofThisRequest().after(answerTime.after()));
        return Uni.combine().all().unis(work.get(), due).with((response, _) -> response);
    }

    private Uni<Answer> answer(Submission submission) {
        if (lookUpBlocks) {
            return Uni.createFrom().item(() -> checkpoint.check(submission)).runSubscriptionOn(WAITING);
        }
        EventLoop loop = EventLoop.ofThisRequest();
        return Uni.createFrom().completionStage(checkpoint.check(submission, loop.itself(), loop));
    }
}
