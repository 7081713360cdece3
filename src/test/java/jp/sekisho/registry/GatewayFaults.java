package jp.sekisho.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.sekisho.characters.CharacterSets;
import jp.sekisho.check.ReasonCode;
import jp.sekisho.registry.gateway.GatewayRegistry;
import jp.sekisho.registry.gateway.MisbehavingServer;
import jp.sekisho.registry.gateway.MisbehavingServer.Behaviour;
import jp.sekisho.registry.guard.GuardLimits;
import jp.sekisho.registry.guard.GuardedRegistry;

/// Every way in which a gateway has been thought to fail.
final class GatewayFaults {
    /// What fails at once must fail within it on a busy machine too; what is silent takes it whole.
    static final Duration DEADLINE = Duration.ofSeconds(2);

    static final GuardLimits LIMITS = new GuardLimits(DEADLINE, 4, 4, 10, Duration.ofMillis(300));

    private static final String RESIDENT = """
            {"individualNumber":"609407454590","name":{"kanji":"小林　健一"},"birthDate":"1964-05-01","sex":"1",\
            "address":{"text":"長野市大字鶴賀緑町1613番地"}}""";
    private static final String FOUND = "{\"status\":\"FOUND\",\"resident\":" + RESIDENT + "}";
    static final String WELL = """
            {"extract":{"asOf":"2026-11-20T00:00:00+09:00","coverage":"NATIONAL","source":"test"},"entries":[%s]}""".formatted(FOUND);

    private GatewayFaults() {}

    private static Fault fault(String name, ReasonCode reason, Behaviour behaviour) {
        return new Fault(name, reason, (_, open) -> {
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

    static Stream<Fault> all() {
        return Stream.of(connections(), statuses(), answers(), extracts()).flatMap(faults -> faults);
    }

    private static Stream<Fault> connections() {
        byte[] whole = MisbehavingServer.http(200, "", WELL).getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                new Fault(
                        "connection refused",
                        ReasonCode.REGISTRY_UNAVAILABLE,
                        (_, open) -> guarded(gateway(closedPort()), open)),
                new Fault(
                        "no such host",
                        ReasonCode.REGISTRY_UNAVAILABLE,
                        (_, open) -> guarded(gateway(URI.create("http://gateway.invalid")), open)),
                new Fault("plain HTTP where TLS is spoken", ReasonCode.REGISTRY_UNAVAILABLE, (_, open) -> {
                    MisbehavingServer server = new MisbehavingServer(MisbehavingServer.sends("HTTP/1.1 400 X\r\n\r\n"));
                    open.add(server);
                    return guarded(
                            gateway(URI.create(
                                    "https://127.0.0.1:" + server.uri().getPort())),
                            open);
                }),
                fault("accepted and silent", ReasonCode.REGISTRY_TIMEOUT, MisbehavingServer.SILENT),
                fault("headers and then silent", ReasonCode.REGISTRY_TIMEOUT, (connection, out) -> {
                    out.write(whole, 0, 80);
                    out.flush();
                    MisbehavingServer.SILENT.answer(connection, out);
                }),
                fault("slow by byte", ReasonCode.REGISTRY_TIMEOUT, (connection, out) -> {
                    // Longer than the deadline in all, never long between two bytes.
                    connection.setSoTimeout(20);
                    for (byte next : whole) {
                        out.write(next);
                        out.flush();
                        MisbehavingServer.pause(connection);
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
        return new Fault("redirect " + status, ReasonCode.REGISTRY_UNAVAILABLE, (well, open) -> {
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
                    byte[] body = WELL.getBytes(Charset.forName("Windows-31J"));
                    out.write(("HTTP/1.1 200 X\r\nContent-Length: " + body.length + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
                    out.write(body);
                }));
    }

    private static Stream<Fault> extracts() {
        return Stream.of(
                answer("ambiguous", ReasonCode.REGISTRY_AMBIGUOUS, WELL.replace(FOUND, "{\"status\":\"AMBIGUOUS\"}")),
                answer(
                        "unusable",
                        ReasonCode.REGISTRY_RECORD_UNUSABLE,
                        WELL.replace(FOUND, "{\"status\":\"UNUSABLE\"}")),
                answer("a stale extract", ReasonCode.REGISTRY_STALE, WELL.replace("2026-11-20", "2026-10-01")),
                answer("the clock set back", ReasonCode.REGISTRY_STALE, WELL.replace("2026-11-20", "2026-11-24")),
                answer(
                        "an as-of at the end of time",
                        ReasonCode.REGISTRY_STALE,
                        WELL.replace("2026-11-20T", "+999999999-12-31T")));
    }

    static GatewayRegistry gateway(URI uri) {
        return new GatewayRegistry(uri, Optional.empty(), DEADLINE, CharacterSets.STANDARD, RegistryListener.NONE);
    }

    static ResidentRegistry guarded(ResidentRegistry registry, List<AutoCloseable> open) {
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

    static void reset(Socket connection) throws IOException {
        connection.setSoLinger(true, 0);
        connection.close();
    }
}
