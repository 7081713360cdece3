package jp.sekisho.attestation;

import java.util.concurrent.TimeUnit;
import jp.sekisho.signing.Signing;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// A whole attestation, its verification, and what the commitments cost in them.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(1)
public class AttestationBenchmark {
    private final AttestationSigner signer = Given.signer(Given.KEY, Given.NOW);
    private final AttestationVerifier verifier = Given.verifier(Given.NOW);
    private final String nonce = Given.NONCE.disclose();

    @Benchmark
    public Signing<Attestation> attest() {
        return signer.attest(Given.draft(Given.record(Given.SUBJECT)));
    }

    @Benchmark
    public Verification<AttestationClaims> verify() {
        return verifier.verify(Given.ATTESTED.token(), nonce, Given.record(Given.SUBJECT), Given.AUDIENCE);
    }

    @Benchmark
    public AttestedRecord record() {
        return Given.record(Given.SUBJECT);
    }

    @Benchmark
    public String oneCommitment() {
        return Commitment.whole(Given.NONCE, Given.RECORD);
    }
}
