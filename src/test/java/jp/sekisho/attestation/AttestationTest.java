package jp.sekisho.attestation;

import static jp.sekisho.attestation.Given.ATTESTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.person.DestinationKey;
import jp.sekisho.person.DestinationKeyKind;
import jp.sekisho.signing.KeyRing;
import jp.sekisho.signing.Keys;
import jp.sekisho.signing.Signing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a token is bound to: change one thing, and it is refused for that reason.
class AttestationTest {
    private static final AttestationVerifier VERIFIER = Given.verifier(Given.NOW);

    @Test
    void isValidForTheRecordAsItWasSentAndSaysWhatDecided() {
        assertThat(VERIFIER.verify(ATTESTED.token(), nonce(), Given.RECORD, Given.AUDIENCE))
                .isEqualTo(new Verification.Valid<>(new AttestationClaims(
                        "019936a6-2bd8-7c56",
                        Given.KEY.verificationKey().kid(),
                        Given.ISSUER,
                        Given.AUDIENCE,
                        Given.NOW,
                        Given.NOW,
                        Given.NOW.plus(Given.LIFETIME),
                        Given.PROCEDURE,
                        DestinationKey.INTERMEDIATE_SERVER,
                        DestinationKeyKind.INTEGRATED_ADDRESS_NUMBER,
                        Given.POLICY,
                        Given.AS_OF)));
    }

    @ParameterizedTest
    @EnumSource
    void isRefusedAfterAnEditOfOneField(AttestedField field) {
        String sent = Given.SUBJECT.get(field);
        assertThat(refusal(Given.recordWith(field, sent + "1"))).contains(Refusal.OTHER_RECORD);
        assertThat(refusal(Given.recordWith(field, sent + " "))).contains(Refusal.OTHER_RECORD);
        assertThat(refusal(Given.recordWith(field, sent == null ? "" : null))).contains(Refusal.OTHER_RECORD);
    }

    @Test
    void isRefusedForAnotherWritingOfTheSameValue() {
        assertThat(refusal(Given.recordWith(AttestedField.BIRTH_DATE, "1964-05-01")))
                .contains(Refusal.OTHER_RECORD);
        assertThat(refusal(Given.recordWith(AttestedField.NAME_KANJI, "小林 健一"))).contains(Refusal.OTHER_RECORD);
    }

    @Test
    void isRefusedForAnotherDestination() {
        var elsewhere = AttestedRecord.of(Given.PROCEDURE, "0000000001234568", Given.SUBJECT::get);
        assertThat(refusal(elsewhere)).contains(Refusal.OTHER_DESTINATION);
    }

    @Test
    void oneForASystemIsRefusedAtAnotherAndForAKeyOfAnotherKind() {
        Attestation there = Given.value(Given.signer(Given.KEY, Given.NOW).attest(Given.draft(Given.elsewhere())));
        assertThat(VERIFIER.verify(there.token(), there.nonce().disclose(), Given.elsewhere(), Given.AUDIENCE))
                .isInstanceOfSatisfying(Verification.Valid.class, valid -> {
                    AttestationClaims claims = (AttestationClaims) valid.claims();
                    assertThat(claims.destination()).isEqualTo("pmh");
                    assertThat(claims.keyKind()).isEqualTo(DestinationKeyKind.ADDRESS_NUMBER);
                });
        for (AttestedRecord other : List.of(
                Given.elsewhere("mesh", DestinationKeyKind.ADDRESS_NUMBER),
                Given.elsewhere(DestinationKey.INTERMEDIATE_SERVER, DestinationKeyKind.ADDRESS_NUMBER),
                Given.elsewhere("pmh", DestinationKeyKind.OTHER),
                Given.elsewhere("pmh", DestinationKeyKind.INTEGRATED_ADDRESS_NUMBER))) {
            assertThat(Given.refusal(
                            VERIFIER.verify(there.token(), there.nonce().disclose(), other, Given.AUDIENCE)))
                    .contains(Refusal.OTHER_DESTINATION);
        }
    }

    @Test
    void isRefusedAsAnotherRecordWhereDestinationAndSubjectDiffer() {
        var other = AttestedRecord.of(Given.PROCEDURE, "0000000001234568", Map.<AttestedField, String>of()::get);
        assertThat(refusal(other)).contains(Refusal.OTHER_RECORD);
    }

    @Test
    void isRefusedForAnotherProcedure() {
        var other = AttestedRecord.of("seikatsu-hogo", Given.DESTINATION, Given.SUBJECT::get);
        assertThat(refusal(other)).contains(Refusal.OTHER_PROCEDURE);
    }

    @Test
    void isRefusedForAnotherAudience() {
        assertThat(Given.refusal(VERIFIER.verify(ATTESTED.token(), nonce(), Given.RECORD, "tax-system")))
                .contains(Refusal.OTHER_AUDIENCE);
    }

    @Test
    void isRefusedFromAnotherIssuerEvenUnderOurKey() {
        var elsewhere = new AttestationSigner(
                "https://elsewhere.example",
                () -> new KeyRing(Given.KEY, List.of()),
                Given.at(Given.NOW),
                () -> Given.NONCE);
        Attestation foreign = Given.value(elsewhere.attest(Given.draft(Given.RECORD)));
        assertThat(Given.refusal(VERIFIER.verify(foreign.token(), nonce(), Given.RECORD, Given.AUDIENCE)))
                .contains(Refusal.OTHER_ISSUER);
    }

    @Test
    void isRefusedWithTheNonceOfAnotherToken() {
        assertThat(Given.refusal(
                        VERIFIER.verify(ATTESTED.token(), Given.OTHER_NONCE.disclose(), Given.RECORD, Given.AUDIENCE)))
                .contains(Refusal.OTHER_RECORD);
    }

