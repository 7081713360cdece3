package jp.sekisho.checkpoint;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.UUID;

/// Ids of checks: UUID version 7 (RFC 9562), which sort by time. The JDK makes none before version 26.
public final class CheckIds {
    private static final SecureRandom RANDOM = new SecureRandom();

    private CheckIds() {}

    public static UUID next() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        ByteBuffer random = ByteBuffer.wrap(bytes);
        long high = (System.currentTimeMillis() << 16) | 0x7000 | (random.getLong() & 0x0FFF);
        long low = (random.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
