package jp.sekisho.attestation;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static jp.sekisho.attestation.Given.ATTESTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.sekisho.signing.Base64Url;
import jp.sekisho.signing.FlatJson;
import jp.sekisho.signing.Keys;
import jp.sekisho.signing.SigningKey;
import jp.sekisho.signing.Tampered;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Only the untouched token is valid.
class TamperedTokenTest {
    private static final Tampered OURS = Tampered.of(ATTESTED.token());
    private static final String X = FlatJson.text(Given.KEY.verificationKey().jwk(), "x");
    private static final byte[] PUBLIC_KEY = Base64Url.decode(X).orElseThrow();
    private static final byte[] PUBLIC_JWK =
            FlatJson.write(Given.KEY.verificationKey().jwk()).getBytes(US_ASCII);

    @ParameterizedTest(name = "{0}")
    @MethodSource({"otherAlgorithms", "otherTypes", "otherKeys", "otherSignatures", "otherClaims", "otherShapes"})
    void isRefused(String what, String token, Refusal reason) {
        assertThat(refusal(token)).as(what).contains(reason);
    }

    static Stream<Arguments> otherAlgorithms() {
        return Stream.of("none", "None", "NONE", "HS256", "ES256", "Ed25519", "RS256", "eddsa", "EdDSA ")
                .flatMap(algorithm -> {
                    Tampered other = OURS.header(OURS.header().replace("EdDSA", algorithm));
                    return Stream.of(
                            arguments("alg " + algorithm, other.token(), Refusal.WRONG_ALGORITHM),
                            arguments(
                                    "alg " + algorithm + ", signed by us",
                                    other.signedBy(Given.KEY).token(),
                                    Refusal.WRONG_ALGORITHM),
                            arguments(
                                    "alg " + algorithm + ", no signature",
                                    other.signature("").token(),
                                    Refusal.WRONG_ALGORITHM),
                            arguments(
                                    "alg " + algorithm + ", HMAC under the public key",
                                    other.macWith(PUBLIC_KEY).token(),
                                    Refusal.WRONG_ALGORITHM),
                            arguments(
                                    "alg " + algorithm + ", HMAC under the public JWK",
                                    other.macWith(PUBLIC_JWK).token(),
                                    Refusal.WRONG_ALGORITHM));
                });
    }

    static Stream<Arguments> otherTypes() {
        return Stream.of(
                arguments("a plain JWT", typed("JWT"), Refusal.WRONG_TYPE),
                arguments("an inspection", typed("sekisho-inspection+jws"), Refusal.WRONG_TYPE),
                arguments("another case", typed("Sekisho-Attestation+JWT"), Refusal.WRONG_TYPE),
                arguments("a media type", typed("application/sekisho-attestation+jwt"), Refusal.WRONG_TYPE),
                arguments(
                        "an override",
                        Given.value(Given.signer(Given.KEY, Given.NOW).release(Given.releaseDraft()))
                                .token(),
                        Refusal.WRONG_TYPE),
                arguments(
                        "an override's claims as an attestation",
                        Tampered.of(Given.value(Given.signer(Given.KEY, Given.NOW)
                                                .release(Given.releaseDraft()))
                                        .token())
                                .header(OURS.header())
                                .signedBy(Given.KEY)
                                .token(),
                        Refusal.MALFORMED));
    }

    static Stream<Arguments> otherKeys() {
        String kid = Given.KEY.verificationKey().kid();
        SigningKey foreign = Keys.signing("foreign");
        String foreignKid = foreign.verificationKey().kid();
        String foreignHeader = OURS.header().replace(kid, foreignKid);
        String nextHeader = OURS.header().replace(kid, Keys.verification("next").kid());
        return Stream.of(
                arguments(
                        "unknown key",
                        OURS.header(foreignHeader).signedBy(foreign).token(),
                        Refusal.UNKNOWN_KEY),
                arguments(
                        "unknown key, our signature",
                        OURS.header(foreignHeader).signedBy(Given.KEY).token(),
                        Refusal.UNKNOWN_KEY),
                arguments("another of our keys", OURS.header(nextHeader).token(), Refusal.BAD_SIGNATURE),
                arguments(
                        "another of our keys, signed anew",
                        OURS.header(nextHeader).signedBy(Given.KEY).token(),
                        Refusal.BAD_SIGNATURE),
                arguments("a foreign signature", OURS.signedBy(foreign).token(), Refusal.BAD_SIGNATURE),
                arguments(
                        "a key within the header",
                        withHeader(",\"jku\":\"https://elsewhere.example\"}"),
                        Refusal.MALFORMED),
                arguments("critical extensions", withHeader(",\"crit\":\"b64\"}"), Refusal.MALFORMED),
                arguments(
                        "no key",
                        OURS.header("{\"alg\":\"EdDSA\",\"typ\":\"sekisho-attestation+jwt\"}")
                                .signedBy(Given.KEY)
                                .token(),
                        Refusal.MALFORMED));
    }

