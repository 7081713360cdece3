package jp.sekisho.signing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A token's three parts, to be put together wrongly.
public record Tampered(String header, String claims, String signature) {

    public static Tampered of(String token) {
        String[] parts = token.split("\\.", -1);
        return new Tampered(text(parts[0]), text(parts[1]), parts[2]);
    }

    private static String text(String part) {
        return new String(Base64Url.decode(part).orElseThrow(), ISO_8859_1);
    }

    public Tampered header(String other) {
        return new Tampered(other, claims, signature);
    }

    public Tampered claims(String other) {
        return new Tampered(header, other, signature);
    }

    public Tampered signature(String other) {
        return new Tampered(header, claims, other);
    }

    /// With our key over whatever header and claims say.
    public Tampered signedBy(SigningKey key) {
        try {
            return signature(Base64Url.encode(key.sign(signed().getBytes(US_ASCII))));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /// The classic: HMAC with the bytes of the public key.
    public Tampered macWith(byte[] secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return signature(Base64Url.encode(mac.doFinal(signed().getBytes(US_ASCII))));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private String signed() {
        return Base64Url.encode(header.getBytes(ISO_8859_1)) + "." + Base64Url.encode(claims.getBytes(ISO_8859_1));
    }

    public String token() {
        return signed() + "." + signature;
    }
}
