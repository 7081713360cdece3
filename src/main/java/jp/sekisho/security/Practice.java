package jp.sekisho.security;

/// Whether the service runs for practice (profiles `dev`, `test`, `demo`, `practice`) and everybody is let in.
public record Practice(boolean active) {}
