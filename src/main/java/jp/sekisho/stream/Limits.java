package jp.sekisho.stream;

import java.time.Duration;

/// How much a stream may take.
///
/// @param line bytes a line
/// @param total bytes a stream, unpacked
/// @param inflation bytes that one packed byte may unpack to, on the whole
/// @param stall how long the sender may neither send nor read
/// @param rate bytes a second, as they were sent, that it must send or read on the whole
/// @param streams streams at a time, whatever the endpoint
public record Limits(int line, long total, int inflation, Duration stall, int rate, int streams) {}
