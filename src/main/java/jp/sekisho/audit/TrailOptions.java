package jp.sekisho.audit;

import java.nio.file.Path;
import java.time.Duration;

/// Where and how a trail is written.
///
/// @param directory its own directory; made where it is missing
/// @param maxFileSize bytes after which a file is closed
/// @param daily whether a file is also closed at the end of a day, UTC
/// @param headInterval how often the chain's head is signed while lines come
/// @param deadline how long an entry may wait; beyond it the answer is that it was not written
public record TrailOptions(
        Path directory,
        Durability durability,
        long maxFileSize,
        boolean daily,
        Duration headInterval,
        Duration deadline) {

    /// What has happened to a line when its decision is answered.
    public enum Durability {
        /// The operating system has it: it outlives the process.
        OS,
        /// The disk has it: it outlives a power failure, as far as the disk keeps its word.
        DISK
    }

    public TrailOptions {
        if (maxFileSize < 1) {
            throw new IllegalArgumentException("max-file-size must be positive");
        }
        if (headInterval.isNegative() || headInterval.isZero()) {
            throw new IllegalArgumentException("head-interval must be positive");
        }
        if (deadline.isNegative() || deadline.isZero() || deadline.compareTo(Duration.ofSeconds(3)) > 0) {
            throw new IllegalArgumentException("deadline must be positive and at most 3 s");
        }
    }
}
