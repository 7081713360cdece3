package jp.sekisho.base;

/// The three bytes that some programs write before UTF-8. JSON has none, and a reader may take no offence at one (RFC
/// 8259, 8.1).
public final class ByteOrderMark {
    private static final byte[] UTF_8 = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private ByteOrderMark() {}

    /// How many bytes of a text are none of it: 3 or 0.
    public static int length(byte[] text) {
        return text.length >= UTF_8.length && text[0] == UTF_8[0] && text[1] == UTF_8[1] && text[2] == UTF_8[2]
                ? UTF_8.length
                : 0;
    }
}
