package jp.sekisho.packaged;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/// One TLS connection to the gate, for what no client's library would send over it.
final class RawConnection implements AutoCloseable {
    private static final int HANG_GUARD_MILLIS = 60_000;

    private final SSLSocket socket;
    private final InputStream in;

    private RawConnection(SSLSocket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /// What came back.
    ///
    /// @param status 0 where the connection or the stream ended without an answer
    /// @param headers by their names in small letters
    /// @param last whether nothing more can be asked on this connection
    record Answer(int status, Map<String, String> headers, byte[] body, boolean last) {
        static final Answer NONE = new Answer(0, Map.of(), new byte[0], true);

        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /// @param protocol `http/1.1` or `h2`
    static RawConnection open(int port, SSLContext context, String protocol) throws IOException {
        Socket plain = new Socket("127.0.0.1", port);
        // With a name and a port, by which sessions are resumed.
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, "localhost", port, true);
        try {
            socket.setSoTimeout(HANG_GUARD_MILLIS);
            socket.setTcpNoDelay(true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {protocol});
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return new RawConnection(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    Socket socket() {
        return socket;
    }

    InputStream in() {
        return in;
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Says that nothing more will come, and still reads.
    void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    /// Reads one answer of HTTP/1.1, past those that only bid to go on.
    Answer read(boolean withoutBody) throws IOException {
        while (true) {
            String status = line();
            if (status.isEmpty()) {
                return Answer.NONE;
            }
            Map<String, String> headers = headers();
            int code = Integer.parseInt(status.substring(9, 12));
            if (code >= 200) {
                boolean bare = withoutBody || code == 204 || code == 304;
                return new Answer(
                        code, headers, bare ? new byte[0] : body(headers), closes(status, headers) || !framed(headers));
            }
        }
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.merge(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip(),
                    (first, second) -> first + ", " + second);
        }
        return headers;
    }

    private static boolean closes(String status, Map<String, String> headers) {
        String connection =
                Objects.requireNonNullElse(headers.get("connection"), "").toLowerCase(Locale.ROOT);
        return connection.contains("close") || status.startsWith("HTTP/1.0") && !connection.contains("keep-alive");
    }

    private static boolean framed(Map<String, String> headers) {
        return headers.containsKey("content-length") || headers.containsKey("transfer-encoding");
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if (headers.containsKey("transfer-encoding")) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (int size = chunk(); size > 0; size = chunk()) {
                body.write(exactly(size));
                line();
            }
            headers();
            return body.toByteArray();
        }
        String length = headers.get("content-length");
        return length == null ? in.readAllBytes() : exactly(Integer.parseInt(length));
    }

    private int chunk() throws IOException {
        String size = line();
        if (size.isEmpty()) {
            throw new EOFException();
        }
        return Integer.parseInt(size, 16);
    }

    byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    /// Up to the end of the line or of all.
    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
