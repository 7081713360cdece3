package jp.sekisho.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import jp.sekisho.signing.KeyRing;
import jp.sekisho.signing.KeySet;
import jp.sekisho.signing.Keys;
import jp.sekisho.signing.SigningKey;
import org.junit.jupiter.api.Test;

/// A rotation without a moment in which a good token is refused.
class KeyRotationTest {
    private static final SigningKey FIRST = Keys.signing("first");
    private static final SigningKey SECOND = Keys.signing("second");
    private static final KeyRing BEFORE = new KeyRing(FIRST, List.of(SECOND.verificationKey()));
    private static final KeyRing AFTER = new KeyRing(SECOND, List.of(FIRST.verificationKey()));

    @Test
    void verifiesTokensOfTheLastKeyUntilTheyExpireAndOfTheNextKeyFromItsFirst() {
        Attestation old = Given.value(Given.signer(FIRST, Given.NOW).attest(Given.draft(Given.RECORD)));
        Instant end = Given.NOW.plus(Given.LIFETIME);
        assertThat(refusal(AFTER.keySet(), old, end.minusSeconds(1))).isEmpty();
        assertThat(refusal(AFTER.keySet(), old, end.plus(Given.LEEWAY))).contains(Refusal.EXPIRED);
        Attestation early = Given.value(Given.signer(SECOND, Given.NOW).attest(Given.draft(Given.RECORD)));
        assertThat(refusal(BEFORE.keySet(), early, Given.NOW)).isEmpty();
        KeySet withoutFirst = new KeyRing(SECOND, List.of()).keySet();
        assertThat(refusal(withoutFirst, old, Given.NOW)).contains(Refusal.UNKNOWN_KEY);
    }

    @Test
    void signsWithoutAFailureWhileTheRingIsReplaced() throws Exception {
        AtomicReference<KeyRing> ring = new AtomicReference<>(BEFORE);
        var signer = new AttestationSigner(Given.ISSUER, ring::get, Given.at(Given.NOW));
        Callable<List<Attestation>> signing =
                () -> Stream.generate(() -> Given.value(signer.attest(Given.draft(Given.RECORD))))
                        .limit(100)
                        .toList();
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Future<List<Attestation>>> signed =
                    Stream.generate(() -> threads.submit(signing)).limit(4).toList();
            do {
                ring.set(AFTER);
                ring.set(BEFORE);
            } while (!signed.stream().allMatch(Future::isDone));
            for (Future<List<Attestation>> attestations : signed) {
                for (Attestation attestation : attestations.get()) {
                    assertThat(refusal(AFTER.keySet(), attestation, Given.NOW)).isEmpty();
                }
            }
        }
    }

    private static Optional<Refusal> refusal(KeySet keys, Attestation attestation, Instant now) {
        var verifier = new AttestationVerifier(() -> keys, Given.ISSUER, Given.at(now), Given.LEEWAY, _ -> true);
        return Given.refusal(
                verifier.verify(attestation.token(), attestation.nonce().disclose(), Given.RECORD, Given.AUDIENCE));
    }
}
