package jp.sekisho.security;

/// How much one caller may send to one instance. With n instances behind a balancer it may send up to n times as much.
///
/// @param requestsPerMinute requests of any kind; as many may come at once after a minute of silence
/// @param recordsPerDay lines of streams, whatever they say; a stream that has begun runs to its end, and its records
/// count against
///     those that follow
public record Quota(long requestsPerMinute, long recordsPerDay) {

    /// For practice, where everybody is one caller.
    public static final Quota UNLIMITED = new Quota(Long.MAX_VALUE, Long.MAX_VALUE);

    public Quota {
        if (requestsPerMinute < 1 || recordsPerDay < 1) {
            throw new IllegalArgumentException("a quota is at least 1; to lock a caller out, remove it");
        }
    }
}
