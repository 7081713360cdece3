package jp.sekisho.ops;

import jakarta.inject.Singleton;
import java.util.List;
import jp.sekisho.checkpoint.Answer;
import jp.sekisho.checkpoint.CheckpointListener;
import jp.sekisho.checkpoint.Submitter;
import jp.sekisho.signing.Signing;
import org.jboss.logging.Logger;

/// Counts what passes the checkpoint and what does not.
@Singleton
public final class CheckpointMetrics implements CheckpointListener {
    private static final Logger LOG = Logger.getLogger(CheckpointMetrics.class);

    private final CheckMetrics checks;
    private final AttestationMetrics attestations;
    private final ProbingWatch probing;

    CheckpointMetrics(CheckMetrics checks, AttestationMetrics attestations, ProbingWatch probing) {
        this.checks = checks;
        this.attestations = attestations;
        this.probing = probing;
    }

    @Override
    public void answered(Submitter by, List<Answer> answers) {
        switch (by.request()) {
            case CHECK, INSPECTION ->
                answers.forEach(
                        answer -> checks.count(answer.submission().record().procedure(), answer.decision()));
            // Counted as releases.
            case PROPOSAL, RELEASE -> {}
        }
        probing.saw(
                by.caller().text(),
                answers.stream()
                        .map(answer -> new ProbingWatch.Seen(
                                answer.submission().record().subject().number(), answer.decision()))
                        .toList());
    }

    @Override
    public void attested(int count) {
        attestations.signed(count);
    }

    @Override
    public void notAttested(Signing.Trouble trouble, String detail, int count) {
        attestations.notSigned(trouble, count);
        LOG.errorf("Attestations were not signed, so that %d PASS became BLOCK: %s, %s", count, trouble, detail);
    }
}
