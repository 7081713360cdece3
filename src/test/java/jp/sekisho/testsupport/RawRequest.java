package jp.sekisho.testsupport;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// A request as its bytes are, over a socket of its own.
public final class RawRequest {
    private static final int HANG_GUARD_MILLIS = 60_000;

    private RawRequest() {}

    /// All that comes back until the service closes.
    ///
    /// @param head lines, separated by `|`
    public static String ask(URI service, String head, byte[] body) throws IOException {
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(HANG_GUARD_MILLIS);
            socket.getOutputStream()
                    .write((head.replace("|", "\r\n") + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(body);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
