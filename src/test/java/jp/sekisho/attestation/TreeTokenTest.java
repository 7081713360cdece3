package jp.sekisho.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import jp.sekisho.signing.TreeToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Many attestations under one signature: each as good as one of its own, and none for another record.
class TreeTokenTest {
    private static final AttestationVerifier VERIFIER = Given.verifier(Given.NOW);
    private static final List<AttestedRecord> RECORDS = IntStream.range(0, 37)
            .mapToObj(i -> Given.recordWith(AttestedField.ADDRESS_BUILDING, i + "号室"))
            .toList();
    private static final List<Attestation> ATTESTED = Given.value(Given.signer(Given.KEY, Given.NOW)
            .attestAll(RECORDS.stream().map(Given::draft).toList()));

    private static java.util.Optional<Refusal> refusal(String token, AttestedRecord record) {
        return Given.refusal(VERIFIER.verify(token, Given.NONCE.disclose(), record, Given.AUDIENCE));
    }

    @Test
    void eachFitsItsOwnRecordAlone() {
        for (int i = 0; i < RECORDS.size(); i++) {
            String token = ATTESTED.get(i).token();
            assertThat(refusal(token, RECORDS.get(i))).isEmpty();
            assertThat(refusal(token, RECORDS.get((i + 1) % RECORDS.size()))).contains(Refusal.OTHER_RECORD);
        }
    }

    @Test
    void allShareOneSignature() {
        assertThat(ATTESTED.stream()
                        .map(attestation ->
                                TreeToken.of(attestation.token()).orElseThrow().root())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void oneAloneIsAPlainAttestation() {
        var alone = Given.value(Given.signer(Given.KEY, Given.NOW).attestAll(List.of(Given.draft(RECORDS.getFirst()))));
        assertThat(alone).hasSize(1);
        assertThat(TreeToken.of(alone.getFirst().token())).isEmpty();
        assertThat(refusal(alone.getFirst().token(), RECORDS.getFirst())).isEmpty();
        assertThat(Given.value(Given.signer(Given.KEY, Given.NOW).attestAll(List.of())))
                .isEmpty();
    }

    @Test
    void neitherClaimsNorProofOfOneServeAnother() {
        String[] one = ATTESTED.get(3).token().split("\\.");
        String[] other = ATTESTED.get(4).token().split("\\.");
        String root = String.join(".", one[0], one[1], one[2]);
        assertThat(refusal(root + "." + other[3] + "." + one[4], RECORDS.get(4)))
                .contains(Refusal.BAD_SIGNATURE);
        assertThat(refusal(root + "." + one[3] + "." + other[4], RECORDS.get(3)))
                .contains(Refusal.BAD_SIGNATURE);
    }

    @ParameterizedTest
    @CsvSource({
        "0, eyJhbGciOiJub25lIn0, WRONG_ALGORITHM",
        "1, e30, BAD_SIGNATURE",
        "2, AAAA, BAD_SIGNATURE",
        "3, e30, BAD_SIGNATURE",
        "3, '', BAD_SIGNATURE",
        "3, '=', MALFORMED",
        "4, '', MALFORMED",
        "4, AAAA, MALFORMED",
        "4, AAAAAA, BAD_SIGNATURE",
        "4, AAAAAAA, BAD_SIGNATURE",
        "4, '=', MALFORMED"
    })
    void everyDamagedPartIsRefused(int part, String text, Refusal reason) {
        List<String> parts = new ArrayList<>(List.of(ATTESTED.get(5).token().split("\\.")));
        parts.set(part, text);
        assertThat(refusal(String.join(".", parts), RECORDS.get(5))).contains(reason);
    }

    @Test
    void theRootIsNoAttestationAndAnAttestationIsNoRoot() {
        TreeToken token = TreeToken.of(ATTESTED.getFirst().token()).orElseThrow();
        assertThat(refusal(token.root(), RECORDS.getFirst())).contains(Refusal.WRONG_TYPE);
        assertThat(refusal(Given.ATTESTED.token() + "." + token.claims() + "." + token.proof(), RECORDS.getFirst()))
                .contains(Refusal.WRONG_TYPE);
        assertThat(Given.refusal(VERIFIER.verifyRelease(
                        ATTESTED.getFirst().token(), Given.NONCE.disclose(), RECORDS.getFirst(), Given.AUDIENCE)))
                .contains(Refusal.MALFORMED);
    }

    @Test
    void expiresLikeAnyOther() {
        var late = Given.verifier(Given.NOW.plus(Given.LIFETIME).plus(Given.LEEWAY));
        assertThat(Given.refusal(late.verify(
                        ATTESTED.getFirst().token(), Given.NONCE.disclose(), RECORDS.getFirst(), Given.AUDIENCE)))
                .contains(Refusal.EXPIRED);
    }
}
