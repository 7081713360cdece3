package jp.sekisho.attestation;

import static jp.sekisho.attestation.Given.ATTESTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.sekisho.person.DestinationKey;
import jp.sekisho.person.DestinationKeyKind;
import jp.sekisho.signing.KeyRing;
import jp.sekisho.signing.KeySet;
import jp.sekisho.signing.Keys;
import jp.sekisho.signing.SigningKey;
import jp.sekisho.signing.Tampered;
import jp.sekisho.signing.TreeToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The published vectors: written from the code, and verified from the file alone, as another implementation would.
class VectorsTest {
    private static final Path FILE = Path.of("openapi/attestation/vectors.json");
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final PolicyVersion WITHDRAWN = new PolicyVersion("old-1", "0d".repeat(32));

    private final List<Map<String, Object>> vectors = new ArrayList<>();
    private final Tampered ours = Tampered.of(ATTESTED.token());
    private final AttestationSigner signer = Given.signer(Given.KEY, Given.NOW);

    /// `./mvnw test -Dtest=VectorsTest -Dcontract.write=true` writes the file anew after a deliberate change.
    @Test
    void theCommittedVectorsAreTheOnesThatTheCodeWrites() throws IOException {
        String written = JSON.writeValueAsString(file()) + "\n";
        if (Boolean.getBoolean("contract.write")) {
            Files.writeString(FILE, written);
        }
        assertThat(FILE).content().isEqualTo(written);
    }

    @Test
    void eachVectorIsVerifiedAsItSays() throws IOException {
        JsonNode file = JSON.readTree(Files.readString(FILE));
        KeySet keys = KeySet.parse(file.get("jwks").toString()).orElseThrow();
        for (JsonNode vector : file.get("vectors")) {
            var verifier = new AttestationVerifier(
                    () -> keys,
                    text(file, "/issuer"),
                    Given.at(Instant.parse(text(vector, "/at"))),
                    Duration.ofSeconds(file.get("leewaySeconds").asInt()),
                    policy -> !policy.claim().equals(text(file, "/withdrawnPolicies/0")));
            JsonNode record = vector.get("record");
            var verdict = verifier.verify(
                    text(vector, "/token"),
                    text(vector, "/nonce"),
                    AttestedRecord.of(
                            text(record, "/procedure"),
                            key(record),
                            field -> optional(record, "/subject/" + field.path())),
                    text(vector, "/audience"));
            assertThat(Given.refusal(verdict).map(Refusal::name).orElse("VALID"))
                    .as(text(vector, "/name"))
                    .isEqualTo(text(vector, "/expected"));
        }
        for (JsonNode release : file.get("releases")) {
            JsonNode record = release.get("record");
            var verdict = Given.verifier(Instant.parse(text(release, "/at")))
                    .verifyRelease(
                            text(release, "/token"),
                            text(release, "/nonce"),
                            AttestedRecord.of(
                                    text(record, "/procedure"),
                                    key(record),
                                    field -> optional(record, "/subject/" + field.path())),
                            text(release, "/audience"));
            assertThat(Given.refusal(verdict).map(Refusal::name).orElse("VALID"))
                    .as(text(release, "/name"))
                    .isEqualTo(text(release, "/expected"));
        }
        for (JsonNode trailer : file.get("trailers")) {
            var verdict = Given.verifier(Given.NOW).verifyInspection(text(trailer, "/line"));
            assertThat(Given.refusal(verdict).map(Refusal::name).orElse("VALID"))
                    .as(text(trailer, "/name"))
                    .isEqualTo(text(trailer, "/expected"));
        }
    }

    @Test
    void noRefusalIsWithoutAVector() throws IOException {
        JsonNode file = JSON.readTree(Files.readString(FILE));
        List<String> expected = file.get("vectors").findValuesAsString("expected");
        for (Refusal refusal : Refusal.values()) {
            assertThat(expected).contains(refusal.name());
        }
    }

    private Map<String, Object> file() throws IOException {
        valid();
        otherRecords();
        otherContexts();
        otherTokens();
        manyUnderOneSignature();
        otherDestinations();
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("about", "Test vectors of sekisho-attestation+jwt. The keys are public: never use them.");
        file.put("issuer", Given.ISSUER);
        file.put("leewaySeconds", Given.LEEWAY.toSeconds());
        file.put("withdrawnPolicies", List.of(WITHDRAWN.claim()));
        file.put(
                "jwks",
                JSON.readTree(new KeyRing(Given.KEY, List.of(Keys.verification("next")))
                        .keySet()
                        .jwks()));
        file.put(
                "privateKeyPkcs8",
                Base64.getEncoder()
                        .encodeToString(Keys.pair("current").getPrivate().getEncoded()));
        file.put("commitmentOfTheFirstVector", commitment());
        file.put("vectors", vectors);
        file.put("releases", releases());
        file.put("trailers", trailers());
        return file;
    }

