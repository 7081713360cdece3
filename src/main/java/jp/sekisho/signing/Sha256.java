package jp.sekisho.signing;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A SHA-256 in lower-case hexadecimal.
public record Sha256(String hex) {
    private static final int LENGTH = 64;

    public Sha256 {
        boolean fits = hex.length() == LENGTH;
        for (int i = 0; fits && i < LENGTH; i++) {
            char c = hex.charAt(i);
            fits = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        }
        if (!fits) {
            throw new IllegalArgumentException("a SHA-256 is 64 lower-case hexadecimal digits");
        }
    }

    public static Sha256 of(byte[] bytes) {
        return of(digest(), bytes);
    }

    /// Of all that the digest was given, and of these bytes after it. The digest begins anew.
    public static Sha256 of(MessageDigest digest, byte... bytes) {
        return new Sha256(HexFormat.of().formatHex(digest.digest(bytes)));
    }

    /// For what comes in pieces.
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
