package jp.sekisho.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import jp.sekisho.check.BusinessRecord;
import jp.sekisho.check.BusinessRecord.NumberOnForm;
import jp.sekisho.check.Decision;
import jp.sekisho.check.Gate;
import jp.sekisho.check.ReasonCode;
import jp.sekisho.person.Address;
import jp.sekisho.person.BirthDateEntry;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.person.PersonName;
import jp.sekisho.person.Sex;
import jp.sekisho.person.Subject;
import jp.sekisho.policy.PolicyCatalogue;
import jp.sekisho.policy.PolicyFile;
import jp.sekisho.policy.Procedure;
import jp.sekisho.registry.gateway.GatewayRegistry;
import jp.sekisho.registry.gateway.MisbehavingServer;
import jp.sekisho.registry.gateway.MisbehavingServer.Behaviour;
import jp.sekisho.registry.gateway.ReferenceGateway;
import jp.sekisho.registry.guard.GuardLimits;
import jp.sekisho.registry.guard.GuardedRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever befalls the registry: the right reason, in time, and never a PASS. The record is one that passes when the
/// registry is well, so that a row fails as soon as its fault is overlooked.
class FaultMatrixTest {
    private static final OffsetDateTime AS_OF = OffsetDateTime.parse("2026-11-20T00:00:00+09:00");
    private static final Extract EXTRACT = new Extract(AS_OF, Extract.Coverage.NATIONAL, "test");
    private static final IndividualNumber NUMBER = Residents.number(60_940_745_459L);
    private static final Procedure PROCEDURE = new Procedure(7, "seven", "七", "Seven", "課", true);
    private static final Duration MAX_AGE = Duration.ofDays(35);

    private static final Duration DEADLINE = Duration.ofMillis(700);

    /// What a loaded machine may add.
    private static final Duration SLACK = Duration.ofMillis(500);

    private static final GuardLimits LIMITS = new GuardLimits(DEADLINE, 4, 4, 10, Duration.ofMillis(300));

    private static final String RESIDENT = """
            {"individualNumber":"609407454590","name":{"kanji":"小林　健一"},"birthDate":"1964-05-01","sex":"1",\
            "address":{"text":"長野市大字鶴賀緑町1613番地"}}""";
    private static final String FOUND = "{\"status\":\"FOUND\",\"resident\":" + RESIDENT + "}";
    private static final String WELL = """
            {"extract":{"asOf":"2026-11-20T00:00:00+09:00","coverage":"NATIONAL","source":"test"},"entries":[%s]}""".formatted(FOUND);

    private final List<AutoCloseable> open = new ArrayList<>();

    /// A row: a registry in some trouble, and what a check must come to.
    ///
    /// @param registry opens it; what it must close it adds to the list
    private record Fault(
            String name,
            ReasonCode reason,
            Duration bound,
            BiFunction<URI, List<AutoCloseable>, ResidentRegistry> registry) {
        @Override
        public String toString() {
            return name + " -> " + reason;
        }
    }

    private static Fault fault(String name, ReasonCode reason, Behaviour behaviour) {
        return new Fault(name, reason, DEADLINE.plus(SLACK), (_, open) -> {
            MisbehavingServer server = new MisbehavingServer(behaviour);
            open.add(server);
            return guarded(gateway(server.uri()), open);
        });
    }

    private static Fault answer(String name, ReasonCode reason, String body) {
        return fault(name, reason, MisbehavingServer.sends(MisbehavingServer.http(200, "", body)));
    }

    private static Fault status(int status, ReasonCode reason) {
        return fault("status " + status, reason, MisbehavingServer.sends(MisbehavingServer.http(status, "", WELL)));
    }

    private static Fault broken(String name, String part, String becomes) {
        assertThat(WELL).contains(part);
        return answer(name, ReasonCode.REGISTRY_INVALID_ANSWER, WELL.replace(part, becomes));
    }

    static Stream<Fault> faults() {
        return Stream.of(connections(), statuses(), answers(), extracts()).flatMap(faults -> faults);
    }

