package jp.sekisho.stream;

import java.util.List;

/// What became of a batch of entries.
///
/// @param <T> what is counted of each
/// @param <A> what is answered; each may answer several entries
public record Batch<T, A>(List<T> counted, List<A> answers) {}
