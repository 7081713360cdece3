package jp.sekisho.api.release;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
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
import java.util.function.Supplier;
import jp.sekisho.api.Admission;
import jp.sekisho.api.Admissions;
import jp.sekisho.api.AttestationResource;
import jp.sekisho.api.WireRequests;
import jp.sekisho.api.WireResponses;
import jp.sekisho.api.problem.ProblemException;
import jp.sekisho.api.problem.ProblemType;
import jp.sekisho.api.problem.ViolationCode;
import jp.sekisho.api.text.Language;
import jp.sekisho.api.text.Messages;
import jp.sekisho.api.wire.CheckRequest;
import jp.sekisho.api.wire.ReleaseProposalRequest;
import jp.sekisho.api.wire.ReleaseRequest;
import jp.sekisho.api.wire.ReleaseResponse;
import jp.sekisho.api.wire.ReleaseResponse.SignedRelease;
import jp.sekisho.api.wire.ReleaseVerificationResponse;
import jp.sekisho.api.wire.ReleaseVerificationResponse.ReleaseClaimsWire;
import jp.sekisho.api.wire.ReleaseVerificationResponse.ReleaserWire;
import jp.sekisho.api.wire.VerificationRequest;
import jp.sekisho.attestation.AttestationVerifier;
import jp.sekisho.attestation.Refusal;
import jp.sekisho.attestation.ReleaseClaims;
import jp.sekisho.attestation.Releaser;
import jp.sekisho.attestation.Verification;
import jp.sekisho.audit.AuditEntry;
import jp.sekisho.audit.AuditId;
import jp.sekisho.check.DecisionCode;
import jp.sekisho.checkpoint.Answer;
import jp.sekisho.checkpoint.Submission;
import jp.sekisho.checkpoint.Submitter;
import jp.sekisho.checkpoint.Token;
import jp.sekisho.release.ReleaseAnswer;
import jp.sekisho.release.ReleaseDesk;
import jp.sekisho.release.ReleaseRefusal;
import jp.sekisho.security.Caller;
import jp.sekisho.security.Caller.Detail;
import jp.sekisho.security.CurrentCaller;
import jp.sekisho.security.Role;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// `POST /v1/releases`: the way past a BLOCK for a record that two persons have looked at.
@Path("/v1/releases")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ReleaseResource {
    private final ReleaseDesk desk;
    private final AttestationVerifier verifier;
    private final Admissions admissions;
    private final CurrentCaller currentCaller;

    ReleaseResource(
            ReleaseDesk desk, AttestationVerifier verifier, Admissions admissions, CurrentCaller currentCaller) {
        this.desk = desk;
        this.verifier = verifier;
        this.admissions = admissions;
        this.currentCaller = currentCaller;
    }

    @POST
    @Path("/proposals")
    @RolesAllowed(Role.RELEASER)
    @NonBlocking
    public Uni<RestResponse<ReleaseResponse>> propose(
            @NotNull @Valid ReleaseProposalRequest request,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage) {
        Language language = Language.preferredBy(acceptLanguage);
        Caller caller = releaser();
        Submission submission = submission(
                AuditEntry.Request.PROPOSAL, caller, request.person(), request.check(), request.explanation());
        return answer(
                () -> desk.propose(
                        submission, request.code(), request.explanation(), new Releaser(caller.id(), request.person())),
                language);
    }

    @POST
    @RolesAllowed(Role.RELEASER)
    @NonBlocking
    public Uni<RestResponse<ReleaseResponse>> release(
            @NotNull @Valid ReleaseRequest request,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage) {
        Language language = Language.preferredBy(acceptLanguage);
        Caller caller = releaser();
        Submission submission = submission(
                AuditEntry.Request.RELEASE, caller, request.person(), request.check(), request.explanation());
        return answer(
                () -> desk.release(
                        submission,
                        request.token(),
                        request.nonce(),
                        request.explanation(),
                        new Releaser(caller.id(), request.person())),
                language);
    }

    @POST
    @Path("/verify")
    @RolesAllowed({Role.CHECKER, Role.VERIFIER})
    @NonBlocking
    public ReleaseVerificationResponse verify(@NotNull @Valid VerificationRequest request) {
        Caller caller = currentCaller.get();
        Admission.Admitted admitted = admissions.orRefuse(caller, request);
        // Who relies on it is who asks: nobody may claim to be another system.
        if (!request.audience().equals(caller.audience())) {
            return new ReleaseVerificationResponse(false, Refusal.OTHER_AUDIENCE, null);
        }
        return switch (verifier.verifyRelease(
                request.token(),
                request.nonce(),
                WireRequests.attested(admitted.procedure().id(), admitted.key().orElseThrow(), request.subject()),
                caller.audience())) {
            case Verification.Valid(ReleaseClaims claims) -> new ReleaseVerificationResponse(true, null, wire(claims));
            case Verification.Refused(var reason) -> new ReleaseVerificationResponse(false, reason, null);
        };
    }

    /// Whoever releases must see all reasons.
    private Caller releaser() {
        Caller caller = currentCaller.get();
        if (caller.detail() != Caller.Detail.FULL) {
            throw new ProblemException(ProblemType.FORBIDDEN);
        }
        return caller;
    }

    private Submission submission(
            AuditEntry.Request step, Caller caller, String person, CheckRequest check, String explanation) {
        Admission.Admitted admitted = admissions.orRefuse(caller, check);
        String destinationKey = check.destinationKey();
        if (destinationKey == null) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "/check/destinationKey", ViolationCode.REQUIRED);
        }
        Submitter by = new Submitter(step, new AuditId(caller.id()), caller.audience(), AuditId.operator(person));
        Submission submission = WireRequests.submission(by, check, admitted, caller.codes());
        if (ReleaseDesk.tellsOfThePerson(
                explanation, destinationKey, submission.record().subject())) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "/explanation", ViolationCode.PERSONAL_DATA);
        }
        return submission;
    }

    /// The desk waits for the registry and for the trail; the body before it must not hold a thread.
    private static Uni<RestResponse<ReleaseResponse>> answer(Supplier<ReleaseAnswer> desk, Language language) {
        return Uni.createFrom()
                .item(desk)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .map(released -> response(released, language));
    }

    private static RestResponse<ReleaseResponse> response(ReleaseAnswer released, Language language) {
        return RestResponse.ResponseBuilder.ok(body(released, language))
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .build();
    }

    private static ReleaseResponse body(ReleaseAnswer released, Language language) {
        return switch (released) {
            case ReleaseAnswer.Proposed(var answer, var _) -> body(answer, null, null, signed(answer), null, language);
            case ReleaseAnswer.Released(var answer, var _) -> body(answer, null, null, null, signed(answer), language);
            case ReleaseAnswer.Refused(var answer, var refusal, var ofProposal) ->
                body(answer, refusal, ofProposal.orElse(null), null, null, language);
            case ReleaseAnswer.Undecided(var answer) -> throw WireResponses.undecided(answer, Detail.FULL, language);
        };
    }

    private static ReleaseResponse body(
            Answer answer,
            @Nullable ReleaseRefusal refusal,
            @Nullable Refusal proposalRefusal,
            @Nullable SignedRelease proposal,
            @Nullable SignedRelease release,
            Language language) {
        return new ReleaseResponse(
                answer.checkId().toString(),
                DecisionCode.BLOCK,
                WireResponses.reasons(answer.decision().reasons(), language),
                refusal,
                proposalRefusal,
                refusal == null ? null : Messages.of(language, "releaseRefusal", refusal),
                proposal,
                release);
    }

    private static SignedRelease signed(Answer answer) {
        Token token = answer.token().orElseThrow();
        return new SignedRelease(token.jws(), token.nonce().disclose());
    }

    private static ReleaseClaimsWire wire(ReleaseClaims claims) {
        return new ReleaseClaimsWire(
                AttestationResource.wire(claims.bound()),
                claims.checkId(),
                claims.reason(),
                new ReleaserWire(claims.proposer().caller(), claims.proposer().person()),
                new ReleaserWire(claims.approver().caller(), claims.approver().person()));
    }
}
