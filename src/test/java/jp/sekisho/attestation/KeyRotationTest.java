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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The key set as published and read, and a rotation without a moment in which a good token is refused.
class KeyRotationTest {
    private static final SigningKey FIRST = Keys.signing("first");
    private static final SigningKey SECOND = Keys.signing("second");
    private static final KeyRing BEFORE = new KeyRing(FIRST, List.of(SECOND.verificationKey()));
    private static final KeyRing AFTER = new KeyRing(SECOND, List.of(FIRST.verificationKey()));

    @Test
    void publishesPublicKeysAloneAndReadsThemBack() {
        String jwks = BEFORE.keySet().jwks();
        assertThat(jwks)
                .isEqualTo("{\"keys\":[" + jwk("first") + "," + jwk("second") + "]}")
                .doesNotContain("\"d\"");
        assertThat(KeySet.parse(jwks).orElseThrow().jwks()).isEqualTo(jwks);
        assertThat(KeySet.parse(jwks.replace(",", " ,\n ").replace("[", "[ "))
                        .orElseThrow()
                        .jwks())
                .isEqualTo(jwks);
    }

    private static String jwk(String name) {
        VerificationKey key = Keys.verification(name);
        return "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"use\":\"sig\",\"alg\":\"EdDSA\",\"kid\":\"" + key.kid()
                + "\",\"x\":\"" + FlatJson.text(key.jwk(), "x") + "\"}";
    }

    /// The example of RFC 8037, appendix A.3.
    @Test
    void namesAKeyByTheThumbprintOfTheStandard() {
        String jwk = "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"use\":\"sig\",\"alg\":\"EdDSA\","
                + "\"kid\":\"kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}";
        assertThat(KeySet.parse("{\"keys\":[" + jwk + "]}")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kty=\"EC\"",
                "crv=\"Ed448\"",
                "use=\"enc\"",
                "alg=\"ES256\"",
                "kid=\"other\"",
                "x=\"AAAA\"",
                "x=\"\"",
                "x=1"
            })
    void refusesAKeySetWithAnyKeyThatIsNotOfOurKind(String edit) {
        String name = edit.substring(0, edit.indexOf('='));
        String other = jwk("second")
                .replaceFirst(
                        "\"" + name + "\":\"[^\"]*\"", "\"" + name + "\":" + edit.substring(edit.indexOf('=') + 1));
        assertThat(other).isNotEqualTo(jwk("second"));
        assertThat(KeySet.parse("{\"keys\":[" + jwk("first") + "," + other + "]}"))
                .isEmpty();
    }

    @Test
    void refusesAKeySetOfAnotherShape() {
        String key = jwk("first");
        String set = "{\"keys\":[" + key + "]}";
        for (String other : new String[] {
            "",
            "{}",
            "[]",
            "{\"keys\":[]}",
            key,
            set + "x",
            set + set,
            set.replace("keys", "key"),
            set.replace("]}", ",]}"),
            set.replace("]}", "],\"more\":1}"),
            set.replace("\"x\"", "\"d\":\"AAAA\",\"x\""),
            set.replace("\"x\"", "\"kty\":\"OKP\",\"x\""),
            set.substring(0, set.length() - 1)
        }) {
            assertThat(KeySet.parse(other)).as(other).isEmpty();
        }
    }

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
