package jp.sekisho.check;

/// A gate for trials: the same policies and the same code, before a registry of invented people.
public record TrialGate(Gate gate) {}
