package jp.sekisho.attestation;

import static jp.sekisho.signing.FlatJson.text;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import jp.sekisho.person.DestinationKey;
import jp.sekisho.person.DestinationKeyKind;
import jp.sekisho.signing.FlatJson;
import jp.sekisho.signing.Jws;
import jp.sekisho.signing.KeySet;
import jp.sekisho.signing.TreeToken;

/// Verifies what [AttestationSigner] signs, in the gate and in the systems that send to it. Safe for concurrent use.
public final class AttestationVerifier {
    private static final Map<String, Class<?>> ATTESTATION = Map.ofEntries(
            Map.entry("iss", String.class),
            Map.entry("aud", String.class),
            Map.entry("iat", Long.class),
            Map.entry("nbf", Long.class),
            Map.entry("exp", Long.class),
            Map.entry("jti", String.class),
            Map.entry("procedure", String.class),
            Map.entry("policy", String.class),
            Map.entry("registry", String.class),
            Map.entry("cv", Long.class),
            Map.entry("cmt", String.class),
            Map.entry("rec", String.class));
    /// Left out where they say the usual.
    private static final Map<String, Class<?>> DESTINATION = texts("destination", "keyKind");
    private static final Map<String, Class<?>> RELEASE =
            and(ATTESTATION, texts("check", "reason", "txt", "proposer", "approver"));
    private static final Map<String, Class<?>> PROPOSAL =
            and(ATTESTATION, texts("check", "blocked", "reason", "txt", "proposer"));
    private static final Map<String, Class<?>> REPORT = Map.of(
            "iss", String.class,
            "iat", Long.class,
            "jti", String.class,
            "lines", Long.class,
            "complete", Boolean.class,
            "results", String.class,
            "trailer", String.class);

    private final Supplier<KeySet> keys;
    private final String issuer;
    private final Clock clock;
    private final Duration leeway;
    private final Predicate<PolicyVersion> standing;

    /// @param keys the gate's key set, asked at each verification, so that a newer one may take its place
    /// @param issuer the gate whose tokens count
    /// @param leeway how far this clock and the gate's may be apart
    /// @param standing whether a policy still counts; `_ -> true` where none was ever withdrawn
    public AttestationVerifier(
            Supplier<KeySet> keys, String issuer, Clock clock, Duration leeway, Predicate<PolicyVersion> standing) {
        if (leeway.isNegative()) {
            throw new IllegalArgumentException("leeway must not be negative");
        }
        this.keys = keys;
        this.issuer = issuer;
        this.clock = clock;
        this.leeway = leeway;
        this.standing = standing;
    }

    /// The same verifier at another time: for what was registered then.
    public AttestationVerifier at(Instant time) {
        return new AttestationVerifier(keys, issuer, Clock.fixed(time, ZoneOffset.UTC), leeway, standing);
    }

    /// Whether this attestation was issued for exactly this record, as it is about to be registered, and this audience.
    public Verification<AttestationClaims> verify(String token, String nonce, AttestedRecord record, String audience) {
        return verify(token, new Shown.Whole(record, nonce), audience);
    }

    /// The same for a record that is at hand, or for what was computed over it.
    public Verification<AttestationClaims> verify(String token, Shown shown, String audience) {
        return switch (openAttestation(token)) {
            case Jws.Opened.NotOurs(Jws.Flaw flaw) -> new Verification.Refused<>(Refusal.of(flaw));
            case Jws.Opened.Ours(String kid, Map<String, Object> claims) -> bound(kid, claims, shown, audience);
        };
    }

    /// The same for a release, which is never an attestation.
    public Verification<ReleaseClaims> verifyRelease(
            String token, String nonce, AttestedRecord record, String audience) {
        return verifyRelease(token, new Shown.Whole(record, nonce), audience);
    }

    /// The same for a record that is at hand, or for what was computed over it.
    public Verification<ReleaseClaims> verifyRelease(String token, Shown shown, String audience) {
        return switch (open(token, TokenType.RELEASE, RELEASE, DESTINATION)) {
            case Jws.Opened.NotOurs(Jws.Flaw flaw) -> new Verification.Refused<>(Refusal.of(flaw));
            case Jws.Opened.Ours(String kid, Map<String, Object> claims) ->
                and(
                        bound(kid, claims, shown, audience),
                        bound -> Releaser.ofClaim(text(claims, "proposer"))
                                .flatMap(proposer -> Releaser.ofClaim(text(claims, "approver"))
                                        .map(approver -> new ReleaseClaims(
                                                bound,
                                                text(claims, "check"),
                                                text(claims, "reason"),
                                                proposer,
                                                approver))));
        };
    }

