package jp.sekisho.registry.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.Resident;
import jp.sekisho.registry.extract.ExtractHeader;
import jp.sekisho.registry.extract.SnapshotWriter;

/// A gateway as the contract wants it, over some residents: the smallest honest one.
public final class ReferenceGateway implements AutoCloseable {
    private static final Pattern QUESTION =
            Pattern.compile("\\{\"individualNumbers\":\\[(\"[0-9]{12}\"(?:,\"[0-9]{12}\"){0,511})]}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{12}");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> paths = new CopyOnWriteArrayList<>();
    private volatile Held held;

    private record Held(String extract, Map<String, List<String>> residents) {}

    public ReferenceGateway(Optional<SSLContext> tls, Extract extract, List<Resident> residents) {
        this(tls, new ExtractHeader(extract, Optional.empty(), Optional.empty()), residents);
    }

    /// @param tls demands a client certificate; empty for plain HTTP
    public ReferenceGateway(Optional<SSLContext> tls, ExtractHeader extract, List<Resident> residents) {
        this.held = held(extract, residents);
        try {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            if (tls.isPresent()) {
                HttpsServer https = HttpsServer.create(address, 0);
                https.setHttpsConfigurator(new HttpsConfigurator(tls.get()) {
                    @Override
                    public void configure(HttpsParameters parameters) {
                        SSLParameters mutual = getSSLContext().getDefaultSSLParameters();
                        mutual.setNeedClientAuth(true);
                        parameters.setSSLParameters(mutual);
                    }
                });
                server = https;
            } else {
                server = HttpServer.create(address, 0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/v1/residents/lookups", this::lookUp);
        server.createContext("/v1/extract", exchange -> {
            paths.add(exchange.getRequestURI().toString());
            answer(exchange, 200, held.extract());
        });
        server.start();
    }

    public URI uri() {
        String scheme = server instanceof HttpsServer ? "https" : "http";
        return URI.create(scheme + "://localhost:" + server.getAddress().getPort());
    }

    /// Every path and query that was asked for.
    public List<String> paths() {
        return paths;
    }

    /// Takes a newer extract over between two questions.
    public void replace(Extract extract, List<Resident> residents) {
        held = held(new ExtractHeader(extract, Optional.empty(), Optional.empty()), residents);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void lookUp(HttpExchange exchange) throws IOException {
        paths.add(exchange.getRequestURI().toString());
        Held now = held;
        Matcher question =
                QUESTION.matcher(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if (!exchange.getRequestMethod().equals("POST") || !question.matches()) {
            answer(exchange, 400, "{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400}");
            return;
        }
        answer(
                exchange,
                200,
                answer(
                        now,
                        NUMBER.matcher(question.group(1))
                                .results()
                                .map(r -> r.group())
                                .toList()));
    }

    private static String answer(Held held, List<String> numbers) {
        List<String> entries = new ArrayList<>();
        for (String number : numbers) {
            List<String> residents = held.residents().getOrDefault(number, List.of());
            entries.add(
                    switch (residents.size()) {
                        case 0 -> "{\"status\":\"NOT_FOUND\"}";
                        case 1 -> found(residents.getFirst());
                        default -> "{\"status\":\"AMBIGUOUS\"}";
                    });
        }
        return "{\"extract\":" + held.extract() + ",\"entries\":[" + String.join(",", entries) + "]}";
    }

    private static String found(String resident) {
        boolean nameless = resident.contains("\"name\":{\"kana\"") && !resident.contains("\"roman\"");
        return nameless ? "{\"status\":\"UNUSABLE\"}" : "{\"status\":\"FOUND\",\"resident\":" + resident + "}";
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders()
                .add("Content-Type", status == 200 ? "application/json" : "application/problem+json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static Held held(ExtractHeader extract, List<Resident> residents) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SnapshotWriter writer = new SnapshotWriter(out, extract)) {
            for (Resident resident : residents) {
                writer.write(resident);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String[] lines = out.toString(StandardCharsets.UTF_8).split("\n");
        Map<String, List<String>> byNumber = new HashMap<>();
        for (int i = 1; i < lines.length; i++) {
            Matcher number = NUMBER.matcher(lines[i]);
            if (number.find()) {
                byNumber.computeIfAbsent(number.group(), _ -> new ArrayList<>()).add(lines[i]);
            }
        }
        return new Held(lines[0].substring("{\"snapshot\":".length(), lines[0].length() - 1), byNumber);
    }
}
