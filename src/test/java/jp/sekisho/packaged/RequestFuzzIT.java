package jp.sekisho.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import jp.sekisho.packaged.Http2.Field;
import jp.sekisho.packaged.RawConnection.Answer;
import jp.sekisho.packaged.RequestGrammar.Drawn;
import jp.sekisho.packaged.RequestGrammar.Framing;
import jp.sekisho.security.Role;
import jp.sekisho.testsupport.CheckExamples;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Requests from a grammar, at all endpoints of the packaged service in production's profile, over HTTP/1.1 and HTTP/2,
/// by callers and by nobody. Whatever is sent is answered: with no 5xx but a 503 that gives its reason, with a problem
/// where it is a 4xx, without a value that was sent, and leaving no socket.
///
/// `-Dfuzz.requests=1000000` for the whole proof, `-Dfuzz.seed=…` for the requests of an earlier run.
class RequestFuzzIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long REQUESTS = Long.getLong("fuzz.requests", 10_000);
    private static final long SEED = Long.getLong("fuzz.seed", new Random().nextLong());
    private static final int WORKERS = 8;
    private static final int TOLD = 100_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Map<String, String> BOUNDS = Map.of(
            "SEKISHO_HTTP_FIRST_REQUEST_TIMEOUT", "30s",
            "SEKISHO_HTTP_BODY_TIMEOUT", "3s",
            "SEKISHO_INSPECTION_STALL_TIMEOUT", "3s");

    /// Who has a certificate: all roles, one with a small quota, and one that no line of the callers' file names.
    private static final List<String> CALLERS = Stream.concat(Role.ALL.stream().sorted(), Stream.of("busy", "stranger"))
            .toList();

    @TempDir
    private static Path folder;

    private final AtomicLong next = new AtomicLong();
    private final Map<String, LongAdder> counts = new ConcurrentSkipListMap<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    private Site site;
    private String token;
    private String nonce;

    /// Who asks, over what.
    private record Way(String caller, String protocol) {}

    private record Open(RawConnection connection, Optional<Http2> streams) {}

    @Test
    void whateverIsSentIsAnsweredAndNothingOfItComesOut() throws Exception {
        System.out.println("RequestFuzzIT seed " + SEED + ", " + REQUESTS + " requests");
        site = new Site(folder);
        StringBuilder callers = new StringBuilder(Site.caller("busy", Role.CHECKER, "*", 60));
        for (String role : Role.ALL) {
            callers.append(Site.caller(role, role, "*", 100_000_000));
        }
        site.callers(callers.toString());
        Map<String, String> settings = site.settings();
        settings.putAll(BOUNDS);
        try (ServiceProcess service = ServiceProcess.start("prod", settings).awaitStart()) {
            Map<String, SSLContext> contexts = contexts();
            attest(contexts);
            long sockets = service.sockets();

            askAll(contexts);

            System.out.println("RequestFuzzIT " + counts);
            assertThat(failures).isEmpty();
            Awaitility.await().atMost(PATIENCE).until(() -> service.sockets() <= sockets);
            attest(contexts);
            assertNothingComesOut(service);
        }
    }

    private Map<String, SSLContext> contexts() throws Exception {
        Map<String, SSLContext> contexts = new HashMap<>();
        contexts.put("", site.authority().client(Optional.empty()));
        for (String caller : CALLERS) {
            contexts.put(
                    caller, site.authority().client(Optional.of(site.authority().issue(caller))));
        }
        return contexts;
    }

    /// Has a record attested, so that there is a token to send, and the service is seen to answer.
    private void attest(Map<String, SSLContext> contexts) throws Exception {
        try (RawConnection connection = RawConnection.open(site.port(), contexts.get(Role.CHECKER), "http/1.1")) {
            connection.send(http1(new Drawn(
                    "POST",
                    "/v1/checks",
                    "HTTP/1.1",
                    List.of("localhost"),
                    List.of(new Field("Content-Type", "application/json")),
                    CheckExamples.PASS_REQUEST.getBytes(StandardCharsets.UTF_8),
                    Framing.LENGTH,
                    true)));
            JsonNode answer = JSON.readTree(connection.read(false).body());
            assertThat(answer.path("decision").asText()).isEqualTo("PASS");
            token = answer.path("attestation").path("token").asText();
            nonce = answer.path("attestation").path("nonce").asText();
        }
    }

    private void askAll(Map<String, SSLContext> contexts) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(WORKERS)) {
            List<Future<?>> workers = new ArrayList<>();
            for (int i = 0; i < WORKERS; i++) {
                workers.add(pool.submit(() -> {
                    ask(contexts);
                    return null;
                }));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
        }
    }

    private void ask(Map<String, SSLContext> contexts) throws Exception {
        Map<Way, Open> open = new HashMap<>();
        for (long i = next.getAndIncrement(); i < REQUESTS && failures.size() < 20; i = next.getAndIncrement()) {
            Random random = new Random(SEED + i * 0x9E3779B97F4A7C15L);
            Drawn drawn = new RequestGrammar(random, new BodyGrammar(random, token, nonce)).draw();
            Way way = new Way(
                    random.nextInt(4) == 0 ? "" : CALLERS.get(random.nextInt(CALLERS.size())),
                    random.nextInt(3) == 0 ? "h2" : "http/1.1");
            Drawn shown = withToken(drawn, way, random);
            try {
                Answer answer = asked(open, contexts, way, shown);
                String fault = fault(shown, answer);
                if (!fault.isEmpty()) {
                    failures.add("request %d of seed %d by '%s' over %s: %s%n  %s%n  %d %s %s"
                            .formatted(
                                    i,
                                    SEED,
                                    way.caller(),
                                    way.protocol(),
                                    fault,
                                    shown,
                                    answer.status(),
                                    answer.headers(),
                                    answer.text()));
                }
                counts.computeIfAbsent(way.protocol() + " " + answer.status(), _ -> new LongAdder())
                        .increment();
            } catch (SocketTimeoutException hang) {
                failures.add("request %d of seed %d by '%s' over %s hangs: %s"
                        .formatted(i, SEED, way.caller(), way.protocol(), shown));
                close(open.remove(way));
            }
            if (i > 0 && i % TOLD == 0) {
                System.out.println("RequestFuzzIT " + i + " " + counts);
            }
        }
        for (Open one : open.values()) {
            close(one);
        }
    }

    private static void close(Open open) throws IOException {
        if (open != null) {
            open.connection().close();
        }
    }

    /// With a token beside the certificate or in its place: a good one, another's, or a damaged one.
    private Drawn withToken(Drawn drawn, Way way, Random random) throws Exception {
        if (random.nextInt(way.caller().isEmpty() ? 2 : 12) != 0) {
            return drawn;
        }
        String subject = random.nextInt(3) == 0 || way.caller().isEmpty()
                ? CALLERS.get(random.nextInt(CALLERS.size()))
                : way.caller();
        String good = site.issuer().token(subject + "-token");
        List<Field> fields = new ArrayList<>(drawn.fields());
        fields.add(new Field(
                "Authorization",
                switch (random.nextInt(8)) {
                    case 0 -> "Bearer " + good.substring(0, random.nextInt(good.length()));
                    case 1 -> "Basic " + RequestGrammar.PLANTED_NUMBER;
                    case 2 -> "Bearer " + RequestGrammar.PLANTED_NUMBER;
                    case 3 -> "Bearer " + good.replace('a', 'b');
                    default -> "Bearer " + good;
                }));
        return new Drawn(
                drawn.method(),
                drawn.target(),
                drawn.version(),
                drawn.hosts(),
                fields,
                drawn.body(),
                drawn.framing(),
                drawn.owed());
    }

    /// On the connection that there is; where the service had ended it meanwhile, on a new one.
    private Answer asked(Map<Way, Open> open, Map<String, SSLContext> contexts, Way way, Drawn drawn)
            throws IOException {
        Open present = open.remove(way);
        if (present != null) {
            Answer answer = exchange(open, present, way, drawn);
            if (answer.status() != 0 || !drawn.owed()) {
                return answer;
            }
        }
        RawConnection connection = RawConnection.open(site.port(), contexts.get(way.caller()), way.protocol());
        Optional<Http2> streams = way.protocol().equals("h2") ? Optional.of(new Http2(connection)) : Optional.empty();
        return exchange(open, new Open(connection, streams), way, drawn);
    }

    private static Answer exchange(Map<Way, Open> open, Open on, Way way, Drawn drawn) throws IOException {
        Answer answer = Answer.NONE;
        boolean goesOn = false;
        try {
            if (on.streams().isPresent()) {
                Http2 streams = on.streams().get();
                // Nothing comes back on a stream that was taken back.
                answer = send(streams, drawn) ? streams.read() : Answer.NONE;
                goesOn = !answer.last() && streams.takes(100_000);
            } else {
                try {
                    on.connection().send(http1(drawn));
                } catch (IOException refused) {
                    // The answer may be there nevertheless.
                }
                answer = on.connection().read(drawn.withoutBody());
                goesOn = !answer.last() && drawn.owed();
            }
        } catch (SocketTimeoutException hang) {
            on.connection().close();
            throw hang;
        } catch (IOException ended) {
            // Without an answer, or in the middle of one.
        }
        if (goesOn) {
            open.put(way, on);
        } else {
            on.connection().close();
        }
        return answer;
    }

    private static byte[] http1(Drawn drawn) {
        StringBuilder head = new StringBuilder(drawn.method() + " " + drawn.target() + " " + drawn.version() + "\r\n");
        drawn.hosts().forEach(host -> head.append("Host: ").append(host).append("\r\n"));
        drawn.fields()
                .forEach(field -> head.append(field.name())
                        .append(": ")
                        .append(field.value())
                        .append("\r\n"));
        int length = drawn.body().length;
        head.append(
                switch (drawn.framing()) {
                    case NONE -> "";
                    case LENGTH -> "Content-Length: " + length;
                    case SHORT -> "Content-Length: " + length / 2;
                    case LONG -> "Content-Length: " + (length + 10);
                    case TWO_LENGTHS -> "Content-Length: " + length + "\r\nContent-Length: " + (length + 1);
                    case NO_NUMBER -> "Content-Length: " + RequestGrammar.PLANTED_NUMBER + "x";
                    case CHUNKED, BROKEN_CHUNKS -> "Transfer-Encoding: chunked";
                    case LENGTH_AND_CHUNKS -> "Content-Length: " + length + "\r\nTransfer-Encoding: chunked";
                });
        head.append(drawn.framing() == Framing.NONE ? "\r\n" : "\r\n\r\n");
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        switch (drawn.framing()) {
            case CHUNKED, LENGTH_AND_CHUNKS -> {
                if (length > 0) {
                    request.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                    request.writeBytes(drawn.body());
                    request.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
                }
                request.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            case BROKEN_CHUNKS -> {
                request.writeBytes("ffff;".getBytes(StandardCharsets.US_ASCII));
                request.writeBytes(drawn.body());
            }
            case NONE, LENGTH, SHORT, LONG, TWO_LENGTHS, NO_NUMBER -> request.writeBytes(drawn.body());
        }
        return request.toByteArray();
    }

    /// @return whether the request stands
    private static boolean send(Http2 streams, Drawn drawn) throws IOException {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field(":method", drawn.method()));
        fields.add(new Field(":scheme", "https"));
        drawn.hosts().forEach(host -> fields.add(new Field(":authority", host)));
        fields.add(new Field(":path", drawn.target()));
        drawn.fields().stream()
                .map(field -> new Field(field.name().toLowerCase(Locale.ROOT), field.value()))
                .filter(field -> !drawn.owed()
                        || !field.name().equals("connection") && !field.name().equals("upgrade"))
                .forEach(fields::add);
        byte[] body = drawn.body();
        switch (drawn.framing()) {
            case NONE, CHUNKED, BROKEN_CHUNKS -> {}
            case LENGTH -> fields.add(new Field("content-length", Integer.toString(body.length)));
            case SHORT -> fields.add(new Field("content-length", Integer.toString(body.length / 2)));
            case LONG -> fields.add(new Field("content-length", Integer.toString(body.length + 10)));
            case TWO_LENGTHS -> {
                fields.add(new Field("content-length", Integer.toString(body.length)));
                fields.add(new Field("content-length", Integer.toString(body.length + 1)));
            }
            case NO_NUMBER -> fields.add(new Field("content-length", RequestGrammar.PLANTED_NUMBER + "x"));
            case LENGTH_AND_CHUNKS -> fields.add(new Field("transfer-encoding", "chunked"));
        }
        streams.head(fields, body.length == 0);
        if (body.length > 0) {
            boolean behind = drawn.framing() == Framing.CHUNKED;
            streams.data(body, !behind && drawn.framing() != Framing.BROKEN_CHUNKS);
            if (behind) {
                streams.trailers(List.of(new Field("x-trailer", RequestGrammar.PLANTED_NUMBER)));
            }
            if (drawn.framing() == Framing.BROKEN_CHUNKS) {
                streams.reset();
                return false;
            }
        }
        return true;
    }

    /// What is wrong with an answer; nothing where it is as promised.
    private static String fault(Drawn drawn, Answer answer) throws IOException {
        int status = answer.status();
        if (status == 0) {
            return drawn.owed() ? "no answer" : "";
        }
        if (status >= 500 && status != 503) {
            return "a defect";
        }
        if (status >= 300 && status < 400) {
            return "a redirect";
        }
        // The framework's own pages refuse a media type without a word.
        boolean bare =
                answer.body().length == 0 && (!drawn.owed() || drawn.target().contains("/q/"));
        if (status >= 400 && !drawn.withoutBody() && !bare && !isProblem(answer)) {
            return "no problem";
        }
        // The contract shows people of its own.
        if (!drawn.target().contains("openapi")) {
            String all = answer.headers() + answer.text();
            if (RequestGrammar.PLANTED.stream().anyMatch(all::contains)) {
                return "a value that was sent";
            }
        }
        return "";
    }

    private static boolean isProblem(Answer answer) throws IOException {
        if (!answer.header("content-type").startsWith("application/problem+json")) {
            return false;
        }
        JsonNode problem = JSON.readTree(answer.body());
        return !problem.path("code").asText().isEmpty()
                && problem.path("decision").asText().equals("BLOCK");
    }

    private void assertNothingComesOut(ServiceProcess service) throws Exception {
        String log = service.log();
        assertThat(log).doesNotContain("A defect ended a request").hasSizeLessThan(2_000_000);
        assertThat(RequestGrammar.PLANTED).noneMatch(log::contains);
        try (RawConnection connection =
                RawConnection.open(site.port(), site.authority().client(Optional.empty()), "http/1.1")) {
            connection.send("GET /q/metrics HTTP/1.1\r\nHost: localhost\r\n\r\n");
            String metrics = connection.read(false).text();
            assertThat(metrics.lines()).hasSizeBetween(100, 3_000);
            assertThat(RequestGrammar.PLANTED).noneMatch(metrics::contains);
        }
        try (Stream<Path> files = Files.list(folder.resolve("audit"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                try (Stream<String> lines = Files.lines(file)) {
                    assertThat(lines.filter(
                                    line -> RequestGrammar.PLANTED.stream().anyMatch(line::contains)))
                            .as("lines of the trail with a value that was sent")
                            .isEmpty();
                } catch (UncheckedIOException e) {
                    throw new AssertionError("the trail is no text: " + file.getFileName(), e);
                }
            }
        }
    }
}