    /// The same for the proposal of a release, which only the gate asks for.
    ///
    /// @param explanation what the second person confirms; the claims say whether the first one wrote it
    public Verification<ProposalClaims> verifyProposal(
            String token, String nonce, AttestedRecord record, String audience, String explanation) {
        return switch (open(token, TokenType.PROPOSAL, PROPOSAL, DESTINATION)) {
            case Jws.Opened.NotOurs(Jws.Flaw flaw) -> new Verification.Refused<>(Refusal.of(flaw));
            case Jws.Opened.Ours(String kid, Map<String, Object> claims) ->
                and(
                        bound(kid, claims, new Shown.Whole(record, nonce), audience),
                        bound -> Releaser.ofClaim(text(claims, "proposer"))
                                .map(proposer -> new ProposalClaims(
                                        bound,
                                        text(claims, "check"),
                                        text(claims, "blocked"),
                                        text(claims, "reason"),
                                        proposer,
                                        Commitment.same(
                                                text(claims, "txt"),
                                                Commitment.explanation(
                                                        Nonce.parse(nonce).orElseThrow(), explanation)))));
        };
    }

    /// More claims of a token that is bound; malformed where they cannot be read.
    private static <T> Verification<T> and(
            Verification<AttestationClaims> verification, Function<AttestationClaims, Optional<T>> more) {
        return switch (verification) {
            case Verification.Refused(Refusal reason) -> new Verification.Refused<>(reason);
            case Verification.Valid(AttestationClaims bound) ->
                more.apply(bound)
                        .<Verification<T>>map(Verification.Valid::new)
                        .orElseGet(() -> new Verification.Refused<>(Refusal.MALFORMED));
        };
    }

    /// Whether this is the trailer of an inspection as the gate wrote it, without its line break. It has no audience
    /// and does not expire: a report is kept.
    public Verification<ReportClaims> verifyInspection(String trailerLine) {
        return verifyReport(TokenType.INSPECTION, trailerLine);
    }

    /// The same for the trailer of a reconciliation.
    public Verification<ReportClaims> verifyReconciliation(String trailerLine) {
        return verifyReport(TokenType.RECONCILIATION, trailerLine);
    }

    /// Whether this is the answer to an inspection or to a reconciliation, all its lines.
    public ReportVerification verify(AnsweredReport report) {
        Verification<ReportClaims> inspection = verifyInspection(report.trailer());
        return switch (inspection.equals(new Verification.Refused<>(Refusal.WRONG_TYPE))
                ? verifyReconciliation(report.trailer())
                : inspection) {
            case Verification.Refused(Refusal reason) -> new ReportVerification.Refused(reason);
            case Verification.Valid(ReportClaims claims)
            when !claims.resultsSha256().equals(report.results().hex()) -> new ReportVerification.OtherLines(claims);
            case Verification.Valid(ReportClaims claims)
            when claims.complete() -> new ReportVerification.Complete(claims);
            case Verification.Valid(ReportClaims claims) -> new ReportVerification.Incomplete(claims);
        };
    }

    private Verification<ReportClaims> verifyReport(TokenType type, String trailerLine) {
        Optional<ReportTrailer.Signed> signed = ReportTrailer.Signed.of(trailerLine);
        if (signed.isEmpty()) {
            return new Verification.Refused<>(Refusal.MALFORMED);
        }
        return switch (open(signed.get().signature(), type, REPORT, Map.of())) {
            case Jws.Opened.NotOurs(Jws.Flaw flaw) -> new Verification.Refused<>(Refusal.of(flaw));
            case Jws.Opened.Ours(String kid, Map<String, Object> claims) ->
                report(kid, claims, signed.get().trailer());
        };
    }

    private Verification<ReportClaims> report(String kid, Map<String, Object> claims, ReportTrailer trailer) {
        if (!text(claims, "iss").equals(issuer)) {
            return new Verification.Refused<>(Refusal.OTHER_ISSUER);
        }
        if (!text(claims, "trailer").equals(trailer.sha256())) {
            return new Verification.Refused<>(Refusal.OTHER_RECORD);
        }
        return new Verification.Valid<>(new ReportClaims(
                text(claims, "jti"),
                kid,
                issuer,
                time(claims, "iat"),
                (Long) FlatJson.member(claims, "lines"),
                (Boolean) FlatJson.member(claims, "complete"),
                text(claims, "results")));
    }

    /// One with a signature of its own, or one of many.
    private Jws.Opened openAttestation(String token) {
        KeySet now = keys.get();
        return fitting(
                TreeToken.of(token)
                        .map(tree -> tree.open(TokenType.TREE.typ(), now))
                        .orElseGet(() -> Jws.open(token, TokenType.ATTESTATION.typ(), now)),
                ATTESTATION,
                DESTINATION);
    }

