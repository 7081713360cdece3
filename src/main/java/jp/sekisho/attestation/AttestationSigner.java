package jp.sekisho.attestation;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import jp.sekisho.person.DestinationKey;
import jp.sekisho.person.DestinationKeyKind;
import jp.sekisho.signing.Base64Url;
import jp.sekisho.signing.FlatJson;
import jp.sekisho.signing.KeyRing;
import jp.sekisho.signing.MerkleTree;
import jp.sekisho.signing.Signing;
import jp.sekisho.signing.SigningKey;
import jp.sekisho.signing.TreeToken;

/// Signs what the gate says, one method for each type of token. Safe for concurrent use; each signature takes the ring
/// that the supplier holds at its start.
public final class AttestationSigner {
    private final String issuer;
    private final Supplier<KeyRing> ring;
    private final Clock clock;
    private final Supplier<Nonce> nonces;

    public AttestationSigner(String issuer, Supplier<KeyRing> ring, Clock clock) {
        this(issuer, ring, clock, nonces(new SecureRandom()));
    }

    AttestationSigner(String issuer, Supplier<KeyRing> ring, Clock clock, Supplier<Nonce> nonces) {
        this.issuer = FlatJson.requireText("issuer", issuer);
        this.ring = ring;
        this.clock = clock;
        this.nonces = nonces;
    }

    private static Supplier<Nonce> nonces(SecureRandom random) {
        return () -> Nonce.fresh(random);
    }

    /// Attests a record that passed.
    public Signing<Attestation> attest(AttestationDraft draft) {
        Nonce nonce = nonces.get();
        return sign(TokenType.ATTESTATION, now -> bound(draft, nonce, now), token -> new Attestation(token, nonce));
    }

    /// Attests many records that passed, with one signature over the root of their tree: as good as one each, and
    /// cheaper by nearly the whole signature. One record alone gets a plain attestation.
    public Signing<List<Attestation>> attestAll(List<AttestationDraft> drafts) {
        if (drafts.isEmpty()) {
            return new Signing.Signed<>(List.of());
        }
        if (drafts.size() == 1) {
            return switch (attest(drafts.getFirst())) {
                case Signing.Signed(Attestation attestation) -> new Signing.Signed<>(List.of(attestation));
                case Signing.NotSigned(var trouble, var detail) -> new Signing.NotSigned<>(trouble, detail);
            };
        }
        return sign(TokenType.TREE, now -> grown(drafts, now));
    }

    private Unsigned<List<Attestation>> grown(List<AttestationDraft> drafts, Instant now) {
        List<Nonce> ties = drafts.stream().map(_ -> nonces.get()).toList();
        List<String> entries = new ArrayList<>(drafts.size());
        for (int i = 0; i < drafts.size(); i++) {
            entries.add(FlatJson.write(bound(drafts.get(i), ties.get(i), now)));
        }
        MerkleTree tree = new MerkleTree(
                entries.stream().map(entry -> entry.getBytes(US_ASCII)).toList());
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("iat", now.getEpochSecond());
        claims.put("size", (long) drafts.size());
        claims.put("root", Base64Url.encode(tree.root()));
        return new Unsigned<>(
                claims,
                root -> IntStream.range(0, drafts.size())
                        .mapToObj(i -> new Attestation(TreeToken.write(root, entries.get(i), i, tree), ties.get(i)))
                        .toList());
    }

    /// Signs that two persons found no wrong link in a record that did not pass.
    public Signing<Release> release(ReleaseDraft draft) {
        Nonce nonce = nonces.get();
        return sign(
                TokenType.RELEASE,
                now -> {
                    Map<String, Object> claims = bound(draft.bound(), nonce, now);
                    claims.put("check", draft.checkId());
                    claims.put("reason", draft.reason());
                    claims.put("txt", Commitment.explanation(nonce, draft.explanation()));
                    claims.put("proposer", draft.proposer().claim());
                    claims.put("approver", draft.approver().claim());
                    return claims;
                },
                token -> new Release(token, nonce));
    }

