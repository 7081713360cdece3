package jp.sekisho.packaged;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.sekisho.packaged.RawConnection.Answer;

/// HTTP/2 (RFC 9113) frame by frame, one request at a time, for what no client's library would send.
final class Http2 {
    static final int MAX_FRAME = 16_384;

    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int GOAWAY = 7;
    private static final int WINDOW_UPDATE = 8;
    private static final int CONTINUATION = 9;

    private static final int END_STREAM = 1;
    private static final int ACK = 1;
    private static final int END_HEADERS = 4;
    private static final int PADDED = 8;
    private static final int PRIORITY = 32;

    private static final int WINDOW = 65_535;
    private static final int MANY = 1 << 30;

    private final RawConnection wire;
    private final DefaultHttp2HeadersDecoder decoder = new DefaultHttp2HeadersDecoder(false);
    private int stream = -1;
    private long credit = WINDOW;

    /// One header field; pseudo-headers begin with a colon.
    record Field(String name, String value) {}

    private record Frame(int type, int flags, int stream, byte[] payload) {}

    Http2(RawConnection wire) throws IOException {
        this.wire = wire;
        wire.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
        // SETTINGS_INITIAL_WINDOW_SIZE: answers never wait for this client.
        send(
                SETTINGS,
                0,
                0,
                ByteBuffer.allocate(6).putShort((short) 4).putInt(MANY).array());
        send(WINDOW_UPDATE, 0, 0, ByteBuffer.allocate(4).putInt(MANY).array());
    }

    /// Whether a body of this length can be sent without waiting for the other side.
    boolean takes(int length) {
        return length <= Math.min(credit, WINDOW);
    }

    void send(int type, int flags, int stream, byte[] payload) throws IOException {
        wire.send(ByteBuffer.allocate(9 + payload.length)
                .putShort((short) (payload.length >> 8))
                .put((byte) payload.length)
                .put((byte) type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array());
    }

    /// Begins the next stream, which may be whole with that.
    void head(List<Field> fields, boolean whole) throws IOException {
        stream += 2;
        block(fields, whole);
    }

    /// Ends the stream with fields behind its body.
    void trailers(List<Field> fields) throws IOException {
        block(fields, true);
    }

    private void block(List<Field> fields, boolean whole) throws IOException {
        byte[] block = literal(fields);
        for (int begin = 0; begin == 0 || begin < block.length; begin += MAX_FRAME) {
            int end = Math.min(begin + MAX_FRAME, block.length);
            int flags = (end == block.length ? END_HEADERS : 0) | (whole && begin == 0 ? END_STREAM : 0);
            send(begin == 0 ? HEADERS : CONTINUATION, flags, stream, Arrays.copyOfRange(block, begin, end));
        }
    }

    void data(byte[] body, boolean whole) throws IOException {
        credit -= body.length;
        for (int begin = 0; begin == 0 || begin < body.length; begin += MAX_FRAME) {
            int end = Math.min(begin + MAX_FRAME, body.length);
            send(DATA, whole && end == body.length ? END_STREAM : 0, stream, Arrays.copyOfRange(body, begin, end));
        }
    }

    /// Takes the request back.
    void reset() throws IOException {
        send(RST_STREAM, 0, stream, ByteBuffer.allocate(4).putInt(8).array());
    }

    /// Reads the answer on the last stream that was begun.
    Answer read() throws IOException {
        Map<String, String> headers = new HashMap<>();
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        boolean last = false;
        while (true) {
            byte[] head = wire.in().readNBytes(9);
            if (head.length < 9) {
                return Answer.NONE;
            }
            Frame frame = frame(head);
            boolean ours = frame.stream() == stream;
            switch (frame.type()) {
                case HEADERS, CONTINUATION -> {
                    int begin = (frame.flags() & PRIORITY) != 0 && frame.type() == HEADERS ? 5 : 0;
                    block.write(frame.payload(), begin, frame.payload().length - begin);
                    if ((frame.flags() & END_HEADERS) != 0) {
                        Map<String, String> fields = fields(block.toByteArray());
                        block.reset();
                        if (ours) {
                            headers.putAll(fields);
                        }
                    }
                }
                case DATA -> {
                    if (ours) {
                        body.write(frame.payload());
                    }
                }
                case SETTINGS -> {
                    if ((frame.flags() & ACK) == 0) {
                        send(SETTINGS, ACK, 0, new byte[0]);
                    }
                }
                case PING -> {
                    if ((frame.flags() & ACK) == 0) {
                        send(PING, ACK, 0, frame.payload());
                    }
                }
                case WINDOW_UPDATE -> {
                    if (frame.stream() == 0) {
                        credit += ByteBuffer.wrap(frame.payload()).getInt();
                    }
                }
                case GOAWAY -> last = true;
                case RST_STREAM -> {
                    if (ours) {
                        return new Answer(0, Map.of(), new byte[0], last);
                    }
                }
                default -> {}
            }
            if (ours && frame.type() <= HEADERS && (frame.flags() & END_STREAM) != 0) {
                int status = Integer.parseInt(headers.getOrDefault(":status", "0"));
                return new Answer(status, headers, body.toByteArray(), last);
            }
        }
    }

    private Frame frame(byte[] head) throws IOException {
        ByteBuffer fields = ByteBuffer.wrap(head);
        int length = (fields.getShort() & 0xffff) << 8 | fields.get() & 0xff;
        int type = fields.get();
        int flags = fields.get();
        if ((flags & PADDED) != 0 && type <= HEADERS) {
            throw new IOException("the service pads nothing");
        }
        return new Frame(type, flags, fields.getInt() & Integer.MAX_VALUE, wire.exactly(length));
    }

    private Map<String, String> fields(byte[] block) throws IOException {
        Map<String, String> fields = new HashMap<>();
        try {
            decoder.decodeHeaders(stream, Unpooled.wrappedBuffer(block))
                    .forEach(field -> fields.merge(
                            field.getKey().toString(),
                            field.getValue().toString(),
                            (first, second) -> first + ", " + second));
        } catch (Http2Exception e) {
            throw new IOException(e);
        }
        return fields;
    }

    /// Literal fields that are not indexed (RFC 7541, 6.2.2), so that anything can be written into them.
    private static byte[] literal(List<Field> fields) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        for (Field field : fields) {
            block.write(0);
            string(block, field.name());
            string(block, field.value());
        }
        return block.toByteArray();
    }

    private static void string(ByteArrayOutputStream block, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        int rest = bytes.length - 127;
        block.write(Math.min(bytes.length, 127));
        if (rest >= 0) {
            for (; rest >= 128; rest >>= 7) {
                block.write(rest & 127 | 128);
            }
            block.write(rest);
        }
        block.writeBytes(bytes);
    }
}
