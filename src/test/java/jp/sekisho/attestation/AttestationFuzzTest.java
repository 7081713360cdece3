package jp.sekisho.attestation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static jp.sekisho.attestation.Given.ATTESTED;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.stream.IntStream;
import jp.sekisho.signing.FlatJson;
import jp.sekisho.signing.Tampered;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Only the untouched token is valid, and every other text is refused with a reason; what our key signs is the claims
/// asked for, or is refused. How to search for more: package `jp.sekisho.fuzz`.
class AttestationFuzzTest {
    private static final AttestationVerifier VERIFIER = Given.verifier(Given.NOW);
    private static final Tampered OURS = Tampered.of(ATTESTED.token());
    private static final String OF_MANY = Given.value(Given.signer(Given.KEY, Given.NOW)
                    .attestAll(IntStream.range(0, 5)
                            .mapToObj(i -> new AttestationDraft(
                                    "c-" + i, Given.AUDIENCE, Given.POLICY, Given.AS_OF, Given.RECORD, Given.LIFETIME))
                            .toList()))
            .get(3)
            .token();
    private static final String NONCE = ATTESTED.nonce().disclose();

    @CsvSource({
        "0,0,''",
        "5,1,A",
        "60,1,.",
        "700,0,=",
        "300,9,'eyJhbGciOiJub25lIn0'",
        "90,1,' '",
        "500,600,''",
        "0,3000,'..'"
    })
    @FuzzTest
    void onlyTheUntouchedTokenIsValid(int at, int cut, @NotNull String inserted) {
        String token = ATTESTED.token();
        int from = Math.floorMod(at, token.length() + 1);
        int to = from + Math.floorMod(cut, token.length() - from + 1);
        String tampered = token.substring(0, from) + inserted + token.substring(to);
        assertThat(valid(tampered, NONCE)).isEqualTo(tampered.equals(token));
    }

    @CsvSource({"0,0,''", "5,1,A", "900,0,=", "700,40,''", "1100,43,A", "1300,9,AAAA"})
    @FuzzTest
    void onlyTheUntouchedOneOfManyIsValid(int at, int cut, @NotNull String inserted) {
        int from = Math.floorMod(at, OF_MANY.length() + 1);
        int to = from + Math.floorMod(cut, OF_MANY.length() - from + 1);
        String tampered = OF_MANY.substring(0, from) + inserted + OF_MANY.substring(to);
        assertThat(valid(tampered, NONCE)).isEqualTo(tampered.equals(OF_MANY));
    }

    @ValueSource(
            strings = {"", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh9"
            })
    @FuzzTest
    void onlyTheTokensOwnNonceFits(@NotNull String nonce) {
        assertThat(valid(ATTESTED.token(), nonce)).isEqualTo(nonce.equals(NONCE));
    }

    /// Whatever our key had signed: a token with any other commitment is refused.
    @CsvSource({"0,1,2", "10,0,'\"cmt\":\"x\",'", "100,5,'\"'", "1,0,' '"})
    @FuzzTest
    void readsAnyClaimsUnderOurSignature(int at, int cut, @NotNull String inserted) {
        String claims = OURS.claims();
        int from = Math.floorMod(at, claims.length() + 1);
        int to = from + Math.floorMod(cut, claims.length() - from + 1);
        String edited = claims.substring(0, from) + inserted + claims.substring(to);
        // What is signed are bytes, and spaces may stand between members.
        boolean commits = FlatJson.object(new String(edited.getBytes(ISO_8859_1), ISO_8859_1))
                .filter(said -> Commitment.whole(Given.NONCE, Given.RECORD).equals(said.get("cmt")))
                .isPresent();
        boolean valid = valid(OURS.claims(edited).signedBy(Given.KEY).token(), NONCE);
        assertThat(!valid || commits).as(edited).isTrue();
    }

    private static boolean valid(String token, String nonce) {
        return Given.refusal(VERIFIER.verify(token, nonce, Given.RECORD, Given.AUDIENCE))
                .isEmpty();
    }
}
