package jp.sekisho.stream;

import java.time.Duration;

/// How much a stream may take.
///
/// @param line bytes a line
/// @param total bytes a stream, unpacked
/// @param stall how long the sender may neither send nor read
/// @param streams streams at a time, whatever the endpoint
public record Limits(int line, long total, Duration stall, int streams) {}
