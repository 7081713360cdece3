package jp.sekisho.release;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.sekisho.attestation.AttestationSigner;
import jp.sekisho.attestation.AttestationVerifier;
import jp.sekisho.attestation.Lifetimes;
import jp.sekisho.attestation.ProposalClaims;
import jp.sekisho.attestation.ProposalDraft;
import jp.sekisho.attestation.Refusal;
import jp.sekisho.attestation.ReleaseDraft;
import jp.sekisho.attestation.Releaser;
import jp.sekisho.attestation.Verification;
import jp.sekisho.check.Decision;
import jp.sekisho.check.ReasonCode;
import jp.sekisho.checkpoint.Answer;
import jp.sekisho.checkpoint.CheckIds;
import jp.sekisho.checkpoint.Checkpoint;
import jp.sekisho.checkpoint.Decided;
import jp.sekisho.checkpoint.Mode;
import jp.sekisho.checkpoint.Submission;
import jp.sekisho.checkpoint.Token;
import jp.sekisho.matching.name.Mention;
import jp.sekisho.person.Subject;
import jp.sekisho.signing.Signing;

/// Takes the two steps of a release. Each checks the record anew, because the gate keeps nothing between them. Both
/// wait until the step is written down.
public final class ReleaseDesk {
    /// A shorter key stands in any text by chance.
    private static final int TELLING_KEY = 6;

    private final Checkpoint checkpoint;
    private final AttestationSigner signer;
    private final AttestationVerifier verifier;
    private final Lifetimes lifetimes;
    private final ReleaseListener listener;

    public ReleaseDesk(
            Checkpoint checkpoint,
            AttestationSigner signer,
            AttestationVerifier verifier,
            Lifetimes lifetimes,
            ReleaseListener listener) {
        this.checkpoint = checkpoint;
        this.signer = signer;
        this.verifier = verifier;
        this.lifetimes = lifetimes;
        this.listener = listener;
    }

    /// Whether an explanation holds personal data, which it must not: of this person, or the key that stands for them.
    public static boolean tellsOfThePerson(String explanation, String destinationKey, Subject subject) {
        boolean key = destinationKey.length() >= TELLING_KEY && explanation.contains(destinationKey);
        return key || Mention.isIn(explanation, subject);
    }

    /// Whether two persons may release the record, as far as the decision tells.
    public static boolean mayRelease(Decision decision) {
        return Releases.refusal(decision).isEmpty();
    }

    /// The first person's step.
    ///
    /// @param submission has a destination
    public ReleaseAnswer propose(Submission submission, ReleaseCode code, String explanation, Releaser proposer) {
        Decided decided = checkpoint.decide(submission);
        return refusal(decided).map(refusal -> refused(decided, refusal)).orElseGet(() -> {
            UUID id = CheckIds.next();
            var signing = signer.propose(new ProposalDraft(
                    decided.draft(id, lifetimes.ofProposals()),
                    decided.checkId().toString(),
                    decided.reasons().stream().map(ReasonCode::name).collect(Collectors.joining(" ")),
                    code.name(),
                    explanation,
                    proposer));
            return answered(
                    signed(decided, signing, proposal -> new Token(id, proposal.token(), proposal.nonce())),
                    answer -> new ReleaseAnswer.Proposed(answer, code));
        });
    }

    /// The second person's step.
    ///
    /// @param submission as it was proposed
    /// @param token the proposal's
    /// @param nonce the proposal's
    public ReleaseAnswer release(
            Submission submission, String token, String nonce, String explanation, Releaser approver) {
        Decided decided = checkpoint.decide(submission);
        return refusal(decided)
                .map(refusal -> refused(decided, refusal))
                .orElseGet(() -> switch (verifier.verifyProposal(
                        token, nonce, submission.attested().orElseThrow(), submission.audience(), explanation)) {
                    case Verification.Refused(Refusal reason) ->
                        answered(
                                decided,
                                answer -> new ReleaseAnswer.Refused(
                                        answer, ReleaseRefusal.PROPOSAL_NOT_VALID, Optional.of(reason)));
                    case Verification.Valid(ProposalClaims proposed) ->
                        disagreement(proposed, decided.reasons(), approver)
                                .map(refusal -> refused(decided, refusal))
                                .orElseGet(() -> released(decided, proposed, explanation, approver));
                });
    }

    private ReleaseAnswer released(Decided decided, ProposalClaims proposed, String explanation, Releaser approver) {
        UUID id = CheckIds.next();
        var signing = signer.release(new ReleaseDraft(
                decided.draft(id, decided.submission().lifetime(lifetimes)),
                decided.checkId().toString(),
                proposed.reason(),
                explanation,
                proposed.proposer(),
                approver));
        return answered(
                signed(decided, signing, release -> new Token(id, release.token(), release.nonce())),
                answer -> new ReleaseAnswer.Released(answer, ReleaseCode.valueOf(proposed.reason())));
    }

    private static Optional<ReleaseRefusal> refusal(Decided decided) {
        return decided.mode() == Mode.SHADOW
                ? Optional.of(ReleaseRefusal.OBSERVED_ONLY)
                : Releases.refusal(decided.decision());
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

    private <T> Decided signed(Decided decided, Signing<T> signing, Function<T, Token> token) {
        return switch (signing) {
            case Signing.Signed<T>(T value) -> decided.with(token.apply(value));
            case Signing.NotSigned<T>(var trouble, var detail) -> {
                listener.notSigned(trouble, detail);
                yield decided.undecided(ReasonCode.SIGNER_UNAVAILABLE);
            }
        };
    }

    private ReleaseAnswer refused(Decided decided, ReleaseRefusal refusal) {
        return answered(decided, answer -> new ReleaseAnswer.Refused(answer, refusal, Optional.empty()));
    }

    private ReleaseAnswer answered(Decided decided, Function<Answer, ReleaseAnswer> outcome) {
        Answer answer = checkpoint.answer(decided);
        ReleaseAnswer released =
                answer.decision().isUndecided() ? new ReleaseAnswer.Undecided(answer) : outcome.apply(answer);
        listener.answered(released);
        return released;
    }
}
