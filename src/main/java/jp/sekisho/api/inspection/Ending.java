package jp.sekisho.api.inspection;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Set;
import jp.sekisho.api.wire.TrailerLine.Incomplete;

/// How an inspection ended.
///
/// @param incomplete why it is not complete; empty where it is
record Ending(Set<Incomplete> incomplete, OffsetDateTime startedAt, Duration duration, String resultsSha256) {}