    static Stream<Arguments> otherSignatures() {
        String signature = OURS.signature();
        byte[] bytes = Base64Url.decode(signature).orElseThrow();
        return Stream.of(
                arguments("no signature", OURS.signature("").token(), Refusal.BAD_SIGNATURE),
                arguments("stripped with its dot", strippedOfSignature(), Refusal.MALFORMED),
                arguments(
                        "all zero",
                        OURS.signature(Base64Url.encode(new byte[64])).token(),
                        Refusal.BAD_SIGNATURE),
                arguments(
                        "cut",
                        OURS.signature(Base64Url.encode(Arrays.copyOf(bytes, 63)))
                                .token(),
                        Refusal.BAD_SIGNATURE),
                arguments(
                        "longer",
                        OURS.signature(Base64Url.encode(Arrays.copyOf(bytes, 65)))
                                .token(),
                        Refusal.BAD_SIGNATURE),
                arguments(
                        "s plus the order",
                        OURS.signature(Base64Url.encode(withOrderAdded(bytes))).token(),
                        Refusal.BAD_SIGNATURE));
    }

    static Stream<Arguments> otherClaims() {
        Stream<Arguments> edited = Stream.of(
                        Map.entry("sekisho.example", "sekisho.exampl3"),
                        Map.entry(Given.AUDIENCE, "tax-system"),
                        Map.entry(Given.PROCEDURE, "seikatsu-hogo"),
                        Map.entry("strict-4", "strict-3"),
                        Map.entry("\"cv\":1", "\"cv\":0"),
                        Map.entry("2026-11-20T", "2026-11-21T"),
                        Map.entry("\"exp\":1", "\"exp\":2"))
                .map(edit -> arguments(
                        edit.getKey() + " edited",
                        OURS.claims(OURS.claims().replace(edit.getKey(), edit.getValue()))
                                .token(),
                        Refusal.BAD_SIGNATURE));
        String claims = OURS.claims();
        Stream<Arguments> signedByUs = Stream.of(
                        claims.replace("{\"iss\"", "{\"iss\":\"" + Given.ISSUER + "\",\"iss\""),
                        claims.replace("}", ",\"aud\":\"" + Given.AUDIENCE + "\"}"),
                        claims.replace("}", ",\"extra\":\"x\"}"),
                        claims.replace("\"cv\":1", "\"cv\":2"),
                        claims.replace("\"cv\":1", "\"cv\":\"1\""),
                        claims.replace("\"cv\":1", "\"cv\":1.0"),
                        claims.replace("\"cv\":1", "\"cv\":01"),
                        claims.replace("\"cv\":1", "\"cv\":-1"),
                        claims.replace("\"cv\":1", "\"cv\":true"),
                        claims.replace("\"cv\":1,", ""),
                        claims.replaceFirst("\"exp\":[0-9]+", "\"exp\":99999999999999999999"),
                        claims.replaceFirst("\"exp\":[0-9]+", "\"exp\":null"),
                        claims.replaceFirst("\"aud\":\"[^\"]*\"", "\"aud\":[\"" + Given.AUDIENCE + "\"]"),
                        claims.replace("strict-4", "strict_4"),
                        claims.replace("2026-11-20T", "2026-11-31T"),
                        claims.replace("welfare", "wel\\u0066are"),
                        claims.replace("welfare", "wel\u0000fare"),
                        claims.replace("welfare", "wel\u00e9fare"),
                        claims + "}",
                        claims + "{}",
                        claims + "\u0000",
                        claims.replace("}", ",}"),
                        claims.substring(1),
                        claims.substring(0, claims.length() - 1),
                        "{}",
                        "",
                        "[]")
                .map(edited1 -> arguments(
                        "signed by us: " + edited1,
                        OURS.claims(edited1).signedBy(Given.KEY).token(),
                        Refusal.MALFORMED));
        return Stream.concat(edited, signedByUs);
    }

