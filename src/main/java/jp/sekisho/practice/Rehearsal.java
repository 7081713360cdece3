package jp.sekisho.practice;

import java.time.Duration;

/// How a practice gate plays its scenes.
///
/// @param unavailableShare share of the good answers that are turned into 503, from 0 to 1
/// @param seed the same seed picks the same answers, by the order of the requests
/// @param silence how long the scene of that name says nothing
public record Rehearsal(double unavailableShare, long seed, Duration silence) {
    public Rehearsal {
        if (!(unavailableShare >= 0 && unavailableShare <= 1)) {
            throw new IllegalArgumentException("a share lies between 0 and 1");
        }
    }
}
