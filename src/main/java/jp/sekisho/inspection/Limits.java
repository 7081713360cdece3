package jp.sekisho.inspection;

import java.time.Duration;

/// How much an inspection may take.
///
/// @param line bytes a line
/// @param total bytes a stream, unpacked
/// @param stall how long the sender may neither send nor read
/// @param streams inspections at a time
public record Limits(int line, long total, Duration stall, int streams) {}