    private static Map<String, Object> commitment() {
        Map<String, Object> commitment = new LinkedHashMap<>();
        HexFormat hex = HexFormat.of();
        commitment.put("nonceHex", hex.formatHex(Given.NONCE.bytes()));
        commitment.put("destinationFieldHex", hex.formatHex(Given.RECORD.keyField()));
        commitment.put("subjectFieldsHex", hex.formatHex(Given.RECORD.subject()));
        commitment.put("cmt", Commitment.whole(Given.NONCE, Given.RECORD));
        commitment.put("rec", Commitment.subjectOnly(Given.NONCE, Given.RECORD));
        return commitment;
    }

    private void valid() {
        Instant end = Given.NOW.plus(Given.LIFETIME);
        add("as it was sent", "VALID", ATTESTED.token());
        at("first second within the leeway", "VALID", Given.NOW.minus(Given.LEEWAY));
        at("last second within the leeway", "VALID", end.plus(Given.LEEWAY).minusSeconds(1));
        at("before it begins", "NOT_YET_VALID", Given.NOW.minus(Given.LEEWAY).minusSeconds(1));
        at("at its end and the leeway", "EXPIRED", end.plus(Given.LEEWAY));
    }

    private void otherRecords() {
        for (AttestedField field : AttestedField.values()) {
            String sent = Given.SUBJECT.get(field);
            if (sent == null) {
                record(field.path() + " empty, was absent", "OTHER_RECORD", field, "");
            } else {
                record(field.path() + " absent", "OTHER_RECORD", field, null);
                record(field.path() + " with a space more", "OTHER_RECORD", field, sent + " ");
            }
        }
        record("kana decomposed", "OTHER_RECORD", AttestedField.NAME_KANA, "コハ\u3099ヤシ　ケンイチ");
        record("the same day in another writing", "OTHER_RECORD", AttestedField.BIRTH_DATE, "1964-05-01");
        put("another destination", "OTHER_DESTINATION", "0000000001234568", Given.PROCEDURE);
        put("another procedure", "OTHER_PROCEDURE", Given.DESTINATION, "seikatsu-hogo");
    }

    private void otherContexts() {
        vector("another audience", "OTHER_AUDIENCE", ATTESTED.token()).put("audience", "tax-system");
        vector("the nonce of another token", "OTHER_RECORD", ATTESTED.token())
                .put("nonce", Given.OTHER_NONCE.disclose());
        vector("a nonce with padding", "MALFORMED", ATTESTED.token()).put("nonce", Given.NONCE.disclose() + "=");
        vector("no nonce", "MALFORMED", ATTESTED.token()).put("nonce", "");
        var elsewhere = new AttestationSigner(
                "https://elsewhere.example",
                () -> new KeyRing(Given.KEY, List.of()),
                Given.at(Given.NOW),
                () -> Given.NONCE);
        add(
                "another issuer",
                "OTHER_ISSUER",
                Given.value(elsewhere.attest(Given.draft(Given.RECORD))).token());
        var old = new AttestationDraft("id", Given.AUDIENCE, WITHDRAWN, Given.AS_OF, Given.RECORD, Given.LIFETIME);
        add(
                "a policy that was withdrawn",
                "POLICY_WITHDRAWN",
                Given.value(signer.attest(old)).token());
    }

    private void otherTokens() {
        String token = ATTESTED.token();
        String claims = ours.claims();
        SigningKey foreign = Keys.signing("foreign");
        for (String algorithm : List.of("none", "HS256", "ES256", "Ed25519")) {
            Tampered other = ours.header(ours.header().replace("EdDSA", algorithm));
            add(
                    "alg " + algorithm + " under our signature",
                    "WRONG_ALGORITHM",
                    other.signedBy(Given.KEY).token());
        }
        add(
                "alg none, no signature",
                "WRONG_ALGORITHM",
                ours.header("{\"alg\":\"none\"}").signature("").token());
        add(
                "a release",
                "WRONG_TYPE",
                Given.value(signer.release(Given.releaseDraft())).token());
        add(
                "a plain JWT",
                "WRONG_TYPE",
                ours.header(ours.header().replace("sekisho-attestation+jwt", "JWT"))
                        .signedBy(Given.KEY)
                        .token());
        add(
                "another key's name and signature",
                "UNKNOWN_KEY",
                Given.value(Given.signer(foreign, Given.NOW).attest(Given.draft(Given.RECORD)))
                        .token());
        add("another key's signature", "BAD_SIGNATURE", ours.signedBy(foreign).token());
        add("no signature", "BAD_SIGNATURE", ours.signature("").token());
        add(
                "a claim edited",
                "BAD_SIGNATURE",
                ours.claims(claims.replace("strict-4", "strict-3")).token());
        add("two parts", "MALFORMED", token.substring(0, token.lastIndexOf('.')));
        add("padding", "MALFORMED", token + "=");
        add("a line break", "MALFORMED", token + "\n");
        add("a fourth part", "MALFORMED", token + ".AAAA");
        add(
                "loose last bits in base64",
                "MALFORMED",
                token.substring(0, token.length() - 1) + (char) (token.charAt(token.length() - 1) + 1));
        add(
                "a claim twice",
                "MALFORMED",
                ours.claims(claims.replace("{", "{\"aud\":\"tax-system\","))
                        .signedBy(Given.KEY)
                        .token());
        add(
                "a claim too many",
                "MALFORMED",
                ours.claims(claims.replace("{", "{\"sub\":\"x\","))
                        .signedBy(Given.KEY)
                        .token());
        add(
                "a header too many",
                "MALFORMED",
                ours.header(ours.header().replace("}", ",\"crit\":\"x\"}"))
                        .signedBy(Given.KEY)
                        .token());
        add(
                "another commitment version",
                "MALFORMED",
                ours.claims(claims.replace("\"cv\":1", "\"cv\":2"))
                        .signedBy(Given.KEY)
                        .token());
        add(
                "text after the claims",
                "MALFORMED",
                ours.claims(claims + "{}").signedBy(Given.KEY).token());
    }

