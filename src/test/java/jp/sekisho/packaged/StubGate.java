package jp.sekisho.packaged;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import jp.sekisho.testsupport.CheckExamples;

/// Answers that a gate gives seldom, or that only a later version gives: each below an address of its own.
final class StubGate implements AutoCloseable {
    private final HttpsServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    StubGate(Authority.Issued certificate) throws IOException, GeneralSecurityException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls(certificate)));
        server.setExecutor(threads);
        answer("undecided", 503, problem(503, "undecided", "REGISTRY_UNAVAILABLE", ",\"remedy\":\"RETRY\""));
        answer("unknown-problem", 400, problem(400, "from-a-later-version", "FROM_A_LATER_VERSION", ""));
        answer(
                "unknown-reason",
                200,
                CheckExamples.NAMESAKE_RESPONSE
                        .replaceFirst("\"code\": \"ADDRESS_MISMATCH\"", "\"code\": \"FROM_A_LATER_VERSION\"")
                        .replaceFirst(",\\{\"code\": \"NAMESAKE_RISK\"[^}]*}", "")
                        .replace("\"notes\": []", "\"notes\": [\"FROM_A_LATER_VERSION\"], \"fromALaterVersion\": {}"));
        server.start();
    }

    String address() {
        return "https://localhost:" + server.getAddress().getPort();
    }

    private void answer(String scene, int status, String body) {
        server.createContext("/" + scene + "/v1/checks", exchange -> send(exchange, status, body));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .set("Content-Type", status == 200 ? "application/json" : "application/problem+json");
            if (status == 503) {
                exchange.getResponseHeaders().set("Retry-After", "5");
            }
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String problem(int status, String type, String code, String more) {
        return "{\"type\":\"urn:sekisho:problem:%s\",\"title\":\"-\",\"status\":%d,\"code\":\"%s\",\"decision\":\"BLOCK\"%s}"
                .formatted(type, status, code, more);
    }

    private static SSLContext tls(Authority.Issued issued) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "stub", issued.keys().getPrivate(), new char[0], new X509Certificate[] {issued.certificate()});
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
