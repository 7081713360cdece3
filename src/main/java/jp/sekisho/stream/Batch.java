package jp.sekisho.stream;

import java.util.List;

/// What became of a batch of entries.
///
/// @param counted what is counted of each
/// @param results one line an entry, each with its line break
public record Batch<T>(List<T> counted, byte[] results) {}