    private Jws.Opened open(String token, TokenType type, Map<String, Class<?>> shape, Map<String, Class<?>> optional) {
        return fitting(Jws.open(token, type.typ(), keys.get()), shape, optional);
    }

    private static Jws.Opened fitting(Jws.Opened opened, Map<String, Class<?>> shape, Map<String, Class<?>> optional) {
        return opened instanceof Jws.Opened.Ours ours && !FlatJson.fits(ours.claims(), shape, optional)
                ? new Jws.Opened.NotOurs(Jws.Flaw.MALFORMED)
                : opened;
    }

    private Verification<AttestationClaims> bound(
            String kid, Map<String, Object> claims, Shown shown, String audience) {
        Optional<Shown.Committed> committed = shown.committed();
        Optional<AttestationClaims> said = said(kid, claims);
        if (committed.isEmpty() || said.isEmpty()) {
            return new Verification.Refused<>(Refusal.MALFORMED);
        }
        return refusal(said.get(), shown.procedure(), audience)
                .or(() -> unbound(claims, said.get(), committed.get()))
                .<Verification<AttestationClaims>>map(Verification.Refused::new)
                .orElseGet(() -> new Verification.Valid<>(said.get()));
    }

    private Optional<Refusal> refusal(AttestationClaims said, String procedure, String audience) {
        Instant now = clock.instant();
        if (!said.issuer().equals(issuer)) {
            return Optional.of(Refusal.OTHER_ISSUER);
        }
        if (said.notBefore().isAfter(now.plus(leeway))) {
            return Optional.of(Refusal.NOT_YET_VALID);
        }
        if (!said.expiresAt().isAfter(now.minus(leeway))) {
            return Optional.of(Refusal.EXPIRED);
        }
        if (!said.audience().equals(audience)) {
            return Optional.of(Refusal.OTHER_AUDIENCE);
        }
        if (!said.procedure().equals(procedure)) {
            return Optional.of(Refusal.OTHER_PROCEDURE);
        }
        return standing.test(said.policy()) ? Optional.empty() : Optional.of(Refusal.POLICY_WITHDRAWN);
    }

    private static Optional<Refusal> unbound(
            Map<String, Object> claims, AttestationClaims said, Shown.Committed committed) {
        if (said.destination().equals(committed.destination())
                && said.keyKind() == committed.keyKind()
                && Commitment.same(text(claims, "cmt"), committed.cmt())) {
            return Optional.empty();
        }
        return Commitment.same(text(claims, "rec"), committed.rec())
                ? Optional.of(Refusal.OTHER_DESTINATION)
                : Optional.of(Refusal.OTHER_RECORD);
    }

    /// Nothing where the commitment is of a version that this verifier cannot compute, or a claim is not readable.
    private static Optional<AttestationClaims> said(String kid, Map<String, Object> claims) {
        Optional<PolicyVersion> policy = PolicyVersion.ofClaim(text(claims, "policy"));
        Optional<DestinationKeyKind> keyKind = keyKind(claims);
        if (policy.isEmpty() || keyKind.isEmpty() || (Long) FlatJson.member(claims, "cv") != Commitment.VERSION) {
            return Optional.empty();
        }
        try {
            return Optional.of(new AttestationClaims(
                    text(claims, "jti"),
                    kid,
                    text(claims, "iss"),
                    text(claims, "aud"),
                    time(claims, "iat"),
                    time(claims, "nbf"),
                    time(claims, "exp"),
                    text(claims, "procedure"),
                    (String) claims.getOrDefault("destination", DestinationKey.INTERMEDIATE_SERVER),
                    keyKind.get(),
                    policy.get(),
                    OffsetDateTime.parse(text(claims, "registry"))));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<DestinationKeyKind> keyKind(Map<String, Object> claims) {
        Object name = claims.getOrDefault("keyKind", DestinationKeyKind.INTEGRATED_ADDRESS_NUMBER.name());
        return Arrays.stream(DestinationKeyKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst();
    }

    private static Instant time(Map<String, Object> claims, String name) {
        return Instant.ofEpochSecond((Long) FlatJson.member(claims, name));
    }

    private static Map<String, Class<?>> texts(String... names) {
        Map<String, Class<?>> texts = new HashMap<>();
        for (String name : names) {
            texts.put(name, String.class);
        }
        return texts;
    }

    private static Map<String, Class<?>> and(Map<String, Class<?>> some, Map<String, Class<?>> more) {
        Map<String, Class<?>> all = new HashMap<>(some);
        all.putAll(more);
        return Map.copyOf(all);
    }
}
