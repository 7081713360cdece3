package jp.sekisho.attestation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import jp.sekisho.signing.Base64Url;
import org.junit.jupiter.api.Test;

/// The commitments, computed a second time from the description.
class CommitmentTest {
    private static final byte[] KEY = Base64Url.decode(Given.NONCE.disclose()).orElseThrow();

    @Test
    void isTheHmacOfTheFieldsInTheirOrder() throws GeneralSecurityException {
        var fields = new ByteArrayOutputStream();
        List<String> texts = Arrays.asList(
                Given.DESTINATION,
                "609407454590",
                "小林　健一",
                "コバヤシ　ケンイチ",
                null,
                null,
                null,
                "昭和39年5月1日",
                "1",
                "202011",
                "長野県長野市大字鶴賀緑町1613番地",
                "");
        int subjectFrom = 0;
        for (int i = 0; i < texts.size(); i++) {
            fields.write(i + 1);
            if (texts.get(i) == null) {
                fields.write(0);
            } else {
                byte[] utf8 = texts.get(i).getBytes(UTF_8);
                fields.writeBytes(new byte[] {1, 0, 0, 0, (byte) utf8.length});
                fields.writeBytes(utf8);
            }
            subjectFrom = i == 0 ? fields.size() : subjectFrom;
        }
        byte[] all = fields.toByteArray();
        byte[] subject = Arrays.copyOfRange(all, subjectFrom, all.length);

        assertThat(Commitment.whole(Given.NONCE, Given.RECORD)).isEqualTo(hmac("sekisho cmt 1\0", all));
        assertThat(Commitment.subjectOnly(Given.NONCE, Given.RECORD)).isEqualTo(hmac("sekisho rec 1\0", subject));
    }

    @Test
    void differsForAnAbsentAndAnEmptyFieldAndForATextInAnotherField() {
        Set<String> commitments = new HashSet<>();
        int records = 1;
        commitments.add(whole(Map.of()));
        for (AttestedField field : AttestedField.values()) {
            for (String text : new String[] {"", " ", "x", "\0", "\u0001x", "x\u0004"}) {
                commitments.add(whole(Map.of(field, text)));
                records++;
            }
        }
        commitments.add(whole(Map.of(AttestedField.NAME_KANJI, "ab", AttestedField.NAME_KANA, "c")));
        commitments.add(whole(Map.of(AttestedField.NAME_KANJI, "a", AttestedField.NAME_KANA, "bc")));
        assertThat(commitments).hasSize(records + 2);
    }

    @Test
    void tellsComposedFromDecomposedLetters() {
        assertThat(whole(Map.of(AttestedField.NAME_KANA, "ガ")))
                .isNotEqualTo(whole(Map.of(AttestedField.NAME_KANA, "カ\u3099")));
    }

    @Test
    void cannotBeComparedAcrossNonces() {
        assertThat(Commitment.whole(Given.OTHER_NONCE, Given.RECORD))
                .isNotEqualTo(Commitment.whole(Given.NONCE, Given.RECORD));
    }

    /// A field without a code of its own, or out of order, would break every token in the field.
    @Test
    void codesRiseByOneFromTheDestinationKeys() {
        int code = AttestedField.DESTINATION_KEY_CODE;
        for (AttestedField field : AttestedField.values()) {
            assertThat(field.code()).isEqualTo(++code);
        }
    }

    private static String whole(Map<AttestedField, String> subject) {
        return Commitment.whole(Given.NONCE, Given.record(subject));
    }

    private static String hmac(String domain, byte[] fields) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        mac.update(domain.getBytes(UTF_8));
        return Base64Url.encode(mac.doFinal(fields));
    }
}
