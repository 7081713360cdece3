package jp.sekisho.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// What a practice gate does beside checking (openapi/practice.md). Production does not start with any of it.
@ConfigMapping(prefix = "sekisho.practice")
public interface PracticeSettings {

    /// Whether magic numbers call for their scenes. On in the profiles `practice` and `demo`.
    @WithDefault("false")
    boolean scenes();

    /// The share of good answers to checks that are turned into 503, from 0 to 1. In the profile `practice` 0.05.
    @WithDefault("0")
    double unavailableShare();

    /// The same seed picks the same answers, by the order of the requests.
    @WithDefault("20261127")
    long seed();

    /// How long the scene `SILENCE` says nothing.
    @WithDefault("20s")
    Duration silence();

    /// Acknowledges that everybody who reaches the address that `quarkus.http.host` names is let in.
    @WithDefault("false")
    boolean reachableByOthers();
}
