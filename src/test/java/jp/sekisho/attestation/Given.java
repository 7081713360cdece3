package jp.sekisho.attestation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.person.DestinationKey;
import jp.sekisho.person.DestinationKeyKind;
import jp.sekisho.signing.KeyRing;
import jp.sekisho.signing.KeySet;
import jp.sekisho.signing.Keys;
import jp.sekisho.signing.Signing;
import jp.sekisho.signing.SigningKey;
import org.jspecify.annotations.Nullable;

/// One record of an invented person, a gate that attests it, and who verifies it.
final class Given {
    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    static final String ISSUER = "https://sekisho.example";
    static final String AUDIENCE = "welfare-system";
    static final String PROCEDURE = "shintai-shogaisha-techo";
    static final String DESTINATION = "0000000001234567";
    static final String ADDRESS_NUMBER = "000000001234560";
    static final Duration LIFETIME = Duration.ofMinutes(30);
    static final Duration LEEWAY = Duration.ofSeconds(5);
    static final PolicyVersion POLICY = new PolicyVersion("strict-4", "e6".repeat(32));
    static final OffsetDateTime AS_OF = OffsetDateTime.parse("2026-11-20T00:00:00+09:00");
    static final SigningKey KEY = Keys.signing("current");
    static final Nonce NONCE = nonce("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");
    static final Nonce OTHER_NONCE = nonce("__79_Pv6-fj39vX08_Lx8O_u7ezr6uno5-bl5OPi4eA");
    static final Map<AttestedField, String> SUBJECT = Map.ofEntries(
            Map.entry(AttestedField.INDIVIDUAL_NUMBER, "609407454590"),
            Map.entry(AttestedField.NAME_KANJI, "小林　健一"),
            Map.entry(AttestedField.NAME_KANA, "コバヤシ　ケンイチ"),
            Map.entry(AttestedField.BIRTH_DATE, "昭和39年5月1日"),
            Map.entry(AttestedField.SEX, "1"),
            Map.entry(AttestedField.ADDRESS_MUNICIPALITY_CODE, "202011"),
            Map.entry(AttestedField.ADDRESS_TEXT, "長野県長野市大字鶴賀緑町1613番地"),
            Map.entry(AttestedField.ADDRESS_BUILDING, ""));
    static final String EXPLANATION = "転出証明書で新旧の住所を確認";
    static final Releaser PROPOSER = new Releaser("welfare-desk", "staff-17");
    static final AttestedRecord RECORD = record(SUBJECT);

    static final Attestation ATTESTED = value(signer(KEY, NOW).attest(draft(RECORD)));

    private Given() {}

    /// The same record under an 宛名番号 at another system.
    static AttestedRecord elsewhere() {
        return elsewhere("pmh", DestinationKeyKind.ADDRESS_NUMBER);
    }

    static AttestedRecord elsewhere(String destination, DestinationKeyKind kind) {
        return AttestedRecord.of(PROCEDURE, new DestinationKey(destination, kind, ADDRESS_NUMBER), SUBJECT::get);
    }

    static AttestedRecord record(Map<AttestedField, String> subject) {
        return AttestedRecord.of(PROCEDURE, DESTINATION, subject::get);
    }

    static AttestedRecord recordWith(AttestedField field, @Nullable String value) {
        Map<AttestedField, String> subject = new EnumMap<>(SUBJECT);
        if (value == null) {
            subject.remove(field);
        } else {
            subject.put(field, value);
        }
        return record(subject);
    }

    static AttestationDraft draft(AttestedRecord record) {
        return new AttestationDraft("019936a6-2bd8-7c56", AUDIENCE, POLICY, AS_OF, record, LIFETIME);
    }

    static ReleaseDraft releaseDraft() {
        return new ReleaseDraft(
                new AttestationDraft("r-1", AUDIENCE, POLICY, AS_OF, RECORD, LIFETIME),
                "019936a6-2bd8-7c56",
                "ADDRESS_CHANGE_CONFIRMED",
                EXPLANATION,
                PROPOSER,
                new Releaser("chief-desk", "staff-42"));
    }

    static ProposalDraft proposalDraft() {
        return new ProposalDraft(
                new AttestationDraft("p-1", AUDIENCE, POLICY, AS_OF, RECORD, LIFETIME),
                "019936a6-2bd8-7c56",
                "ADDRESS_MISMATCH NAMESAKE_RISK",
                "ADDRESS_CHANGE_CONFIRMED",
                EXPLANATION,
                PROPOSER);
    }

    static AttestationSigner signer(SigningKey key, Instant now) {
        return new AttestationSigner(ISSUER, () -> new KeyRing(key, List.of()), at(now), () -> NONCE);
    }

    static AttestationVerifier verifier(Instant now) {
        return verifier(now, Optional.empty());
    }

    static AttestationVerifier verifier(Instant now, Optional<PolicyVersion> withdrawn) {
        KeySet keys = new KeyRing(KEY, List.of(Keys.verification("next"))).keySet();
        return new AttestationVerifier(
                () -> keys, ISSUER, at(now), LEEWAY, policy -> !withdrawn.equals(Optional.of(policy)));
    }

    static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    static Nonce nonce(String text) {
        return Nonce.parse(text).orElseThrow();
    }

    static <T> T value(Signing<T> signing) {
        return switch (signing) {
            case Signing.Signed<T>(T value) -> value;
            case Signing.NotSigned<T>(Signing.Trouble trouble, String detail) ->
                throw new AssertionError(trouble + " " + detail);
        };
    }

    static <T> Optional<Refusal> refusal(Verification<T> verification) {
        return switch (verification) {
            case Verification.Valid<T> _ -> Optional.empty();
            case Verification.Refused<T>(Refusal reason) -> Optional.of(reason);
        };
    }
}
