package jp.sekisho.attestation;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import jp.sekisho.signing.Base64Url;

/// HMAC-SHA-256 over a record under its nonce, as base64url. The first bytes name the claim and the version, so that no
/// commitment can stand for another.
final class Commitment {
    static final int VERSION = 1;

    private static final String ALGORITHM = "HmacSHA256";
    private static final byte[] WHOLE = domain("sekisho cmt 1");
    private static final byte[] SUBJECT_ONLY = domain("sekisho rec 1");
    private static final byte[] EXPLANATION = domain("sekisho txt 1");

    private Commitment() {}

    /// Both claims of one record.
    static Shown.Committed of(Nonce nonce, AttestedRecord record) {
        Mac mac = mac(nonce);
        return new Shown.Committed(
                record.procedure(),
                record.destination(),
                record.keyKind(),
                finished(mac, WHOLE, record.keyField(), record.subject()),
                finished(mac, SUBJECT_ONLY, record.subject()));
    }

    /// Claim `cmt`: destination key and subject. This alone binds.
    static String whole(Nonce nonce, AttestedRecord record) {
        return hmac(nonce, WHOLE, record.keyField(), record.subject());
    }

    /// Claim `rec`: the subject alone. It only tells, where `cmt` differs, whether it is for the destination.
    static String subjectOnly(Nonce nonce, AttestedRecord record) {
        return hmac(nonce, SUBJECT_ONLY, record.subject());
    }

    /// Claim `txt` of a release: what the two persons wrote down about it.
    static String explanation(Nonce nonce, String text) {
        return hmac(nonce, EXPLANATION, AttestedRecord.utf8(text));
    }

    /// In a time that does not depend on where they differ.
    static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(US_ASCII), other.getBytes(US_ASCII));
    }

    private static String hmac(Nonce nonce, byte[]... parts) {
        return finished(mac(nonce), parts);
    }

    /// Leaves the MAC as it was.
    private static String finished(Mac mac, byte[]... parts) {
        for (byte[] part : parts) {
            mac.update(part);
        }
        return Base64Url.encode(mac.doFinal());
    }

    private static Mac mac(Nonce nonce) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(nonce.bytes(), ALGORITHM));
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }

    private static byte[] domain(String name) {
        return (name + "\0").getBytes(US_ASCII);
    }
}