    private static Stream<Fault> connections() {
        byte[] whole = MisbehavingServer.http(200, "", WELL).getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                new Fault(
                        "connection refused",
                        ReasonCode.REGISTRY_UNAVAILABLE,
                        SLACK,
                        (_, open) -> guarded(gateway(closedPort()), open)),
                new Fault(
                        "no such host",
                        ReasonCode.REGISTRY_UNAVAILABLE,
                        DEADLINE.plus(SLACK),
                        (_, open) -> guarded(gateway(URI.create("http://gateway.invalid")), open)),
                new Fault(
                        "plain HTTP where TLS is spoken",
                        ReasonCode.REGISTRY_UNAVAILABLE,
                        DEADLINE.plus(SLACK),
                        (_, open) -> {
                            MisbehavingServer server =
                                    new MisbehavingServer(MisbehavingServer.sends("HTTP/1.1 400 X\r\n\r\n"));
                            open.add(server);
                            return guarded(
                                    gateway(URI.create(
                                            "https://127.0.0.1:" + server.uri().getPort())),
                                    open);
                        }),
                fault(
                        "accepted and silent",
                        ReasonCode.REGISTRY_TIMEOUT,
                        (_, _) -> Thread.sleep(DEADLINE.multipliedBy(4))),
                fault("headers and then silent", ReasonCode.REGISTRY_TIMEOUT, (_, out) -> {
                    out.write(whole, 0, 80);
                    out.flush();
                    Thread.sleep(DEADLINE.multipliedBy(4));
                }),
                fault("slow by byte", ReasonCode.REGISTRY_TIMEOUT, (_, out) -> {
                    for (byte next : whole) {
                        out.write(next);
                        out.flush();
                        Thread.sleep(20);
                    }
                }),
                fault("closed without an answer", ReasonCode.REGISTRY_UNAVAILABLE, (_, _) -> {}),
                fault(
                        "closed midway",
                        ReasonCode.REGISTRY_UNAVAILABLE,
                        (_, out) -> out.write(whole, 0, whole.length / 2)),
                fault("reset midway", ReasonCode.REGISTRY_UNAVAILABLE, (connection, out) -> {
                    out.write(whole, 0, whole.length / 2);
                    out.flush();
                    Thread.sleep(50);
                    reset(connection);
                }),
                fault(
                        "not HTTP",
                        ReasonCode.REGISTRY_INVALID_ANSWER,
                        MisbehavingServer.sends("SSH-2.0-gateway\r\n\r\n")));
    }

    private static Stream<Fault> statuses() {
        return Stream.of(
                status(500, ReasonCode.REGISTRY_UNAVAILABLE),
                status(502, ReasonCode.REGISTRY_UNAVAILABLE),
                status(503, ReasonCode.REGISTRY_UNAVAILABLE),
                status(429, ReasonCode.REGISTRY_UNAVAILABLE),
                status(404, ReasonCode.REGISTRY_UNAVAILABLE),
                status(400, ReasonCode.REGISTRY_UNAVAILABLE),
                status(401, ReasonCode.REGISTRY_UNAVAILABLE),
                status(403, ReasonCode.REGISTRY_UNAVAILABLE),
                status(201, ReasonCode.REGISTRY_INVALID_ANSWER),
                status(206, ReasonCode.REGISTRY_INVALID_ANSWER),
                fault(
                        "no content",
                        ReasonCode.REGISTRY_INVALID_ANSWER,
                        MisbehavingServer.sends("HTTP/1.1 204 X\r\n\r\n")),
                redirect(302),
                redirect(307),
                redirect(308));
    }

    /// To a gateway that is well.
    private static Fault redirect(int status) {
        return new Fault("redirect " + status, ReasonCode.REGISTRY_UNAVAILABLE, DEADLINE.plus(SLACK), (well, open) -> {
            MisbehavingServer server = new MisbehavingServer(MisbehavingServer.sends(
                    MisbehavingServer.http(status, "Location: " + well + "/v1/residents/lookups\r\n", "")));
            open.add(server);
            return guarded(gateway(server.uri()), open);
        });
    }

    private static Stream<Fault> answers() {
        String other = RESIDENT.replace("609407454590", "051117773900");
        return Stream.of(
                answer("garbage", ReasonCode.REGISTRY_INVALID_ANSWER, "\u0000<html>login</html>"),
                answer("nothing", ReasonCode.REGISTRY_INVALID_ANSWER, ""),
                answer("null", ReasonCode.REGISTRY_INVALID_ANSWER, "null"),
                answer("truncated JSON", ReasonCode.REGISTRY_INVALID_ANSWER, WELL.substring(0, WELL.length() - 1)),
                answer("more behind the JSON", ReasonCode.REGISTRY_INVALID_ANSWER, WELL + "{}"),
                broken("another person's number", RESIDENT, other),
                broken("a number with a wrong check digit", "609407454590", "609407454591"),
                broken("two residents for one number", FOUND, FOUND + "," + FOUND),
                broken("no entry", FOUND, ""),
                broken("entries left out", ",\"entries\":[" + FOUND + "]", ""),
                broken("entries twice", "\"entries\":", "\"entries\":[],\"entries\":"),
                broken(
                        "extract left out",
                        "\"extract\":{\"asOf\":\"2026-11-20T00:00:00+09:00\",\"coverage\":\"NATIONAL\",\"source\":\"test\"},",
                        ""),
                broken("unknown coverage", "NATIONAL", "GLOBAL"),
                broken("as-of without offset", "+09:00", ""),
                broken("unknown status", "FOUND", "MAYBE"),
                broken("status left out", "\"status\":\"FOUND\",", ""),
                broken("found without a resident", ",\"resident\":" + RESIDENT, ""),
                broken("not found with a resident", "\"FOUND\"", "\"NOT_FOUND\""),
                broken("ambiguous with a resident", "\"FOUND\"", "\"AMBIGUOUS\""),
                broken("unknown property of the answer", "\"entries\"", "\"took\":3,\"entries\""),
                broken("unknown property of an entry", "\"status\"", "\"score\":1,\"status\""),
                broken("unknown property of a resident", "\"sex\"", "\"phone\":\"1\",\"sex\""),
                broken("a resident's status in lower case", "\"sex\"", "\"status\":\"active\",\"sex\""),
                broken("an impossible birth date", "1964-05-01", "1964-05-32"),
                broken("a resident without a name", "\"kanji\":\"小林　健一\"", ""),
                broken("a synthetic registry", "\"source\":\"test\"", "\"source\":\"synthetic\""),
                answer(
                        "an oversize body",
                        ReasonCode.REGISTRY_INVALID_ANSWER,
                        WELL.replace("\"entries\"", " ".repeat(64 * 1024) + "\"entries\"")),
                fault("an endless body", ReasonCode.REGISTRY_INVALID_ANSWER, (_, out) -> {
                    out.write("HTTP/1.1 200 X\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                    byte[] blanks = " ".repeat(8192).getBytes(StandardCharsets.UTF_8);
                    while (true) {
                        out.write(blanks);
                    }
                }),
                fault("not UTF-8", ReasonCode.REGISTRY_INVALID_ANSWER, (_, out) -> {
                    byte[] body = WELL.getBytes(java.nio.charset.Charset.forName("Windows-31J"));
                    out.write(("HTTP/1.1 200 X\r\nContent-Length: " + body.length + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
                    out.write(body);
                }));
    }

    private static Stream<Fault> extracts() {
        return Stream.of(
                answer("ambiguous", ReasonCode.REGISTRY_AMBIGUOUS, WELL.replace(FOUND, "{\"status\":\"AMBIGUOUS\"}")),
                answer("a stale extract", ReasonCode.REGISTRY_STALE, WELL.replace("2026-11-20", "2026-10-01")),
                answer("the clock set back", ReasonCode.REGISTRY_STALE, WELL.replace("2026-11-20", "2026-11-24")),
                answer(
                        "an as-of at the end of time",
                        ReasonCode.REGISTRY_STALE,
                        WELL.replace("2026-11-20T", "+999999999-12-31T")));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void blocksForTheRightReasonInTime(Fault fault) {
        ReferenceGateway well = new ReferenceGateway(Optional.empty(), EXTRACT, List.of(Residents.plain(NUMBER)));
        open.add(well);
        Gate gate = gate(fault.registry().apply(well.uri(), open));

        long start = System.nanoTime();
        Decision decision = gate.check(record()).decision();
        Duration took = Duration.ofNanos(System.nanoTime() - start);

        assertThat(decision).isInstanceOf(Decision.Block.class);
        assertThat(((Decision.Block) decision).reasons()).containsExactly(fault.reason());
        assertThat(took).isLessThan(fault.bound());
        assertThat(well.paths()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void neverPassesABatch(Fault fault) {
        ReferenceGateway well = new ReferenceGateway(Optional.empty(), EXTRACT, List.of(Residents.plain(NUMBER)));
        open.add(well);
        Gate gate = gate(fault.registry().apply(well.uri(), open));

        assertThat(gate.check(List.of(record(), record(), record())))
                .hasSize(3)
                .noneMatch(checked -> checked.decision() instanceof Decision.Pass);
    }

    @Test
    void passesWhenTheGatewayIsWell() {
        assertThat(gate(serving(MisbehavingServer.sends(MisbehavingServer.http(200, "", WELL))))
                        .check(record())
                        .decision())
                .isInstanceOf(Decision.Pass.class);
    }

    @Test
    void isDownAtTheStartAndThenUp() {
        AtomicBoolean up = new AtomicBoolean();
        ResidentRegistry registry = serving((connection, out) -> {
            if (!up.get()) {
                reset(connection);
            }
            out.write(MisbehavingServer.http(200, "", WELL).getBytes(StandardCharsets.UTF_8));
        });
        Gate gate = gate(registry);
        for (int i = 0; i < 30; i++) {
            assertThat(((Decision.Block) gate.check(record()).decision()).reasons())
                    .containsExactly(ReasonCode.REGISTRY_UNAVAILABLE);
        }
        assertThat(registry.state()).isEqualTo(new RegistryState.Down());

        up.set(true);

        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> gate.check(record()).decision() instanceof Decision.Pass);
    }

    @Test
    void answersAtOnceWhileASilentRegistryIsLeftAlone() {
        Gate gate = gate(serving((_, _) -> Thread.sleep(DEADLINE.multipliedBy(4))));
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> checks = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                checks.add(callers.submit(() -> gate.check(record())));
            }
            checks.forEach(check -> assertThat(check).succeedsWithin(DEADLINE.plus(SLACK)));
        }
        long start = System.nanoTime();
        assertThat(((Decision.Block) gate.check(record()).decision()).reasons())
                .containsAnyOf(ReasonCode.REGISTRY_UNAVAILABLE, ReasonCode.REGISTRY_TIMEOUT);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(DEADLINE.plus(SLACK));
    }

    @Test
    void turnsAwayAtOnceWhatIsTooMuch() throws Exception {
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Gate gate = gate(serving((_, out) -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            Thread.sleep(200);
            atOnce.decrementAndGet();
            out.write(MisbehavingServer.http(200, "", WELL).getBytes(StandardCharsets.UTF_8));
        }));
        int turnedAway = 0;
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Decision>> checks = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                checks.add(callers.submit(() -> gate.check(record()).decision()));
            }
            for (Future<Decision> check : checks) {
                if (check.get() instanceof Decision.Block block) {
                    assertThat(block.reasons()).containsExactly(ReasonCode.REGISTRY_UNAVAILABLE);
                    turnedAway++;
                }
            }
        }
        assertThat(turnedAway).isBetween(20, 36);
        assertThat(most).hasValueLessThanOrEqualTo(4);
    }

    @Test
    void everyAnswerIsOfOneExtractWhileTheGatewayReplacesItsOwn() throws Exception {
        ReferenceGateway gateway = new ReferenceGateway(Optional.empty(), EXTRACT, List.of());
        open.add(gateway);
        Gate gate = gate(guarded(gateway(gateway.uri()), open));
        AtomicBoolean stop = new AtomicBoolean();
        Extract later = new Extract(AS_OF.plusHours(1), EXTRACT.coverage(), EXTRACT.source());
        List<Resident> residents = List.of(Residents.plain(NUMBER));
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> checks = callers.submit(() -> {
                int passed = 0;
                while (!stop.get()) {
                    for (Gate.Checked checked : gate.check(List.of(record(), record()))) {
                        boolean passes = checked.decision() instanceof Decision.Pass;
                        assertThat(checked.extract()).contains(passes ? later : EXTRACT);
                        passed += passes ? 1 : 0;
                    }
                }
                return passed;
            });
            for (int i = 0; i < 50; i++) {
                gateway.replace(i % 2 == 0 ? later : EXTRACT, i % 2 == 0 ? residents : List.of());
                Thread.sleep(10);
            }
            stop.set(true);
            assertThat(checks.get()).isPositive();
        }
    }

    /// The first request of a process loads half of the JDK's HTTP client.
    @BeforeAll
    static void warmUp() throws Exception {
        List<AutoCloseable> open = new ArrayList<>();
        ReferenceGateway gateway = new ReferenceGateway(Optional.empty(), EXTRACT, List.of(Residents.plain(NUMBER)));
        open.add(gateway);
        GatewayRegistry patient =
                new GatewayRegistry(gateway.uri(), Optional.empty(), Duration.ofSeconds(20), RegistryListener.NONE);
        open.add(patient);
        for (int i = 0; i < 20; i++) {
            patient.find(List.of(NUMBER));
            gate(guarded(gateway(gateway.uri()), open)).check(record());
        }
        close(open);
    }

    @AfterEach
    void close() throws Exception {
        close(open);
    }

    private static void close(List<AutoCloseable> open) throws Exception {
        for (AutoCloseable it : open.reversed()) {
            it.close();
        }
    }

    private ResidentRegistry serving(Behaviour behaviour) {
        MisbehavingServer server = new MisbehavingServer(behaviour);
        open.add(server);
        return guarded(gateway(server.uri()), open);
    }

    private static GatewayRegistry gateway(URI uri) {
        return new GatewayRegistry(uri, Optional.empty(), DEADLINE, RegistryListener.NONE);
    }

    private static ResidentRegistry guarded(ResidentRegistry registry, List<AutoCloseable> open) {
        GuardedRegistry guarded = new GuardedRegistry(
                registry, LIMITS, extract -> !extract.source().equals(Extract.SYNTHETIC), RegistryListener.NONE);
        open.add(guarded);
        return guarded;
    }

    private static URI closedPort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void reset(Socket connection) throws IOException {
        connection.setSoLinger(true, 0);
        connection.close();
    }

    private static Gate gate(ResidentRegistry registry) {
        Clock clock = Clock.fixed(AS_OF.plusDays(1).toInstant(), ZoneOffset.UTC);
        try (InputStream file =
                Objects.requireNonNull(FaultMatrixTest.class.getResourceAsStream("/policies/strict-4.properties"))) {
            PolicyCatalogue policies =
                    new PolicyCatalogue(List.of(PROCEDURE), List.of(PolicyFile.read("strict-4", file.readAllBytes())));
            return new Gate(registry, policies, MAX_AGE, clock);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static BusinessRecord record() {
        return new BusinessRecord(
                PROCEDURE,
                new Subject(
                        NUMBER,
                        PersonName.of("小林健一", ""),
                        BirthDateEntry.parse("S39.5.1"),
                        Sex.MALE,
                        new Address("", "長野市鶴賀緑町1613", "")),
                NumberOnForm.NOT_SENT);
    }
}
