package jp.sekisho.attestation;

import java.security.SecureRandom;
import java.util.Optional;
import jp.sekisho.signing.Base64Url;

/// The 256-bit key of one record's commitments. It travels beside the token and is never logged: with it, the token's
/// commitments could be searched for an Individual Number, of which there are only 10^11.
public final class Nonce {
    private static final int BYTES = 32;

    private final byte[] bytes;

    private Nonce(byte[] bytes) {
        this.bytes = bytes;
    }

    static Nonce fresh(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Nonce(bytes);
    }

    static Optional<Nonce> parse(String text) {
        return Base64Url.decode(text).filter(bytes -> bytes.length == BYTES).map(Nonce::new);
    }

    byte[] bytes() {
        return bytes;
    }

    /// Base64url, 43 characters, for the caller who sent the record and for nobody else.
    public String disclose() {
        return Base64Url.encode(bytes);
    }

    @Override
    public String toString() {
        return "Nonce[withheld]";
    }
}
