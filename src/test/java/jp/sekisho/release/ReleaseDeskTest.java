package jp.sekisho.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.attestation.AttestationSigner;
import jp.sekisho.attestation.AttestationVerifier;
import jp.sekisho.attestation.Lifetimes;
import jp.sekisho.attestation.Releaser;
import jp.sekisho.audit.AuditEntry;
import jp.sekisho.audit.AuditTrail;
import jp.sekisho.check.ReasonCode;
import jp.sekisho.checkpoint.HeldCheckpoint;
import jp.sekisho.checkpoint.Submission;
import jp.sekisho.checkpoint.Submitter;
import jp.sekisho.person.Address;
import jp.sekisho.signing.KeyRing;
import jp.sekisho.signing.Signing;
import jp.sekisho.signing.SigningKey;
import org.junit.jupiter.api.Test;

/// No step of a release leaves that was not signed and written down.
class ReleaseDeskTest {
    private static final Address ELSEWHERE = new Address("", "松本市丸の内9-9", "");

    /// Remembers what it is told.
    private static final class Heard implements ReleaseListener {
        private final List<ReleaseAnswer> answers = new ArrayList<>();
        private int notSigned;

        @Override
        public void answered(ReleaseAnswer answer) {
            answers.add(answer);
        }

        @Override
        public void notSigned(Signing.Trouble trouble, String detail) {
            notSigned++;
        }
    }

    private final HeldCheckpoint held = new HeldCheckpoint();
    private final Heard heard = new Heard();

    private static Submission submission() {
        Submission check = HeldCheckpoint.submission(ELSEWHERE, true);
        Submitter by = new Submitter(
                AuditEntry.Request.PROPOSAL, check.by().caller(), check.by().audience(), Optional.empty());
        return new Submission(by, check.record(), check.reference(), check.destination(), check.attested());
    }

    private ReleaseAnswer proposed(Instant keyEnds, AuditTrail.Append said) throws IOException {
        held.says(said);
        KeyRing keys = new KeyRing(SigningKey.ephemeral(keyEnds), List.of());
        ReleaseDesk desk = new ReleaseDesk(
                held.checkpoint(),
                new AttestationSigner("sekisho", () -> keys, HeldCheckpoint.CLOCK),
                new AttestationVerifier(
                        keys::keySet, "sekisho", HeldCheckpoint.CLOCK, Duration.ofSeconds(1), _ -> true),
                new Lifetimes(Duration.ofMinutes(1), Map.of(), Duration.ofMinutes(1)),
                heard);
        return desk.propose(
                submission(), ReleaseCode.ADDRESS_CHANGE_CONFIRMED, "転入届で確認", new Releaser("welfare", "staff-17"));
    }

    @Test
    void aProposalLeavesWithItsTokenOnceItIsWrittenDown() throws IOException {
        ReleaseAnswer proposal = proposed(HeldCheckpoint.NOW.plusSeconds(3600), AuditTrail.Append.WRITTEN);
        assertThat(proposal).isInstanceOf(ReleaseAnswer.Proposed.class);
        assertThat(heard.answers).containsExactly(proposal);
        assertThat(held.entries())
                .singleElement()
                .extracting(AuditEntry::attestation)
                .isEqualTo(proposal.answer().token().map(token -> token.id()));
        assertThat(proposal.answer().token()).isPresent();
    }

    @Test
    void aProposalThatIsNotWrittenDownDoesNotLeave() throws IOException {
        ReleaseAnswer proposal = proposed(HeldCheckpoint.NOW.plusSeconds(3600), AuditTrail.Append.NOT_WRITTEN);
        assertThat(proposal).isInstanceOf(ReleaseAnswer.Undecided.class);
        assertThat(proposal.answer().decision().reasons()).containsExactly(ReasonCode.AUDIT_UNAVAILABLE);
        assertThat(proposal.answer().token()).isEmpty();
    }

    @Test
    void whatIsNotSignedIsWrittenDownAsUndecided() throws IOException {
        ReleaseAnswer proposal = proposed(HeldCheckpoint.NOW.minusSeconds(1), AuditTrail.Append.WRITTEN);
        assertThat(proposal).isInstanceOf(ReleaseAnswer.Undecided.class);
        assertThat(proposal.answer().decision().reasons()).containsExactly(ReasonCode.SIGNER_UNAVAILABLE);
        assertThat(heard.notSigned).isEqualTo(1);
        assertThat(held.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.reasons()).containsExactly(ReasonCode.SIGNER_UNAVAILABLE);
            assertThat(entry.attestation()).isEmpty();
        });
    }
}
