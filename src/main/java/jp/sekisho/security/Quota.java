package jp.sekisho.security;

/// How much one caller may send to one instance. With n instances behind a balancer it may send up to n times as much.
///
/// @param requestsPerMinute requests of any kind; as many may come at once after a minute of silence
/// @param recordsPerDay lines of streams, whatever they say, and wrong links that a stream has seeded
public record Quota(long requestsPerMinute, long recordsPerDay) {
    private static final int REFUSED = 10;

    /// For practice, where everybody is one caller.
    public static final Quota UNLIMITED = new Quota(Long.MAX_VALUE, Long.MAX_VALUE);

    public Quota {
        if (requestsPerMinute < 1 || recordsPerDay < 1) {
            throw new IllegalArgumentException("a quota is at least 1; to lock a caller out, remove it");
        }
    }

    /// Requests a minute that may be refused: a tenth of all. Who sends more has a program that does not heed
    /// answers.
    long refusedPerMinute() {
        return Math.max(REFUSED, requestsPerMinute / REFUSED);
    }
}