    /// The second of three that share a signature.
    private void manyUnderOneSignature() {
        List<AttestationDraft> drafts = Stream.of("一号室", "", "三号室")
                .map(building -> Given.draft(Given.recordWith(AttestedField.ADDRESS_BUILDING, building)))
                .toList();
        List<Attestation> many = Given.value(signer.attestAll(drafts));
        TreeToken first = TreeToken.of(many.getFirst().token()).orElseThrow();
        TreeToken second = TreeToken.of(many.get(1).token()).orElseThrow();
        add("one of many under one signature", "VALID", many.get(1).token());
        add("its neighbour", "OTHER_RECORD", many.getFirst().token());
        add("its neighbour's proof", "BAD_SIGNATURE", second.root() + "." + second.claims() + "." + first.proof());
        add(
                "a proof without its last hash",
                "BAD_SIGNATURE",
                second.root() + "." + second.claims() + "." + second.proof().substring(0, 48));
        add("no proof", "MALFORMED", second.root() + "." + second.claims() + ".");
        add("the signed root alone", "WRONG_TYPE", second.root());
        add(
                "a plain attestation in front",
                "WRONG_TYPE",
                ATTESTED.token() + "." + second.claims() + "." + second.proof());
    }

    /// An 宛名番号 at another system.
    private void otherDestinations() {
        String token =
                Given.value(signer.attest(Given.draft(Given.elsewhere()))).token();
        Tampered parts = Tampered.of(token);
        sentTo("an address number at another system", "VALID", token, "pmh", DestinationKeyKind.ADDRESS_NUMBER);
        sentTo("the same at a third one", "OTHER_DESTINATION", token, "mesh", DestinationKeyKind.ADDRESS_NUMBER);
        sentTo("the same as another kind of key", "OTHER_DESTINATION", token, "pmh", DestinationKeyKind.OTHER);
        sentTo(
                "a kind of key that nobody knows",
                "MALFORMED",
                parts.claims(parts.claims().replace("ADDRESS_NUMBER", "STREET_NUMBER"))
                        .signedBy(Given.KEY)
                        .token(),
                "pmh",
                DestinationKeyKind.ADDRESS_NUMBER);
        Map<String, Object> usual = vector("the usual destination by its name", "VALID", ATTESTED.token());
        usual.put(
                "record",
                record(
                        Given.PROCEDURE,
                        Given.DESTINATION,
                        Given.SUBJECT,
                        DestinationKey.INTERMEDIATE_SERVER,
                        DestinationKeyKind.INTEGRATED_ADDRESS_NUMBER));
    }

    private void sentTo(String name, String expected, String token, String destination, DestinationKeyKind kind) {
        vector(name, expected, token)
                .put("record", record(Given.PROCEDURE, Given.ADDRESS_NUMBER, Given.SUBJECT, destination, kind));
    }

    private static Map<String, Object> record(
            String procedure,
            String destinationKey,
            Map<AttestedField, String> subject,
            String destination,
            DestinationKeyKind kind) {
        Map<String, Object> record = record(procedure, destinationKey, subject);
        record.put("destination", destination);
        record.put("destinationKeyKind", kind.name());
        return record;
    }

    private static DestinationKey key(JsonNode record) {
        return new DestinationKey(
                record.path("destination").asString(DestinationKey.INTERMEDIATE_SERVER),
                DestinationKeyKind.valueOf(record.path("destinationKeyKind")
                        .asString(DestinationKeyKind.INTEGRATED_ADDRESS_NUMBER.name())),
                text(record, "/destinationKey"));
    }

