package jp.sekisho.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The key set as it is published and read.
class KeySetTest {
    @Test
    void publishesPublicKeysAloneAndReadsThemBack() {
        String jwks = new KeySet(List.of(Keys.verification("first"), Keys.verification("second"))).jwks();
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
}
