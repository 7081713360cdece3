package jp.sekisho.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jp.sekisho.signing.Keys;
import jp.sekisho.signing.Tampered;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Releases and the signatures of inspections: by the same key, and never taken for an attestation or for each other.
class OtherTokensTest {
    private static final AttestationVerifier VERIFIER = Given.verifier(Given.NOW);
    private static final AttestationSigner SIGNER = Given.signer(Given.KEY, Given.NOW);
    private static final Release RELEASE = Given.value(SIGNER.release(Given.releaseDraft()));
    private static final Proposal PROPOSAL = Given.value(SIGNER.propose(Given.proposalDraft()));
    private static final String UNSIGNED = "{\"trailer\":{\"complete\":true,\"lines\":3,\"resultsSha256\":\""
            + "ab".repeat(32) + "\",\"signature\":null}}";
    private static final String SIGNED = Given.value(
            SIGNER.inspection(new ReportDraft("i-1", 3, true, "ab".repeat(32), ReportTrailer.unsigned(UNSIGNED))));

    @Test
    void aReleaseSaysWhoFoundWhatOfWhichCheck() {
        assertThat(VERIFIER.verifyRelease(RELEASE.token(), nonce(RELEASE), Given.RECORD, Given.AUDIENCE))
                .isInstanceOfSatisfying(
                        Verification.Valid.class,
                        valid -> assertThat(valid.claims()).isInstanceOfSatisfying(ReleaseClaims.class, claims -> {
                            assertThat(claims.checkId()).isEqualTo("019936a6-2bd8-7c56");
                            assertThat(claims.proposer()).isEqualTo(Given.PROPOSER);
                            assertThat(claims.approver()).isEqualTo(new Releaser("chief-desk", "staff-42"));
                            assertThat(claims.reason()).isEqualTo("ADDRESS_CHANGE_CONFIRMED");
                            assertThat(claims.bound().id()).isEqualTo("r-1");
                        }));
    }

    @Test
    void aReleaseIsBoundLikeAnAttestation() {
        var edited = Given.recordWith(AttestedField.SEX, "2");
        assertThat(Given.refusal(VERIFIER.verifyRelease(RELEASE.token(), nonce(RELEASE), edited, Given.AUDIENCE)))
                .contains(Refusal.OTHER_RECORD);
    }

    @ParameterizedTest
    @CsvSource({"転出証明書で新旧の住所を確認, true", "転出証明書で新旧の住所を確認した, false", "'', false"})
    void aProposalSaysWhoProposedAndKnowsItsExplanation(String explanation, boolean same) {
        assertThat(VERIFIER.verifyProposal(
                        PROPOSAL.token(), PROPOSAL.nonce().disclose(), Given.RECORD, Given.AUDIENCE, explanation))
                .isInstanceOfSatisfying(
                        Verification.Valid.class,
                        valid -> assertThat(valid.claims()).isInstanceOfSatisfying(ProposalClaims.class, claims -> {
                            assertThat(claims.proposer()).isEqualTo(Given.PROPOSER);
                            assertThat(claims.blockedFor()).isEqualTo("ADDRESS_MISMATCH NAMESAKE_RISK");
                            assertThat(claims.reason()).isEqualTo("ADDRESS_CHANGE_CONFIRMED");
                            assertThat(claims.sameExplanation()).isEqualTo(same);
                        }));
    }

    @Test
    void aProposalIsBoundLikeAnAttestation() {
        var edited = Given.recordWith(AttestedField.SEX, "2");
        assertThat(Given.refusal(VERIFIER.verifyProposal(
                        PROPOSAL.token(), PROPOSAL.nonce().disclose(), edited, Given.AUDIENCE, Given.EXPLANATION)))
                .contains(Refusal.OTHER_RECORD);
    }