    /// The same record and nonce as everywhere, where a release is asked for by name.
    private List<Map<String, Object>> releases() {
        String release = Given.value(signer.release(Given.releaseDraft())).token();
        Map<String, Object> edited = entry("another destination", "OTHER_DESTINATION", release);
        edited.put("record", record(Given.PROCEDURE, "0000000001234568", Given.SUBJECT));
        Map<String, Object> late = entry("at its end and the leeway", "EXPIRED", release);
        late.put("at", Given.NOW.plus(Given.LIFETIME).plus(Given.LEEWAY).toString());
        Tampered parts = Tampered.of(release);
        return List.of(
                entry("as it was released", "VALID", release),
                edited,
                late,
                entry("an attestation", "WRONG_TYPE", ATTESTED.token()),
                entry(
                        "a proposal",
                        "WRONG_TYPE",
                        Given.value(signer.propose(Given.proposalDraft())).token()),
                entry(
                        "one person alone",
                        "MALFORMED",
                        parts.claims(parts.claims().replace(",\"approver\":\"chief-desk/staff-42\"", ""))
                                .signedBy(Given.KEY)
                                .token()));
    }

    private List<Map<String, Object>> trailers() {
        String unsigned = "{\"trailer\":{\"complete\":true,\"lines\":3,\"resultsSha256\":\"" + "ab".repeat(32)
                + "\",\"signature\":null}}";
        String line = Given.value(
                signer.inspection(new ReportDraft("i-1", 3, true, "ab".repeat(32), ReportTrailer.unsigned(unsigned))));
        return List.of(
                trailer("as it was written", "VALID", line),
                trailer("edited", "OTHER_RECORD", line.replace("\"lines\":3", "\"lines\":4")),
                trailer("not signed", "MALFORMED", unsigned),
                trailer(
                        "an attestation in its place",
                        "WRONG_TYPE",
                        ReportTrailer.unsigned(unsigned).signed(ATTESTED.token())));
    }

    private static Map<String, Object> trailer(String name, String expected, String line) {
        Map<String, Object> trailer = new LinkedHashMap<>();
        trailer.put("name", name);
        trailer.put("expected", expected);
        trailer.put("line", line);
        return trailer;
    }

    private void add(String name, String expected, String token) {
        vector(name, expected, token);
    }

    private void at(String name, String expected, Instant when) {
        vector(name, expected, ATTESTED.token()).put("at", when.toString());
    }

    private void record(String name, String expected, AttestedField field, @Nullable String value) {
        Map<AttestedField, String> subject = new LinkedHashMap<>(Given.SUBJECT);
        Optional.ofNullable(value).ifPresentOrElse(text -> subject.put(field, text), () -> subject.remove(field));
        vector(name, expected, ATTESTED.token()).put("record", record(Given.PROCEDURE, Given.DESTINATION, subject));
    }

    private void put(String name, String expected, String destination, String procedure) {
        vector(name, expected, ATTESTED.token()).put("record", record(procedure, destination, Given.SUBJECT));
    }

    private Map<String, Object> vector(String name, String expected, String token) {
        Map<String, Object> vector = entry(name, expected, token);
        vectors.add(vector);
        return vector;
    }

    private static Map<String, Object> entry(String name, String expected, String token) {
        Map<String, Object> vector = new LinkedHashMap<>();
        vector.put("name", name);
        vector.put("expected", expected);
        vector.put("at", Given.NOW.toString());
        vector.put("audience", Given.AUDIENCE);
        vector.put("token", token);
        vector.put("nonce", ATTESTED.nonce().disclose());
        vector.put("record", record(Given.PROCEDURE, Given.DESTINATION, Given.SUBJECT));
        return vector;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> record(
            String procedure, String destinationKey, Map<AttestedField, String> subject) {
        Map<String, Object> nested = new LinkedHashMap<>();
        for (AttestedField field : AttestedField.values()) {
            String text = subject.get(field);
            String[] steps = field.path().split("/", -1);
            if (text != null && steps.length == 1) {
                nested.put(field.path(), text);
            } else if (text != null) {
                ((Map<String, Object>) nested.computeIfAbsent(steps[0], _ -> new LinkedHashMap<String, Object>()))
                        .put(steps[1], text);
            }
        }
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("procedure", procedure);
        record.put("destinationKey", destinationKey);
        record.put("subject", nested);
        return record;
    }

    private static String text(JsonNode node, String pointer) {
        return node.at(pointer).asString();
    }

    private static @Nullable String optional(JsonNode node, String pointer) {
        JsonNode value = node.at(pointer);
        return value.isMissingNode() ? null : value.asString();
    }
}
