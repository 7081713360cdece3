package jp.sekisho.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import jp.sekisho.packaged.RawConnection.Answer;
import jp.sekisho.security.Role;
import jp.sekisho.testsupport.CheckExamples;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Nothing breaks by knocking: what clients without a certificate, and callers that behave badly, do to the packaged
/// service in production's profile, and what operators leave in its files meanwhile.
class KnockingIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NUMBER = "609407454590";

    /// Connections of each kind; `-Dknocking.connections=2000` for the whole proof, in rounds of no more than
    /// [#ROUND].
    private static final int CONNECTIONS = Integer.getInteger("knocking.connections", 15);

    private static final int ROUND = 500;
    /// The framework has 200 for work that waits.
    private static final int MORE_THAN_THREADS = 230;

    /// Connections of the careful client: it may ask on a second one before the first is back in its pool.
    private static final int CAREFUL = 2;

    private static final String STREAMS = "sekisho_inspections";

    private static final int BODY = 60_000;
    private static final int SENT = 20_000;

    /// Bounds in time that a test can await; in number, that all kinds find room at once.
    private static final Map<String, String> BOUNDS = Map.of(
            "SEKISHO_HTTP_FIRST_REQUEST_TIMEOUT", "8s",
            "SEKISHO_HTTP_STRANGER_IDLE_TIMEOUT", "5s",
            "SEKISHO_HTTP_BODY_TIMEOUT", "5s",
            "SEKISHO_INSPECTION_STALL_TIMEOUT", "5s",
            "SEKISHO_HTTP_MAX_CONNECTIONS", "8000",
            "SEKISHO_HTTP_MAX_CONNECTIONS_PER_ADDRESS", "8000",
            "SEKISHO_REGISTRY_SNAPSHOT_RELOAD_INTERVAL", "1s",
            "SEKISHO_CALLERS_RELOAD_INTERVAL", "1s",
            "JDK_JAVA_OPTIONS", "-Xmx512m -XX:+ExitOnOutOfMemoryError");

    @TempDir
    private static Path folder;

    private static ServiceProcess service;
    private static Site site;
    private static SSLContext nobody;
    private static HttpClient checker;

    @BeforeAll
    static void start() throws Exception {
        site = new Site(folder);
        site.callers(callers());
        service = ServiceProcess.start("prod", settings()).awaitStart();
        nobody = site.authority().client(Optional.empty());
        checker = site.showing(Optional.of(site.authority().issue(Role.CHECKER)));
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = site.settings();
        settings.putAll(BOUNDS);
        return settings;
    }

    private static String callers() {
        return Site.caller(Role.CHECKER, Role.CHECKER, "*", 1_000_000)
                + Site.caller(Role.INSPECTOR, Role.INSPECTOR, "*", 1_000_000)
                + Site.caller(Role.OPERATOR, Role.OPERATOR, "*", 1_000_000)
                + Site.caller(Role.RELEASER, Role.RELEASER, "*", 1_000_000)
                + Site.caller("busy", Role.CHECKER, "*", 1);
    }

    @AfterAll
    static void stop() throws IOException {
        checker.close();
        service.close();
    }

    /// A way to knock.
    ///
    /// @param status that it is answered with; 0 where it is not meant to be answered
    /// @param drip what it goes on sending; nothing where it falls silent
    private record Kind(String what, int status, byte[] drip, Callable<Knock> knock) {}

    /// One connection that its client neither reads nor closes.
    private record Knock(Socket socket, Optional<RawConnection> secured, Optional<Http2> streams) {
        static Knock http1(String sent) throws IOException {
            RawConnection connection = RawConnection.open(site.port(), nobody, "http/1.1");
            connection.send(sent);
            return new Knock(connection.socket(), Optional.of(connection), Optional.empty());
        }

        Answer read() throws IOException {
            return streams.isPresent()
                    ? streams.get().read()
                    : secured.orElseThrow().read(false);
        }

        void drip(byte[] bytes) {
            try {
                if (streams.isPresent()) {
                    streams.get().data(bytes, false);
                } else {
                    socket.getOutputStream().write(bytes);
                }
            } catch (IOException closed) {
                // That is what the service is meant to do.
            }
        }

        void close() {
            try {
                socket.close();
            } catch (IOException e) {
                // A reset is an end, too.
            }
        }
    }

    private static String request(String method, String path, String type, int declared, String credentials) {
        return "%s %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: %d\r\n%s\r\n%s"
                .formatted(method, path, type, declared, credentials, "x".repeat(SENT));
    }

    private static List<Kind> kinds() throws Exception {
        String json = "application/json";
        String asChecker = bearer(Role.CHECKER);
        String asBusy = bearer("busy");
        String asOperator = bearer(Role.OPERATOR);
        byte[] silence = new byte[0];
        byte[] one = {'x'};
        String record = CheckExamples.NOT_FOUND_REQUEST;
        return List.of(
                new Kind("401", 401, silence, () -> Knock.http1(request("POST", "/v1/checks", json, BODY, ""))),
                new Kind("403", 403, silence, () -> Knock.http1(request("POST", "/v1/checks", json, BODY, asOperator))),
                new Kind("405", 405, silence, () -> Knock.http1(request("PUT", "/v1/checks", json, BODY, asChecker))),
                new Kind(
                        "413",
                        413,
                        silence,
                        () -> Knock.http1(request("POST", "/v1/checks", json, 400_000, asChecker))),
                new Kind("415", 415, silence, () -> Knock.http1(request("POST", "/v1/checks", "a/b", BODY, asChecker))),
                new Kind(
                        "429",
                        429,
                        silence,
                        () -> Knock.http1(
                                """
                        POST /v1/checks HTTP/1.1\r
                        Host: localhost\r
                        Content-Type: application/json\r
                        %sContent-Length: %d\r
                        \r
                        %s""".formatted(asBusy, record.getBytes(StandardCharsets.UTF_8).length, latin(record)))),
                new Kind("body unread", 401, silence, () -> Knock.http1("""
                        POST /v1/inspections HTTP/1.1\r
                        Host: localhost\r
                        Content-Type: application/x-ndjson\r
                        Transfer-Encoding: chunked\r
                        \r
                        ffff\r
                        """ + "x".repeat(SENT))),
                new Kind(
                        "body that drips",
                        0,
                        one,
                        () -> Knock.http1(request("POST", "/v1/checks", json, BODY, asChecker))),
                new Kind(
                        "half a head", 0, one, () -> Knock.http1("GET /v1/codes HTTP/1.1\r\nHost: localhost\r\nX-A: ")),
                new Kind("handshake never finished", 0, silence, () -> {
                    Socket socket = new Socket("127.0.0.1", site.port());
                    socket.getOutputStream().write(new byte[] {22, 3, 1, 2, 0, 1});
                    return new Knock(socket, Optional.empty(), Optional.empty());
                }),
                new Kind("endless body over HTTP/2", 401, one, KnockingIT::endless));
    }

    private static Knock endless() throws IOException {
        RawConnection connection = RawConnection.open(site.port(), nobody, "h2");
        Http2 streams = new Http2(connection);
        streams.head(
                List.of(
                        new Http2.Field(":method", "POST"),
                        new Http2.Field(":scheme", "https"),
                        new Http2.Field(":authority", "localhost"),
                        new Http2.Field(":path", "/v1/inspections"),
                        new Http2.Field("content-type", "application/x-ndjson")),
                false);
        streams.data(new byte[SENT], false);
        return new Knock(connection.socket(), Optional.of(connection), Optional.of(streams));
    }

    private static String latin(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static String bearer(String name) throws Exception {
        return "Authorization: Bearer " + site.issuer().token(name + "-token") + "\r\n";
    }

    private static HttpResponse<String> check() throws IOException, InterruptedException {
        return checker.send(
                HttpRequest.newBuilder(site.at("/v1/checks"))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(CheckExamples.PASS_REQUEST))
                        .build(),
                BodyHandlers.ofString());
    }

    private static void assertChecks() throws Exception {
        assertThat(check().body()).contains("\"decision\":\"PASS\"");
    }

    private static String metrics() throws Exception {
        try (RawConnection connection = RawConnection.open(site.port(), nobody, "http/1.1")) {
            connection.send("GET /q/metrics HTTP/1.1\r\nHost: localhost\r\n\r\n");
            return connection.read(false).text();
        }
    }

    private static double metric(String series) throws Exception {
        return metrics()
                .lines()
                .filter(line -> line.startsWith(series))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    @Test
    void aKnockOfEachKindIsAnsweredAsItShould() throws Exception {
        for (Kind kind : kinds()) {
            Knock knock = kind.knock().call();
            if (kind.status() == 429) {
                // The first is within the quota.
                knock.read();
                knock.close();
                knock = kind.knock().call();
            }
            if (kind.status() > 0) {
                Answer answer = knock.read();
                assertThat(answer.status()).as(kind.what()).isEqualTo(kind.status());
                assertThat(answer.text()).as(kind.what()).contains("\"decision\":\"BLOCK\"");
            }
            knock.close();
        }
    }

    @Test
    void connectionsThatNobodyReadsOrClosesLeaveNoSocketWhileACarefulClientIsAnswered() throws Exception {
        long before = settled();
        List<Long> nanos = Collections.synchronizedList(new ArrayList<>());
        AtomicBoolean flooded = new AtomicBoolean(true);
        AtomicInteger turnedAway = new AtomicInteger();
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> careful = pool.submit(() -> {
                while (flooded.get()) {
                    long begin = System.nanoTime();
                    assertChecks();
                    nanos.add(System.nanoTime() - begin);
                }
                return null;
            });
            try {
                for (int left = CONNECTIONS; left > 0; left -= ROUND) {
                    flood(Math.min(left, ROUND), before + CAREFUL, turnedAway);
                }
            } finally {
                // Whatever the flood came to: the pool waits for the careful client.
                flooded.set(false);
            }
            careful.get();
        }
        Collections.sort(nanos);
        System.out.printf(
                "KnockingIT: %d connections of each kind, %d turned away, %d sockets before and %d after;"
                        + " a careful client: %d answers, p99 %.1f ms%n",
                CONNECTIONS,
                turnedAway.get(),
                before,
                service.sockets(),
                nanos.size(),
                nanos.get(nanos.size() * 99 / 100) / 1e6);
        assertThat(nanos).isNotEmpty();
    }

    /// The sockets of the service when nobody asks.
    private static long settled() {
        Awaitility.await().atMost(PATIENCE).until(() -> service.sockets() <= 3);
        return service.sockets();
    }

    private static void flood(int each, long before, AtomicInteger turnedAway) throws Exception {
        Map<Kind, List<Knock>> held = new ConcurrentHashMap<>();
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (Kind kind : kinds()) {
                List<Knock> knocks = new ArrayList<>();
                held.put(kind, knocks);
                all.add(pool.submit(() -> {
                    for (int i = 0; i < each; i++) {
                        try {
                            knocks.add(kind.knock().call());
                        } catch (IOException e) {
                            turnedAway.incrementAndGet();
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            held.forEach((kind, knocks) -> {
                if (kind.drip().length > 0) {
                    knocks.forEach(knock -> knock.drip(kind.drip()));
                }
            });
            assertThat(service.sockets()).isLessThanOrEqualTo(before);
        });
        held.values().forEach(knocks -> knocks.forEach(Knock::close));
    }

    @ParameterizedTest
    @ValueSource(strings = {"checker /v1/checks", "releaser /v1/releases/proposals"})
    void moreBodiesThatDripThanThereAreThreadsHoldNone(String who) throws Exception {
        String[] roleAndPath = who.split(" ", -1);
        String half = request("POST", roleAndPath[1], "application/json", BODY, bearer(roleAndPath[0]));
        List<Knock> held = new ArrayList<>();
        for (int i = 0; i < MORE_THAN_THREADS; i++) {
            held.add(Knock.http1(half));
        }
        assertInspects();
        held.forEach(Knock::close);
    }

    @Test
    void moreUploadsThatAreBrokenOffThanThereAreThreadsHoldNone() throws Exception {
        String half = "POST /v1/inspections HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\n"
                + "Content-Length: %d\r\n%s\r\n{".formatted(BODY, bearer(Role.INSPECTOR));
        for (int i = 0; i < MORE_THAN_THREADS; i++) {
            Knock upload = Knock.http1(half);
            Awaitility.await()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(10))
                    .atMost(PATIENCE)
                    .until(() -> metric(STREAMS) > 0);
            upload.close();
            Awaitility.await()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(10))
                    .atMost(PATIENCE)
                    .until(() -> metric(STREAMS) == 0);
        }
        assertInspects();
    }

    @Test
    void anInstanceOfFewDescriptorsAnswersAgainAfterAFlood() throws Exception {
        Site small = new Site(Files.createDirectory(folder.resolve("small")));
        small.callers(callers());
        Map<String, String> settings = small.settings();
        settings.put("SEKISHO_HTTP_FIRST_REQUEST_TIMEOUT", "8s");
        settings.put("SEKISHO_HTTP_MAX_CONNECTIONS_PER_ADDRESS", "1000");
        List<Socket> held = new ArrayList<>();
        try (ServiceProcess few =
                        ServiceProcess.startWithin(256, "prod", settings).awaitStart();
                HttpClient client = small.showing(Optional.of(small.authority().issue(Role.CHECKER)))) {
            long before = few.sockets();
            for (int i = 0; i < 400; i++) {
                held.add(new Socket("127.0.0.1", small.port()));
            }
            HttpRequest request = HttpRequest.newBuilder(small.at("/v1/checks"))
                    .timeout(Duration.ofSeconds(10))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(CheckExamples.PASS_REQUEST))
                    .build();
            // The clients of the flood have closed nothing.
            Awaitility.await()
                    .atMost(PATIENCE)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(client.send(request, BodyHandlers.ofString())
                                    .body())
                            .contains("\"decision\":\"PASS\""));
            Awaitility.await().atMost(PATIENCE).until(() -> few.sockets() <= before + 1);
            assertThat(few.log().length()).isLessThan(20_000);
        } finally {
            for (Socket socket : held) {
                socket.close();
            }
        }
    }

    @Test
    void inventedMethodsAndBrokenPathsMakeNoSeriesAndHideNone() throws Exception {
        List<String> paths = List.of("/v1/checks", "/%zz", "/v1/%2", "/..%c0%af", "//", "*", "/v1/policies/");
        long series = metrics().lines().count();
        double measured =
                metric("http_server_requests_seconds_count{method=\"POST\",status=\"200\",uri=\"/v1/checks\"}");
        for (int i = 0; i < 300; ) {
            try (RawConnection connection = RawConnection.open(site.port(), nobody, "http/1.1")) {
                boolean open = true;
                while (open && i++ < 300) {
                    String method = i % 3 == 0 ? "GET" : "INVENTED" + NUMBER + i;
                    String path = paths.get(i % paths.size());
                    connection.send("%s %s%s HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .formatted(method, path, path.endsWith("/") ? NUMBER + i : ""));
                    Answer answer = connection.read(false);
                    assertThat(answer.status()).isBetween(200, 499);
                    open = !answer.last();
                }
            }
        }
        assertChecks();
        assertThat(metrics()).doesNotContain("INVENTED", NUMBER, "%");
        // One for each known method, route and status at the most.
        assertThat(metrics().lines().count()).isLessThan(series + 100);
        assertThat(metric("http_server_requests_seconds_count{method=\"POST\",status=\"200\",uri=\"/v1/checks\"}"))
                .isGreaterThan(measured);
    }

    @Test
    void twoHundredBadHandshakesFillNoLog() throws Exception {
        SSLContext foreign =
                new Authority("elsewhere").client(Optional.of(new Authority("site").issue("stranger" + NUMBER)));
        SSLContext impostor = site.authority().client(Optional.of(new Authority("site").issue("stranger" + NUMBER)));
        int before = service.log().length();
        for (int i = 0; i < 100; i++) {
            for (SSLContext context : List.of(foreign, impostor)) {
                assertThatThrownBy(() -> {
                            try (RawConnection connection = RawConnection.open(site.port(), context, "http/1.1")) {
                                connection.send("GET /v1/codes HTTP/1.1\r\nHost: localhost\r\n\r\n");
                                if (connection.read(false).status() == 0) {
                                    throw new SSLException("closed");
                                }
                            }
                        })
                        .isInstanceOf(IOException.class);
            }
        }
        assertChecks();
        assertThat(service.log().length() - before).isLessThan(20_000);
        assertThat(service.log()).doesNotContain(NUMBER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "400 MALFORMED_REQUEST|GET /v1/codes?n=609407454590 HTTP/1.1",
                "400 MALFORMED_REQUEST|GET /v1/codes HTTP/1.1|Host: localhost|Host: 609407454590",
                "400 MALFORMED_REQUEST|GET /v1/codes HTTP/1.1|Host: a b 609407454590",
                "400 |GET /v1/codes HTTP/1.1|Host : localhost",
                "400 |POST /v1/checks HTTP/1.1|Host: localhost|Content-Length: 2|Content-Length: 3",
                "401 UNAUTHENTICATED|GET /v1/codes HTTP/1.1|Host: localhost|X-Request-Id: 609407| 454590",
            })
    void whatBreaksTheRulesOfHttpIsRefusedInAProblem(String lines) throws Exception {
        String[] expected = lines.substring(0, lines.indexOf('|')).split(" ", -1);
        try (RawConnection connection = RawConnection.open(site.port(), nobody, "http/1.1")) {
            connection.send(lines.substring(lines.indexOf('|') + 1).replace("|", "\r\n") + "\r\n\r\n");
            Answer answer = connection.read(false);
            assertThat(answer.status()).isEqualTo(Integer.parseInt(expected[0]));
            assertThat(answer.text()).contains(expected[1]).doesNotContain(NUMBER);
            assertThat(answer.headers().values()).noneMatch(value -> value.contains(NUMBER));
        }
        assertThat(service.log()).doesNotContain(NUMBER);
    }

    private static Answer inspect(String type, String encoding, byte[] body) throws Exception {
        try (RawConnection connection = RawConnection.open(site.port(), nobody, "http/1.1")) {
            connection.send("POST /v1/inspections HTTP/1.1\r\nHost: localhost\r\n%s%s%sContent-Length: %d\r\n\r\n"
                    .formatted(bearer(Role.INSPECTOR), type, encoding, body.length));
            connection.send(body);
            return connection.read(false);
        }
    }

    private static void assertInspects() throws Exception {
        byte[] record = CheckExamples.PASS_REQUEST.replace("\n", "").getBytes(StandardCharsets.UTF_8);
        assertThat(inspect("Content-Type: application/x-ndjson\r\n", "", record).status())
                .isEqualTo(200);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    @Test
    void aStreamThatSaysNotWhatItIsOrIsDamagedInItsFirstLineIsAProblem() throws Exception {
        Answer untyped = inspect("", "", CheckExamples.PASS_REQUEST.getBytes(StandardCharsets.UTF_8));
        assertThat(untyped.status()).isEqualTo(415);
        assertThat(code(untyped)).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
        byte[] packed = gzip("事務,管理番号,個人番号,氏名\n".getBytes(StandardCharsets.UTF_8));
        Answer cut = inspect(
                "Content-Type: text/csv; charset=utf-8\r\n",
                "Content-Encoding: gzip\r\n",
                Arrays.copyOf(packed, packed.length - 20));
        assertThat(cut.status()).isEqualTo(400);
        assertThat(code(cut)).isEqualTo("MALFORMED_GZIP");
        assertThat(service.log()).doesNotContain("A defect ended a request");
    }

    private static String code(Answer answer) throws IOException {
        return JSON.readTree(answer.body()).path("code").asText();
    }

    @Test
    void smallUploadsThatUnpackToMillionsOfLinesLeaveItAnswering() throws Exception {
        byte[] upload = gzip("{}\n".repeat(1_000_000).getBytes(StandardCharsets.UTF_8));
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> streams = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                streams.add(pool.submit(
                        () -> inspect("Content-Type: application/x-ndjson\r\n", "Content-Encoding: gzip\r\n", upload)));
            }
            for (Future<Answer> stream : streams) {
                assertThat(stream.get().status()).isIn(200, 429, 503);
            }
        }
        assertChecks();
    }

    @Test
    void aPipeInTheExtractsPlaceHoldsNoReloadUp() throws Exception {
        Path extract = folder.resolve("extract.ndjson");
        Path whole = Files.copy(extract, folder.resolve("whole.ndjson"));
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Files.move(pipe, extract, StandardCopyOption.REPLACE_EXISTING);
        Awaitility.await().atMost(PATIENCE).until(() -> metric("sekisho_reload_refused{files=\"EXTRACT\"}") == 1);
        assertChecks();
        // Of the same time as what serves: nothing to take over, and nothing refused.
        Files.move(whole, extract, StandardCopyOption.REPLACE_EXISTING);
        Awaitility.await().atMost(PATIENCE).until(() -> metric("sekisho_reload_refused{files=\"EXTRACT\"}") == 0);
        assertChecks();
    }

    @Test
    void anEmptyCallersFileLocksNobodyOut() throws Exception {
        for (String text : List.of("", "# welfare.roles = checker\n", callers() + "busy.detail = coarse\n")) {
            site.callers(text);
            Awaitility.await().atMost(PATIENCE).until(() -> metric("sekisho_reload_refused{files=\"CALLERS\"}") == 1);
            assertChecks();
            site.callers(callers());
            Awaitility.await().atMost(PATIENCE).until(() -> metric("sekisho_reload_refused{files=\"CALLERS\"}") == 0);
        }
    }
}
