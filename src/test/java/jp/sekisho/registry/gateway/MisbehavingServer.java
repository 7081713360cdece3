package jp.sekisho.registry.gateway;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// A server on loopback that reads a request properly and then does what it is told, byte by byte.
public final class MisbehavingServer implements AutoCloseable {
    private final ServerSocket socket;
    private final Behaviour behaviour;
    private final AtomicInteger requests = new AtomicInteger();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    /// What it does on a connection whose request has been read; afterwards the connection is closed.
    public interface Behaviour {
        void answer(Socket connection, OutputStream out) throws Exception;
    }

    /// Answers nothing for as long as the client is there, or the server open.
    public static final Behaviour SILENT = (connection, _) -> {
        while (connection.getInputStream().read() >= 0) {
            // Whatever else it says.
        }
    };

    /// Lets the connection's read time-out pass, unless the client leaves before.
    public static void pause(Socket connection) throws IOException {
        try {
            if (connection.getInputStream().read() < 0) {
                throw new IOException("the client has left");
            }
        } catch (SocketTimeoutException _) {
            // That was the pause.
        }
    }

    public MisbehavingServer(Behaviour behaviour) {
        this.behaviour = behaviour;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    public int requests() {
        return requests.get();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }

    /// An answer of HTTP, whole.
    public static String http(int status, String headers, String body) {
        return "HTTP/1.1 " + status + " X\r\nContent-Type: application/json\r\n" + headers + "Content-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    /// Sends a text and closes.
    public static Behaviour sends(String text) {
        return (_, out) -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = socket.accept();
                connections.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            }
        } catch (IOException _) {
            // Closed.
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            readRequest(new BufferedInputStream(connection.getInputStream()));
            requests.incrementAndGet();
            OutputStream out = connection.getOutputStream();
            behaviour.answer(connection, out);
            out.flush();
        } catch (Exception _) {
            // The client has left, which it may.
        }
    }

    private static void readRequest(InputStream in) throws IOException {
        int length = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(
                        line.substring("content-length:".length()).strip());
            }
        }
        in.readNBytes(length);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the client has left");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }
}
