package jp.sekisho.registry;

import java.time.Duration;

/// What the registry's rooms tell operators while they work: events without a person, a number or a message in them.
/// Called on whichever thread works, so it must be quick and must not throw.
public interface RegistryListener {

    /// Hears nothing.
    RegistryListener NONE = new RegistryListener() {};

    /// How a look-up ended.
    enum Result {
        ANSWERED,
        UNAVAILABLE,
        OVERLOADED,
        TIMED_OUT,
        INVALID
    }

    /// Whether look-ups reach the registry.
    enum Breaker {
        CLOSED,
        /// One look-up probes whether the registry is back.
        HALF_OPEN,
        /// Look-ups are answered `Unavailable` without asking.
        OPEN
    }

    /// What ailed a remote registry.
    enum Trouble {
        CONNECTION,
        TLS,
        DEADLINE,
        REDIRECT,
        /// 401 or 403: the client certificate or its rights.
        ACCESS_REFUSED,
        /// Another 4xx: the path or the question.
        REQUEST_REFUSED,
        /// 429 or 503.
        BUSY,
        SERVER_ERROR,
        /// Not what the contract says.
        MALFORMED,
        TOO_LARGE,
        /// The extract was replaced between two parts of one answer.
        EXTRACT_CHANGED
    }

    /// What became of a new extract.
    enum Reload {
        RELOADED,
        /// It cannot be read, or a line of it is at fault.
        BROKEN,
        /// It was taken before the one that serves.
        OLDER,
        /// It holds fewer residents than allowed against the one that serves.
        SHRUNK,
        /// It claims to be taken later than the clock says.
        AHEAD_OF_CLOCK,
        /// Changes whose base has not arrived yet.
        GAP,
        /// Changes that are in the registry that serves already.
        REPEATED,
        /// Changes to another state than the one that serves.
        OTHER_BASE,
        /// Invented people in place of a real registry.
        SYNTHETIC,
        /// It is missing, or its folder cannot be read.
        MISSING,
        /// Loading it ended in a defect, or for want of memory.
        FAILED
    }

    /// A look-up ended, waiting included.
    default void lookedUp(Result result, Duration took) {}

    /// A look-up was tried once more.
    default void retried() {}

    /// A look-up was turned away because too many were under way.
    default void rejected() {}

    default void breakerIs(Breaker state) {}

    default void troubled(Trouble trouble) {}

    /// A new extract was taken over, or refused so that the old one stays.
    default void reloaded(Reload outcome) {}

    /// An extract serves from now on, with so many residents.
    default void loaded(Census census) {}

    /// An adapter threw, which none should.
    default void failed(Throwable defect) {}
}
