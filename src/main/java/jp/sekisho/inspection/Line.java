package jp.sekisho.inspection;

/// One line of a stream.
///
/// @param number its place in the stream, from 1; for a CSV record over several lines that of its first
/// @param text its bytes without the line break; as far as they were kept where the line is too long
/// @param tooLong whether it is longer than allowed, so that its end was thrown away
public record Line(long number, byte[] text, boolean tooLong) {
    @Override
    public String toString() {
        return "Line[withheld]";
    }
}
