package jp.sekisho.api;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.sekisho.api.wire.CheckRequest;
import jp.sekisho.attestation.AttestationDraft;
import jp.sekisho.attestation.AttestationSigner;
import jp.sekisho.attestation.Lifetimes;
import jp.sekisho.attestation.PolicyVersion;
import jp.sekisho.check.Decision;
import jp.sekisho.check.Gate;
import jp.sekisho.check.ReasonCode;
import jp.sekisho.ops.AttestationMetrics;
import jp.sekisho.policy.Mode;
import jp.sekisho.policy.Shadow;
import jp.sekisho.registry.Extract;
import jp.sekisho.signing.Signing;
import org.jboss.logging.Logger;

/// Gives each PASS that goes somewhere its attestation. One that cannot be signed is no PASS.
@Singleton
public final class Attestations {
    private static final Logger LOG = Logger.getLogger(Attestations.class);

    private final AttestationSigner signer;
    private final Lifetimes lifetimes;
    private final Shadow shadow;
    private final AttestationMetrics metrics;

    Attestations(AttestationSigner signer, Lifetimes lifetimes, Shadow shadow, AttestationMetrics metrics) {
        this.signer = signer;
        this.lifetimes = lifetimes;
        this.shadow = shadow;
        this.metrics = metrics;
    }

    /// @param audience the system that will rely on the attestation
    public Answer answer(CheckRequest request, Gate.Checked checked, String audience) {
        return answers(List.of(request), List.of(checked), audience).getFirst();
    }

    /// Many at once, which share one signature.
    ///
    /// @param checked one for each request, in their order
    public List<Answer> answers(List<CheckRequest> requests, List<Gate.Checked> checked, String audience) {
        List<Answer> answers = new ArrayList<>(requests.size());
        List<Integer> due = new ArrayList<>(requests.size());
        List<AttestationDraft> drafts = new ArrayList<>(requests.size());
        for (int i = 0; i < requests.size(); i++) {
            answers.add(Answer.withoutAttestation(checked.get(i)));
            CheckRequest request = requests.get(i);
            String destinationKey = request.destinationKey();
            switch (checked.get(i).decision()) {
                case Decision.Pass _
                when destinationKey != null && shadow.mode(request.procedure()) == Mode.ENFORCE -> {
                    due.add(i);
                    drafts.add(draft(request, destinationKey, answers.get(i), audience));
                }
                case Decision.Pass _ -> {}
                case Decision.Block _ -> {}
            }
        }
        switch (signer.attestAll(drafts)) {
            case Signing.Signed(var attestations) -> {
                metrics.signed(due.size());
                for (int i = 0; i < due.size(); i++) {
                    Answer passed = answers.get(due.get(i));
                    answers.set(
                            due.get(i),
                            new Answer(passed.checkId(), passed.checked(), Optional.of(attestations.get(i))));
                }
            }
            case Signing.NotSigned(var trouble, var detail) -> {
                metrics.notSigned(trouble, due.size());
                LOG.errorf(
                        "Attestations were not signed, so that %d PASS became BLOCK: %s, %s",
                        due.size(), trouble, detail);
                for (int at : due) {
                    Answer passed = answers.get(at);
                    answers.set(
                            at,
                            new Answer(
                                    passed.checkId(),
                                    passed.checked().undecided(ReasonCode.SIGNER_UNAVAILABLE),
                                    Optional.empty()));
                }
            }
        }
        return answers;
    }

    private AttestationDraft draft(CheckRequest request, String destinationKey, Answer passed, String audience) {
        Gate.Checked checked = passed.checked();
        Extract extract = checked.extract().orElseThrow();
        return new AttestationDraft(
                passed.checkId(),
                audience,
                new PolicyVersion(checked.policy().id(), checked.policy().sha256()),
                extract.asOf(),
                WireRequests.attested(request.procedure(), destinationKey, request.subject()),
                lifetimes.of(request.procedure()));
    }
}