    static Stream<Arguments> otherShapes() {
        String token = ATTESTED.token();
        String header = OURS.header();
        return Stream.of(
                        "",
                        ".",
                        "..",
                        "...",
                        token + ".",
                        "." + token,
                        token + "." + OURS.signature(),
                        token + "=",
                        token + "==",
                        token + " ",
                        token + "\n",
                        " " + token,
                        "\uFEFF" + token,
                        token.replaceFirst("\\.", "=."),
                        token.replaceFirst("\\.", "\n."),
                        token.replaceFirst("\\.", " ."),
                        token.replaceFirst("\\.", "\u3002"),
                        token.substring(0, token.length() - 1) + nonCanonical(token.charAt(token.length() - 1)),
                        OURS.header(header.replace("\"alg\"", "\"alg\":\"EdDSA\",\"alg\""))
                                .token(),
                        OURS.header(header.replace("\"typ\"", "\"alg\":\"none\",\"typ\""))
                                .token(),
                        OURS.header(header + "}").token(),
                        OURS.header("").token(),
                        OURS.header(header.replace("EdDSA", "")).token(),
                        OURS.header("{}").token(),
                        token + "A".repeat(4096))
                .map(shape -> arguments("shape " + shape, shape, Refusal.MALFORMED));
    }

    /// What one bit, one character or one lost part does, without a table of reasons.
    @Test
    void isRefusedWithAnyCharacterChangedLostOrAdded() {
        String token = ATTESTED.token();
        IntStream.range(0, token.length()).forEach(at -> {
            String before = token.substring(0, at);
            String after = token.substring(at + 1);
            for (String other : List.of("", "A", "B", "_", ".", "=", "+", "é", token.charAt(at) + "A")) {
                String tampered = before + other + after;
                if (!tampered.equals(token)) {
                    assertThat(refusal(tampered)).as("'%s' at %d", other, at).isPresent();
                }
            }
        });
    }

    @Test
    void isReadInAnyOrderOfMembersAndWithSpacesWhereOurKeySignedThem() {
        String header = "{ \"kid\":\"" + Given.KEY.verificationKey().kid()
                + "\",\r\n\"typ\" : \"sekisho-attestation+jwt\", \"alg\":\"EdDSA\"}";
        assertThat(refusal(OURS.header(header).signedBy(Given.KEY).token())).isEmpty();
    }

    private static String typed(String typ) {
        return OURS.header(OURS.header().replace("sekisho-attestation+jwt", typ))
                .signedBy(Given.KEY)
                .token();
    }

    private static String withHeader(String ending) {
        return OURS.header(OURS.header().replace("}", ending))
                .signedBy(Given.KEY)
                .token();
    }

    private static String strippedOfSignature() {
        return ATTESTED.token().substring(0, ATTESTED.token().lastIndexOf('.'));
    }

    /// The same byte by another last character: its loose bits set.
    private static char nonCanonical(char last) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        return alphabet.charAt(alphabet.indexOf(last) + 1);
    }

    /// A lax verifier takes s + L for s: a second signature from the first, without the key.
    private static byte[] withOrderAdded(byte[] signature) {
        var order = BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
        byte[] moved = signature.clone();
        byte[] s = new byte[33];
        for (int i = 0; i < 32; i++) {
            s[32 - i] = signature[32 + i];
        }
        BigInteger sum = new BigInteger(s).add(order);
        for (int i = 0; i < 32; i++) {
            moved[32 + i] = sum.shiftRight(8 * i).byteValue();
        }
        return moved;
    }

    private static Optional<Refusal> refusal(String token) {
        return Given.refusal(
                Given.verifier(Given.NOW).verify(token, ATTESTED.nonce().disclose(), Given.RECORD, Given.AUDIENCE));
    }
}
