package jp.sekisho.security;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Whom tokens name that were verified before, by the digests of these tokens and until they expire. A caller sends one
/// token with thousands of requests, and to verify a signature costs more than a check. Safe for concurrent use.
final class VerifiedTokens {
    private static final int MOST = 1_000;

    private final Map<ByteBuffer, Verified> byDigest = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Verified> eldest) {
            return size() > MOST;
        }
    };

    /// @param since when it was verified, and until when it is valid, in milliseconds
    private record Verified(String subject, long since, long until) {}

    static ByteBuffer digest(String token) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The subject of a token that was verified no later than now and has not expired.
    synchronized Optional<String> subject(ByteBuffer digest, long now) {
        return Optional.ofNullable(byDigest.get(digest))
                .filter(verified -> verified.since() <= now && now < verified.until())
                .map(Verified::subject);
    }

    synchronized void add(ByteBuffer digest, String subject, long now, long until) {
        byDigest.put(digest, new Verified(subject, now, until));
    }
}
