package jp.sekisho.caller;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import jp.sekisho.attestation.Attestation;
import jp.sekisho.attestation.AttestationDraft;
import jp.sekisho.attestation.AttestationSigner;
import jp.sekisho.attestation.PolicyVersion;
import jp.sekisho.attestation.ReportDraft;
import jp.sekisho.attestation.ReportTrailer;
import jp.sekisho.signing.KeyRing;
import jp.sekisho.signing.Keys;
import jp.sekisho.signing.Sha256;
import jp.sekisho.signing.Signing;
import jp.sekisho.signing.SigningKey;

/// A gate on loopback that signs as one does and otherwise says what it is told.
final class ScriptedGate implements AutoCloseable {
    static final String AUDIENCE = "welfare";
    private static final String ISSUER = "sekisho";

    private final HttpServer server;
    private final AtomicReference<SigningKey> key = new AtomicReference<>(Keys.signing("current"));
    private final AtomicReference<Reply> reply = new AtomicReference<>(new Reply(500, "text/plain", ""));
    final AtomicReference<Reply> keySet = new AtomicReference<>(new Reply(200, "application/json", ""));
    final AtomicInteger asked = new AtomicInteger();
    final AtomicInteger keysAsked = new AtomicInteger();

    /// @param headers names and values in turn
    record Reply(int status, String mediaType, String body, String... headers) {}

    ScriptedGate() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/proxy/v1/", exchange -> {
            asked.incrementAndGet();
            send(exchange, reply.get());
        });
        server.createContext("/proxy/.well-known/jwks.json", exchange -> {
            keysAsked.incrementAndGet();
            send(exchange, keySet.get());
        });
        server.start();
        publish();
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", reply.mediaType());
        exchange.getResponseHeaders().set("X-Request-Id", "request-7");
        for (int i = 0; i < reply.headers().length; i += 2) {
            exchange.getResponseHeaders().set(reply.headers()[i], reply.headers()[i + 1]);
        }
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /// Behind a proxy that has a path of its own.
    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/proxy/");
    }

    void answers(int status, String mediaType, String body, String... headers) {
        reply.set(new Reply(status, mediaType, body, headers));
    }

    void answers(String json) {
        answers(200, "application/json", json);
    }

    /// Signs with another key from now on, and publishes it.
    void rotate() {
        key.set(Keys.signing("next"));
        publish();
    }

    private void publish() {
        keySet.set(new Reply(200, "application/json", ring().keySet().jwks()));
    }

    private KeyRing ring() {
        return new KeyRing(key.get(), List.of());
    }

    private AttestationSigner signer() {
        return new AttestationSigner(ISSUER, this::ring, Clock.systemUTC());
    }

    /// The answer that lets this record pass.
    String pass(BusinessRecord record) {
        Attestation attestation = value(signer().attest(new AttestationDraft(
                "check-1",
                AUDIENCE,
                new PolicyVersion("strict-4", "e6".repeat(32)),
                OffsetDateTime.parse("2026-11-20T00:00:00+09:00"),
                record.attested(),
                Duration.ofMinutes(30))));
        return "{\"checkId\":\"check-1\",\"decision\":\"PASS\",\"remedy\":null,\"procedure\":\""
                + record.attested().procedure() + "\",\"recordRef\":\"" + record.recordRef()
                + "\",\"reasons\":[],\"mode\":\"ENFORCE\",\"attestation\":{\"token\":\"" + attestation.token()
                + "\",\"nonce\":\"" + attestation.nonce().disclose() + "\"}}";
    }

    /// The answer to a stream, its lines signed.
    String report(boolean complete, long count, List<String> lines) {
        return report(complete, List.of(), count, lines);
    }

    String report(boolean complete, List<String> incomplete, long count, List<String> lines) {
        String results = String.join("", lines.stream().map(line -> line + "\n").toList());
        String sha256 = Sha256.of(results.getBytes(StandardCharsets.UTF_8)).hex();
        ReportTrailer trailer = ReportTrailer.unsigned("{\"trailer\":{\"complete\":" + complete + ",\"incomplete\":["
                + incomplete.stream().map(why -> "\"" + why + "\"").collect(Collectors.joining(",")) + "],\"lines\":"
                + count
                + ",\"resultsSha256\":\"" + sha256 + "\",\"signature\":null}}");
        return results + value(signer().inspection(new ReportDraft("inspection-1", count, complete, sha256, trailer)))
                + "\n";
    }

    private static <T> T value(Signing<T> signing) {
        return switch (signing) {
            case Signing.Signed<T>(T value) -> value;
            case Signing.NotSigned<T> not -> throw new AssertionError(not.toString());
        };
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