    @Test
    void theExplanationStandsInNoToken() {
        for (String token : new String[] {PROPOSAL.token(), RELEASE.token()}) {
            assertThat(Tampered.of(token).claims()).contains("\"txt\":").doesNotContain("確認", "\\u");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"staff-17", "/staff-17", "welfare-desk/"})
    void aReleaserIsACallerAndAPerson(String claim) {
        Tampered release = Tampered.of(RELEASE.token());
        String edited = release.claims(release.claims().replace("welfare-desk/staff-17", claim))
                .signedBy(Given.KEY)
                .token();
        assertThat(Given.refusal(VERIFIER.verifyRelease(edited, nonce(RELEASE), Given.RECORD, Given.AUDIENCE)))
                .contains(Refusal.MALFORMED);
    }

    @Test
    void noTypeIsTakenForAnother() {
        String nonce = Given.ATTESTED.nonce().disclose();
        String seal = ReportTrailer.Signed.of(SIGNED).orElseThrow().signature();
        for (String other : new String[] {RELEASE.token(), PROPOSAL.token(), seal}) {
            assertThat(Given.refusal(VERIFIER.verify(other, nonce, Given.RECORD, Given.AUDIENCE)))
                    .contains(Refusal.WRONG_TYPE);
        }
        for (String other : new String[] {Given.ATTESTED.token(), PROPOSAL.token(), seal}) {
            assertThat(Given.refusal(VERIFIER.verifyRelease(other, nonce, Given.RECORD, Given.AUDIENCE)))
                    .contains(Refusal.WRONG_TYPE);
        }
        for (String other : new String[] {Given.ATTESTED.token(), RELEASE.token(), seal}) {
            assertThat(Given.refusal(
                            VERIFIER.verifyProposal(other, nonce, Given.RECORD, Given.AUDIENCE, Given.EXPLANATION)))
                    .contains(Refusal.WRONG_TYPE);
        }
        for (String other : new String[] {Given.ATTESTED.token(), RELEASE.token(), PROPOSAL.token()}) {
            String line = ReportTrailer.unsigned(UNSIGNED).signed(other);
            assertThat(Given.refusal(VERIFIER.verifyInspection(line))).contains(Refusal.WRONG_TYPE);
        }
    }

    @Test
    void aSignedTrailerSaysWhatItEnded() {
        assertThat(SIGNED).startsWith(UNSIGNED.replace("null}}", "")).endsWith("\"}}");
        assertThat(VERIFIER.verifyInspection(SIGNED))
                .isEqualTo(new Verification.Valid<>(new ReportClaims(
                        "i-1", Given.KEY.verificationKey().kid(), Given.ISSUER, Given.NOW, 3, true, "ab".repeat(32))));
    }

    @Test
    void aReportOutlivesEveryToken() {
        assertThat(Given.refusal(Given.verifier(Keys.END.plusSeconds(1)).verifyInspection(SIGNED)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'\"lines\":3', '\"lines\":4', OTHER_RECORD",
        "true, false, OTHER_RECORD",
        "'{\"trailer\"', '{ \"trailer\"', OTHER_RECORD",
        "abab, abac, OTHER_RECORD",
        "'\"}}', '\"}} ', MALFORMED",
        "'\"}}', '\"}', MALFORMED",
        "'\"signature\":\"', '\"signature\": \"', MALFORMED",
        "'\"signature\":\"', '\"signature\":\".', MALFORMED"
    })
    void aTrailerIsRefusedAfterAnyEdit(String text, String other, Refusal reason) {
        assertThat(SIGNED).contains(text);
        assertThat(Given.refusal(VERIFIER.verifyInspection(SIGNED.replace(text, other))))
                .contains(reason);
    }

    @Test
    void anUnsignedTrailerIsRefused() {
        assertThat(Given.refusal(VERIFIER.verifyInspection(UNSIGNED))).contains(Refusal.MALFORMED);
        assertThat(Given.refusal(VERIFIER.verifyInspection(""))).contains(Refusal.MALFORMED);
        assertThatIllegalArgumentException().isThrownBy(() -> ReportTrailer.unsigned(SIGNED));
    }

    private static String nonce(Release release) {
        return release.nonce().disclose();
    }
}
