package jp.sekisho.api.release;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.sekisho.api.Answer;
import jp.sekisho.api.AuditedAnswers;
import jp.sekisho.api.AuditedAnswers.Asked;
import jp.sekisho.api.CheckIds;
import jp.sekisho.api.WireRequests;
import jp.sekisho.api.WireResponses;
import jp.sekisho.api.text.Language;
import jp.sekisho.api.text.Messages;
import jp.sekisho.api.wire.CheckRequest;
import jp.sekisho.api.wire.CheckResponse.DecisionCode;
import jp.sekisho.api.wire.ReleaseRequest;
import jp.sekisho.api.wire.ReleaseResponse;
import jp.sekisho.api.wire.ReleaseResponse.SignedRelease;
import jp.sekisho.attestation.AttestationDraft;
import jp.sekisho.attestation.AttestationSigner;
import jp.sekisho.attestation.AttestationVerifier;
import jp.sekisho.attestation.AttestedRecord;
import jp.sekisho.attestation.Lifetimes;
import jp.sekisho.attestation.PolicyVersion;
import jp.sekisho.attestation.Proposal;
import jp.sekisho.attestation.ProposalClaims;
import jp.sekisho.attestation.ProposalDraft;
import jp.sekisho.attestation.Refusal;
import jp.sekisho.attestation.Release;
import jp.sekisho.attestation.ReleaseDraft;
import jp.sekisho.attestation.Releaser;
import jp.sekisho.attestation.Verification;
import jp.sekisho.audit.AuditEntry;
import jp.sekisho.audit.AuditId;
import jp.sekisho.check.BusinessRecord;
import jp.sekisho.check.Decision;
import jp.sekisho.check.Gate;
import jp.sekisho.check.ReasonCode;
import jp.sekisho.check.ReleaseCode;
import jp.sekisho.check.ReleaseRefusal;
import jp.sekisho.check.Releases;
import jp.sekisho.check.Remedy;
import jp.sekisho.ops.ReleaseMetrics;
import jp.sekisho.policy.Mode;
import jp.sekisho.policy.Shadow;
import jp.sekisho.security.Caller.Detail;
import jp.sekisho.signing.Signing;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Takes the two steps of a release. Each checks the record anew, because the gate keeps nothing between them.
@Singleton
final class ReleaseDesk {
    private static final Logger LOG = Logger.getLogger(ReleaseDesk.class);

    private final Gate gate;
    private final AttestationSigner signer;
    private final AttestationVerifier verifier;
    private final Lifetimes lifetimes;
    private final AuditedAnswers audited;
    private final Shadow shadow;
    private final ReleaseMetrics metrics;

    ReleaseDesk(
            Gate gate,
            AttestationSigner signer,
            AttestationVerifier verifier,
            Lifetimes lifetimes,
            AuditedAnswers audited,
            Shadow shadow,
            ReleaseMetrics metrics) {
        this.gate = gate;
        this.signer = signer;
        this.verifier = verifier;
        this.lifetimes = lifetimes;
        this.audited = audited;
        this.shadow = shadow;
        this.metrics = metrics;
    }

    /// One record on the desk, checked.
    private record Case(
            Asked asked,
            CheckRequest request,
            Answer answer,
            AttestedRecord record,
            String audience,
            Language language,
            long since) {
        String checkId() {
            return answer.checkId();
        }

        Gate.Checked checked() {
            return answer.checked();
        }

        Set<ReasonCode> reasons() {
            return switch (checked().decision()) {
                case Decision.Pass _ -> Set.of();
                case Decision.Block block -> block.reasons();
            };
        }

        AttestationDraft bound(java.time.Duration lifetime) {
            return new AttestationDraft(
                    CheckIds.next(),
                    audience,
                    new PolicyVersion(
                            checked().policy().id(), checked().policy().sha256()),
                    checked().extract().orElseThrow().asOf(),
                    record,
                    lifetime);
        }
    }

    ReleaseResponse propose(
            CheckRequest request,
            BusinessRecord record,
            ReleaseCode code,
            String explanation,
            Releaser proposer,
            String audience,
            Language language) {
        Case opened = open(AuditEntry.Request.PROPOSAL, request, record, proposer, audience, language);
        Optional<ReleaseRefusal> refusal = refusal(opened);
        if (refusal.isPresent()) {
            return refused(opened, refusal.get(), null);
        }
        AttestationDraft bound = opened.bound(lifetimes.ofProposals());
        var signing = signer.propose(new ProposalDraft(
                bound,
                opened.checkId(),
                opened.reasons().stream().map(ReasonCode::name).collect(Collectors.joining(" ")),
                code.name(),
                explanation,
                proposer));
        Proposal proposal = signed(signing, opened);
        requireWritten(opened, Optional.of(UUID.fromString(bound.id())));
        metrics.proposed(code);
        return response(
                opened,
                null,
                null,
                new SignedRelease(proposal.token(), proposal.nonce().disclose()),
                null);
    }

