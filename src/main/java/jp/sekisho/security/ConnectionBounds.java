package jp.sekisho.security;

import java.time.Duration;

/// How long a client may hold a connection without asking anything, and how many connections there may be.
///
/// @param firstRequest from the connect until the head of the first request is whole, the TLS handshake included
/// @param strangerIdle from one answer to the next request, where the client has proved itself in none so far
/// @param callerIdle the same for a client that has
/// @param body until a body that is no stream is whole, from the head of its request
/// @param connections in all
/// @param perAddress from one address
public record ConnectionBounds(
        Duration firstRequest,
        Duration strangerIdle,
        Duration callerIdle,
        Duration body,
        int connections,
        int perAddress) {
    public ConnectionBounds {
        if (firstRequest.toMillis() < 1
                || strangerIdle.toMillis() < 1
                || callerIdle.toMillis() < 1
                || body.toMillis() < 1) {
            throw new IllegalArgumentException("a bound in time is longer than nothing");
        }
        if (connections < 1 || perAddress < 1) {
            throw new IllegalArgumentException("a bound on connections is at least 1");
        }
    }
}
