package jp.sekisho.stream;

/// A line of a stream as it was sent: one entry, or none that can be read.
///
/// @param number its place among all lines of the stream, from 1; for a record over several lines that of its first
/// @param text its bytes without the line feed at its end; empty where the line is too long
/// @param tooLong whether it is longer than allowed, so that it was thrown away
public record Line(long number, byte[] text, boolean tooLong) {
    /// Whether nothing was sent but white space.
    boolean isBlank() {
        for (byte b : text) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return !tooLong;
    }

    @Override
    public String toString() {
        return "Line[withheld]";
    }
}