    ReleaseResponse release(
            ReleaseRequest request, BusinessRecord record, Releaser approver, String audience, Language language) {
        Case opened = open(AuditEntry.Request.RELEASE, request.check(), record, approver, audience, language);
        Optional<ReleaseRefusal> refusal = refusal(opened);
        if (refusal.isPresent()) {
            return refused(opened, refusal.get(), null);
        }
        return switch (verifier.verifyProposal(
                request.token(), request.nonce(), opened.record(), audience, request.explanation())) {
            case Verification.Refused(Refusal reason) -> refused(opened, ReleaseRefusal.PROPOSAL_NOT_VALID, reason);
            case Verification.Valid(ProposalClaims proposed) ->
                disagreement(proposed, opened.reasons(), approver)
                        .map(reason -> refused(opened, reason, null))
                        .orElseGet(() -> released(opened, proposed, request.explanation(), approver));
        };
    }

    private static Optional<ReleaseRefusal> disagreement(
            ProposalClaims proposed, Set<ReasonCode> reasons, Releaser approver) {
        if (!proposed.sameExplanation()) {
            return Optional.of(ReleaseRefusal.OTHER_EXPLANATION);
        }
        if (proposed.proposer().person().equalsIgnoreCase(approver.person())) {
            return Optional.of(ReleaseRefusal.SAME_PERSON);
        }
        if (proposed.proposer().caller().equals(approver.caller())) {
            return Optional.of(ReleaseRefusal.SAME_CALLER);
        }
        List<String> seen = Arrays.asList(proposed.blockedFor().split(" ", -1));
        return reasons.stream().map(ReasonCode::name).allMatch(seen::contains)
                ? Optional.empty()
                : Optional.of(ReleaseRefusal.NEW_REASONS);
    }

    private ReleaseResponse released(Case opened, ProposalClaims proposed, String explanation, Releaser approver) {
        AttestationDraft bound = opened.bound(lifetimes.of(opened.record().procedure()));
        var signing = signer.release(new ReleaseDraft(
                bound, opened.checkId(), proposed.reason(), explanation, proposed.proposer(), approver));
        Release release = signed(signing, opened);
        requireWritten(opened, Optional.of(UUID.fromString(bound.id())));
        metrics.released(ReleaseCode.valueOf(proposed.reason()));
        return response(
                opened,
                null,
                null,
                null,
                new SignedRelease(release.token(), release.nonce().disclose()));
    }

    private Case open(
            AuditEntry.Request step,
            CheckRequest request,
            BusinessRecord record,
            Releaser releaser,
            String audience,
            Language language) {
        long since = System.nanoTime();
        Case opened = new Case(
                new Asked(step, new AuditId(releaser.caller()), AuditId.operator(releaser.person())),
                request,
                Answer.withoutAttestation(gate.check(record)),
                WireRequests.attested(
                        request.procedure(), Objects.requireNonNull(request.destinationKey()), request.subject()),
                audience,
                language,
                since);
        if (opened.checked().decision() instanceof Decision.Block block && block.remedy() == Remedy.RETRY) {
            throw WireResponses.undecided(block.reasons(), Detail.FULL, language, opened.checkId());
        }
        return opened;
    }

    private Optional<ReleaseRefusal> refusal(Case opened) {
        return shadow.mode(opened.request().procedure()) == Mode.SHADOW
                ? Optional.of(ReleaseRefusal.OBSERVED_ONLY)
                : Releases.refusal(opened.checked().decision());
    }

    /// What is not written down does not leave.
    private void requireWritten(Case opened, Optional<UUID> token) {
        if (!audited.isWritten(opened.asked(), opened.request(), opened.answer(), token, opened.since())) {
            throw WireResponses.undecided(
                    EnumSet.of(ReasonCode.AUDIT_UNAVAILABLE), Detail.FULL, opened.language(), opened.checkId());
        }
    }

    private static <T> T signed(Signing<T> signing, Case opened) {
        return switch (signing) {
            case Signing.Signed<T>(T value) -> value;
            case Signing.NotSigned<T>(var trouble, var detail) -> {
                LOG.errorf("A release was not signed: %s, %s", trouble, detail);
                throw WireResponses.undecided(
                        EnumSet.of(ReasonCode.SIGNER_UNAVAILABLE), Detail.FULL, opened.language(), opened.checkId());
            }
        };
    }

    private ReleaseResponse refused(Case opened, ReleaseRefusal refusal, @Nullable Refusal proposalRefusal) {
        requireWritten(opened, Optional.empty());
        metrics.refused(refusal);
        return response(opened, refusal, proposalRefusal, null, null);
    }

    private static ReleaseResponse response(
            Case opened,
            @Nullable ReleaseRefusal refusal,
            @Nullable Refusal proposalRefusal,
            @Nullable SignedRelease proposal,
            @Nullable SignedRelease release) {
        return new ReleaseResponse(
                opened.checkId(),
                DecisionCode.BLOCK,
                WireResponses.reasons(opened.reasons(), opened.language()),
                refusal,
                proposalRefusal,
                refusal == null ? null : Messages.of(opened.language(), "releaseRefusal", refusal),
                proposal,
                release);
    }
}