    /// Signs that one person did, for another to confirm.
    public Signing<Proposal> propose(ProposalDraft draft) {
        Nonce nonce = nonces.get();
        return sign(
                TokenType.PROPOSAL,
                now -> {
                    Map<String, Object> claims = bound(draft.bound(), nonce, now);
                    claims.put("check", draft.checkId());
                    claims.put("blocked", draft.blockedFor());
                    claims.put("reason", draft.reason());
                    claims.put("txt", Commitment.explanation(nonce, draft.explanation()));
                    claims.put("proposer", draft.proposer().claim());
                    return claims;
                },
                token -> new Proposal(token, nonce));
    }

    /// Signs the trailer of an inspection: the answer is the line with the signature in its place.
    public Signing<String> inspection(ReportDraft draft) {
        return report(TokenType.INSPECTION, draft);
    }

    /// The same for a reconciliation.
    public Signing<String> reconciliation(ReportDraft draft) {
        return report(TokenType.RECONCILIATION, draft);
    }

    private Signing<String> report(TokenType type, ReportDraft draft) {
        return sign(
                type,
                now -> {
                    Map<String, Object> claims = new LinkedHashMap<>();
                    claims.put("iss", issuer);
                    claims.put("iat", now.getEpochSecond());
                    claims.put("jti", draft.id());
                    claims.put("lines", draft.lines());
                    claims.put("complete", draft.complete());
                    claims.put("results", draft.resultsSha256());
                    claims.put("trailer", draft.trailer().sha256());
                    return claims;
                },
                draft.trailer()::signed);
    }

    /// Signs how far the audit trail has come.
    public Signing<String> auditHead(AuditHead head) {
        return sign(TokenType.AUDIT, now -> head.claims(issuer, now), token -> token);
    }

    private Map<String, Object> bound(AttestationDraft draft, Nonce nonce, Instant now) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("aud", draft.audience());
        claims.put("iat", now.getEpochSecond());
        claims.put("nbf", now.getEpochSecond());
        claims.put("exp", now.plus(draft.lifetime()).getEpochSecond());
        claims.put("jti", draft.id());
        claims.put("procedure", draft.record().procedure());
        // Left out where they say the usual, as verifiers of the first version know no such claims.
        if (!draft.record().destination().equals(DestinationKey.INTERMEDIATE_SERVER)) {
            claims.put("destination", draft.record().destination());
        }
        if (draft.record().keyKind() != DestinationKeyKind.INTEGRATED_ADDRESS_NUMBER) {
            claims.put("keyKind", draft.record().keyKind().name());
        }
        claims.put("policy", draft.policy().claim());
        claims.put("registry", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(draft.registryAsOf()));
        claims.put("cv", (long) Commitment.VERSION);
        Shown.Committed committed = Commitment.of(nonce, draft.record());
        claims.put("cmt", committed.cmt());
        claims.put("rec", committed.rec());
        return claims;
    }

    /// Claims, and what is made of their signature.
    private record Unsigned<T>(Map<String, Object> claims, Function<String, T> signed) {}

    private <T> Signing<T> sign(
            TokenType type, Function<Instant, Map<String, Object>> claims, Function<String, T> signed) {
        return sign(type, now -> new Unsigned<>(claims.apply(now), signed));
    }

    private <T> Signing<T> sign(TokenType type, Function<Instant, Unsigned<T>> unsigned) {
        SigningKey key = ring.get().current();
        Instant now = clock.instant();
        if (!key.maySignAt(now)) {
            return new Signing.NotSigned<>(
                    Signing.Trouble.KEY_NOT_VALID, "the certificate of " + key + " is not valid at this time");
        }
        Unsigned<T> said = unsigned.apply(now);
        try {
            return new Signing.Signed<>(said.signed().apply(key.sign(type.typ(), said.claims())));
        } catch (GeneralSecurityException | RuntimeException e) {
            // Native providers fail with exceptions of their own, which no supertype tells from other runtime ones.
            return new Signing.NotSigned<>(Signing.Trouble.SIGNATURE_FAILED, e.toString());
        }
    }
}
