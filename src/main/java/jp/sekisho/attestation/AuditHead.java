package jp.sekisho.attestation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.signing.Base64Url;
import jp.sekisho.signing.FlatJson;
import jp.sekisho.signing.Jws;
import jp.sekisho.signing.KeySet;

/// How far an audit trail had come when its head was signed. It has no audience and does not expire: a trail is kept.
///
/// @param instance the trail, by its random id
/// @param file number of the file that held the last line
/// @param sequence the last line's number in the whole trail
/// @param sha256 SHA-256 of the last line, which holds that of the line before it, and so on
public record AuditHead(String instance, long file, long sequence, String sha256) {
    private static final Map<String, Class<?>> SHAPE = Map.of(
            "iss", String.class,
            "iat", Long.class,
            "instance", String.class,
            "file", Long.class,
            "seq", Long.class,
            "sha256", String.class);

    public AuditHead {
        FlatJson.requireText("instance", instance);
        FlatJson.requireText("sha256", sha256);
    }

    Map<String, Object> claims(String issuer, Instant now) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("iat", now.getEpochSecond());
        claims.put("instance", instance);
        claims.put("file", file);
        claims.put("seq", sequence);
        claims.put("sha256", sha256);
        return claims;
    }

    /// What a signature says, where one of the keys made it.
    public static Verification<AuditHead> verify(String token, KeySet keys) {
        return switch (Jws.open(token, TokenType.AUDIT.typ(), keys)) {
            case Jws.Opened.NotOurs(Jws.Flaw flaw) -> new Verification.Refused<>(Refusal.of(flaw));
            case Jws.Opened.Ours(String _, Map<String, Object> claims) ->
                of(claims)
                        .<Verification<AuditHead>>map(Verification.Valid::new)
                        .orElse(new Verification.Refused<>(Refusal.MALFORMED));
        };
    }

    /// What a signature claims to say, whoever made it: to compare without keys, never to rely on.
    public static Optional<AuditHead> unverified(String token) {
        List<String> parts = List.of(token.split("\\.", -1));
        return parts.size() == 3
                ? Base64Url.decode(parts.get(1))
                        .flatMap(bytes -> FlatJson.object(new String(bytes, ISO_8859_1)))
                        .flatMap(AuditHead::of)
                : Optional.empty();
    }

    private static Optional<AuditHead> of(Map<String, Object> claims) {
        return FlatJson.fits(claims, SHAPE)
                ? Optional.of(new AuditHead(
                        FlatJson.text(claims, "instance"),
                        (Long) FlatJson.member(claims, "file"),
                        (Long) FlatJson.member(claims, "seq"),
                        FlatJson.text(claims, "sha256")))
                : Optional.empty();
    }
}
