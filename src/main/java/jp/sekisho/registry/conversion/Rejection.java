package jp.sekisho.registry.conversion;

/// A row that was not used, or not wholly.
///
/// @param line counted from 1
/// @param column its name in the mapping, empty where the whole row is meant
public record Rejection(long line, String column, Cause cause) {}
