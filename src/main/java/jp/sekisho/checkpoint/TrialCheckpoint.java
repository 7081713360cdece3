package jp.sekisho.checkpoint;

/// A checkpoint for trials: the same policies, keys and code, before a registry of invented people. Nothing is written
/// down and nobody counts.
public record TrialCheckpoint(Checkpoint checkpoint) {}
