package jp.sekisho.api;

import java.security.SecureRandom;
import java.util.UUID;

/// Ids of checks: UUID version 7 (RFC 9562), which sort by time. The JDK makes none before version 26.
final class CheckIds {
    private static final SecureRandom RANDOM = new SecureRandom();

    private CheckIds() {}

    static String next() {
        long random = RANDOM.nextLong();
        long high = System.currentTimeMillis() << 16 | 0x7000 | (random & 0x0FFF);
        long low = RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}
