package jp.sekisho.signing;

import java.util.Base64;
import java.util.Optional;

/// Base64url without padding, one text for one sequence of bytes.
public final class Base64Url {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private Base64Url() {}

    public static String encode(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    /// Nothing where the text is not the one that [#encode] writes: the JDK's decoder also takes padding and loose last
    /// bits, by which one token could be written in several ways.
    public static Optional<byte[]> decode(String text) {
        try {
            byte[] bytes = DECODER.decode(text);
            return encode(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