    @Test
    void isRefusedWithSomethingThatIsNoNonce() {
        for (String nonce :
                new String[] {"", "AAAA", nonce() + "=", nonce() + "A", " " + nonce(), nonce().replace('8', '9')}) {
            assertThat(Given.refusal(VERIFIER.verify(ATTESTED.token(), nonce, Given.RECORD, Given.AUDIENCE)))
                    .as(nonce)
                    .contains(Refusal.MALFORMED);
        }
    }

    @Test
    void isInForceFromItsSigningToItsEndWithTheLeewayOnBothSides() {
        Instant end = Given.NOW.plus(Given.LIFETIME);
        assertThat(refusalAt(Given.NOW.minus(Given.LEEWAY).minusSeconds(1))).contains(Refusal.NOT_YET_VALID);
        assertThat(refusalAt(Given.NOW.minus(Given.LEEWAY))).isEmpty();
        assertThat(refusalAt(end.plus(Given.LEEWAY).minusSeconds(1))).isEmpty();
        assertThat(refusalAt(end.plus(Given.LEEWAY))).contains(Refusal.EXPIRED);
    }

    @Test
    void isRefusedOnceItsPolicyIsWithdrawn() {
        var verifier = Given.verifier(Given.NOW, Optional.of(Given.POLICY));
        assertThat(Given.refusal(verifier.verify(ATTESTED.token(), nonce(), Given.RECORD, Given.AUDIENCE)))
                .contains(Refusal.POLICY_WITHDRAWN);
    }

    @Test
    void isNotSignedWithAKeyWhoseCertificateIsNotValid() {
        for (Instant when : new Instant[] {Keys.START.minusSeconds(1), Keys.END.plusSeconds(1)}) {
            assertThat(Given.signer(Given.KEY, when).attest(Given.draft(Given.RECORD)))
                    .isInstanceOfSatisfying(
                            Signing.NotSigned.class,
                            refused -> assertThat(refused.trouble()).isEqualTo(Signing.Trouble.KEY_NOT_VALID));
        }
    }

    @Test
    void isAFailureToBeAnsweredWhereTheProviderFails() {
        PrivateKey broken = new BrokenKey();
        var key = Keys.broken(broken, Given.KEY.verificationKey());
        assertThat(Given.signer(key, Given.NOW).attest(Given.draft(Given.RECORD)))
                .isInstanceOfSatisfying(Signing.NotSigned.class, refused -> {
                    assertThat(refused.trouble()).isEqualTo(Signing.Trouble.SIGNATURE_FAILED);
                    assertThat(refused.detail()).contains("Exception");
                });
    }

    @Test
    void hasAFreshNonceEachTime() {
        var signer = new AttestationSigner(Given.ISSUER, () -> new KeyRing(Given.KEY, List.of()), Given.at(Given.NOW));
        Attestation one = Given.value(signer.attest(Given.draft(Given.RECORD)));
        Attestation two = Given.value(signer.attest(Given.draft(Given.RECORD)));
        assertThat(one.nonce().disclose()).isNotEqualTo(two.nonce().disclose());
        assertThat(one.token())
                .isNotEqualTo(two.token())
                .doesNotContain(one.nonce().disclose());
        assertThat(Given.refusal(VERIFIER.verify(one.token(), one.nonce().disclose(), Given.RECORD, Given.AUDIENCE)))
                .isEmpty();
    }

    @Test
    void showsNeitherRecordNorNonce() {
        assertThat(Given.RECORD).hasToString("AttestedRecord[withheld]");
        assertThat(Given.draft(Given.RECORD).toString()).doesNotContain("609407454590", "小林", Given.DESTINATION);
        assertThat(ATTESTED.toString()).doesNotContain(nonce()).contains("Nonce[withheld]");
        assertThat(Given.KEY.toString())
                .isEqualTo("SigningKey[" + Given.KEY.verificationKey().kid() + "]");
    }

    @Test
    void refusesDraftsThatCouldNotBeSaidInAToken() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AttestedRecord.of(Given.PROCEDURE, "", Given.SUBJECT::get));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Given.recordWith(AttestedField.NAME_KANJI, "小林\uD842"))
                .withMessageNotContaining("小林");
        for (String audience : new String[] {"", "a\"b", "a\\b", "福祉", "a\nb", "a".repeat(257)}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new AttestationDraft(
                            "id", audience, Given.POLICY, Given.AS_OF, Given.RECORD, Given.LIFETIME));
        }
        for (Duration lifetime :
                new Duration[] {Duration.ZERO, Duration.ofMillis(999), Duration.ofSeconds(-1), Duration.ofDays(367)}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new AttestationDraft(
                            "id", Given.AUDIENCE, Given.POLICY, Given.AS_OF, Given.RECORD, lifetime));
        }
    }

    private static String nonce() {
        return ATTESTED.nonce().disclose();
    }

    private static Optional<Refusal> refusal(AttestedRecord record) {
        return Given.refusal(VERIFIER.verify(ATTESTED.token(), nonce(), record, Given.AUDIENCE));
    }

    private static Optional<Refusal> refusalAt(Instant when) {
        return Given.refusal(Given.verifier(when).verify(ATTESTED.token(), nonce(), Given.RECORD, Given.AUDIENCE));
    }

    /// No provider can sign with it.
    private static final class BrokenKey implements PrivateKey {
        @Override
        public String getAlgorithm() {
            return "Ed25519";
        }

        @Override
        public String getFormat() {
            return "PKCS#8";
        }

        @Override
        public byte[] getEncoded() {
            return new byte[0];
        }
    }
}
