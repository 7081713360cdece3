package jp.sekisho.api;

import jakarta.inject.Singleton;
import java.util.Optional;
import jp.sekisho.api.wire.CheckRequest;
import jp.sekisho.attestation.AttestationDraft;
import jp.sekisho.attestation.AttestationSigner;
import jp.sekisho.attestation.Lifetimes;
import jp.sekisho.attestation.PolicyVersion;
import jp.sekisho.attestation.Signing;
import jp.sekisho.check.Decision;
import jp.sekisho.check.Gate;
import jp.sekisho.check.ReasonCode;
import jp.sekisho.registry.Extract;
import org.jboss.logging.Logger;

/// Gives each PASS that goes somewhere its attestation. One that cannot be signed is no PASS.
@Singleton
public final class Attestations {
    private static final Logger LOG = Logger.getLogger(Attestations.class);

    private final AttestationSigner signer;
    private final Lifetimes lifetimes;

    Attestations(AttestationSigner signer, Lifetimes lifetimes) {
        this.signer = signer;
        this.lifetimes = lifetimes;
    }

    /// @param audience the system that will rely on the attestation
    public Answer answer(CheckRequest request, Gate.Checked checked, String audience) {
        String destinationKey = request.destinationKey();
        return switch (checked.decision()) {
            case Decision.Pass _ when destinationKey != null -> attested(request, destinationKey, checked, audience);
            case Decision.Pass _ -> Answer.withoutAttestation(checked);
            case Decision.Block _ -> Answer.withoutAttestation(checked);
        };
    }

    private Answer attested(CheckRequest request, String destinationKey, Gate.Checked passed, String audience) {
        String checkId = CheckIds.next();
        Extract extract = passed.extract().orElseThrow();
        var signing = signer.attest(new AttestationDraft(
                checkId,
                audience,
                new PolicyVersion(passed.policy().id(), passed.policy().sha256()),
                extract.asOf(),
                WireRequests.attested(request.procedure(), destinationKey, request.subject()),
                lifetimes.of(request.procedure())));
        return switch (signing) {
            case Signing.Signed(var attestation) -> new Answer(checkId, passed, Optional.of(attestation));
            case Signing.NotSigned(var trouble, var detail) -> {
                LOG.errorf("An attestation was not signed, so that a PASS became a BLOCK: %s, %s", trouble, detail);
                yield new Answer(checkId, passed.undecided(ReasonCode.SIGNER_UNAVAILABLE), Optional.empty());
            }
        };
    }
}
