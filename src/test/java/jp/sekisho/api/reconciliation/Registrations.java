package jp.sekisho.api.reconciliation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import jp.sekisho.api.WireRequests;
import jp.sekisho.api.wire.SubjectWire;
import jp.sekisho.attestation.AttestationDraft;
import jp.sekisho.attestation.AttestationSigner;
import jp.sekisho.attestation.PolicyVersion;
import jp.sekisho.attestation.ProposalDraft;
import jp.sekisho.attestation.ReleaseDraft;
import jp.sekisho.attestation.Releaser;
import jp.sekisho.person.DestinationKey;
import jp.sekisho.reconciliation.Verdict;
import jp.sekisho.signing.KeyRing;
import jp.sekisho.signing.Signing;
import jp.sekisho.signing.SigningKey;

/// Registrations of invented people whose verdict is known.
public final class Registrations {
    static final ObjectMapper JSON = new ObjectMapper();
    static final String AUDIENCE = "welfare";
    static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final PolicyVersion POLICY = new PolicyVersion("strict-4", "0".repeat(64));
    private static final SigningKey FOREIGN = SigningKey.ephemeral(Instant.MAX);

    private final KeyRing keys;

    /// @param keys of the gate that reconciles
    public Registrations(KeyRing keys) {
        this.keys = keys;
    }

    /// What can be signed, as token and nonce.
    private record Signed(String token, String nonce) {}

    /// The line of one record that was registered at a time, wrong in the one way that gives this verdict.
    public ObjectNode line(Verdict verdict, String procedure, int person, Instant registeredAt) {
        ObjectNode line = JSON.createObjectNode()
                .put("procedure", procedure)
                .put("destinationKey", "D-%08d".formatted(person))
                .put(
                        "registeredAt",
                        registeredAt.atOffset(ZoneOffset.ofHours(9)).toString())
                .put("audience", AUDIENCE);
        line.putObject("subject")
                .put("individualNumber", "%012d".formatted(person))
                .put("birthDate", "1964-05-01")
                .putObject("name")
                .put("kanji", "検査　" + person);
        Instant signedAt = registeredAt.minusSeconds(60);
        return switch (verdict) {
            case ATTESTED -> with(line, attested(line, signedAt));
            case RELEASED -> with(line, released(line, signedAt));
            case NO_ATTESTATION -> line;
            case MALFORMED -> with(line, attested(line, signedAt)).put("nonce", "short");
            case WRONG_ALGORITHM -> with(line, header(attested(line, signedAt), "EdDSA", "HS256"));
            case WRONG_TYPE -> with(line, proposed(line, signedAt));
            case UNKNOWN_KEY -> with(line, attested(line, signedAt, FOREIGN, "sekisho"));
            case BAD_SIGNATURE -> with(line, header(attested(line, signedAt), "{", "{ "));
            case OTHER_ISSUER -> with(line, attested(line, signedAt, keys.current(), "elsewhere"));
            case NOT_YET_VALID -> with(line, attested(line, registeredAt.plusSeconds(60)));
            case EXPIRED ->
                with(line, attested(line, registeredAt.minus(LIFETIME).minusSeconds(60)));
            case OTHER_AUDIENCE -> with(line, attested(line, signedAt)).put("audience", "tax");
            case OTHER_PROCEDURE ->
                with(line, attested(line, signedAt))
                        .put("procedure", procedure.equals("ryoiku-techo") ? "seikatsu-hogo" : "ryoiku-techo");
            case POLICY_WITHDRAWN -> throw new IllegalArgumentException("no policy is withdrawn here");
            case OTHER_DESTINATION -> with(line, attested(line, signedAt)).put("destinationKey", "D-0");
            case OTHER_RECORD -> {
                with(line, attested(line, signedAt));
                line.withObject("/subject").put("birthDate", "1964-05-02");
                yield line;
            }
        };
    }

    /// The same with the commitments instead of the subject.
    static ObjectNode committed(ObjectNode line) {
        ObjectNode claims = claims(line.get("token").asText());
        line.remove(List.of("subject", "nonce"));
        line.putObject("commitment")
                .put("cmt", claims.get("cmt").asText())
                .put("rec", claims.get("rec").asText());
        return line;
    }

    private static ObjectNode claims(String token) {
        try {
            return (ObjectNode) JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    private static ObjectNode with(ObjectNode line, Signed signed) {
        return line.put("token", signed.token()).put("nonce", signed.nonce());
    }

    private static Signed header(Signed signed, String text, String other) {
        String[] parts = signed.token().split("\\.");
        String header = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
        return new Signed(
                Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(header.replace(text, other).getBytes(StandardCharsets.UTF_8))
                        + "." + parts[1] + "." + parts[2],
                signed.nonce());
    }

    private Signed attested(ObjectNode line, Instant at) {
        return attested(line, at, keys.current(), "sekisho");
    }

    private static Signed attested(ObjectNode line, Instant at, SigningKey key, String issuer) {
        var attestation = value(signer(at, key, issuer).attest(draft(line)));
        return new Signed(attestation.token(), attestation.nonce().disclose());
    }

    private Signed released(ObjectNode line, Instant at) {
        var release = value(signer(at, keys.current(), "sekisho")
                .release(new ReleaseDraft(
                        draft(line),
                        "c-1",
                        "NOTATION_CONFIRMED",
                        "確認",
                        new Releaser("desk", "staff-17"),
                        new Releaser("chief", "staff-42"))));
        return new Signed(release.token(), release.nonce().disclose());
    }

    private Signed proposed(ObjectNode line, Instant at) {
        var proposal = value(signer(at, keys.current(), "sekisho")
                .propose(new ProposalDraft(
                        draft(line),
                        "c-1",
                        "ADDRESS_MISMATCH",
                        "NOTATION_CONFIRMED",
                        "確認",
                        new Releaser("desk", "staff-17"))));
        return new Signed(proposal.token(), proposal.nonce().disclose());
    }

    private static AttestationSigner signer(Instant at, SigningKey key, String issuer) {
        return new AttestationSigner(issuer, () -> new KeyRing(key, List.of()), Clock.fixed(at, ZoneOffset.UTC));
    }

    private static AttestationDraft draft(ObjectNode line) {
        try {
            return new AttestationDraft(
                    "c-1",
                    AUDIENCE,
                    POLICY,
                    OffsetDateTime.parse("2026-11-20T00:00:00+09:00"),
                    WireRequests.attested(
                            line.get("procedure").asText(),
                            DestinationKey.integrated(line.get("destinationKey").asText()),
                            JSON.treeToValue(line.get("subject"), SubjectWire.class)),
                    LIFETIME);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static <T> T value(Signing<T> signing) {
        return switch (signing) {
            case Signing.Signed<T>(T value) -> value;
            case Signing.NotSigned<T>(var trouble, var _) -> throw new AssertionError(trouble);
        };
    }
}
