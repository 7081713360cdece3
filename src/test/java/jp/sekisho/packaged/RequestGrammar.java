package jp.sekisho.packaged;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import jp.sekisho.packaged.Http2.Field;

/// Draws requests from all that a client can send, most of them nearly right: a drawn request depends on nothing but
/// its seed.
final class RequestGrammar {
    static final String PLANTED_NUMBER = "609407454590";
    static final String PLANTED_NAME = "植込";

    /// What no answer, log, metric or trail may hold.
    static final List<String> PLANTED =
            List.of(PLANTED_NUMBER, "690243726758", PLANTED_NAME, "ROUEI7Q", "小林", "コバヤシ", "鶴賀", "S39.5.1");

    private static final List<String> CHECKED = List.of(
            "/v1/checks", "/v1/attestations/verify", "/v1/releases/proposals", "/v1/releases", "/v1/releases/verify");
    private static final List<String> STREAMS = List.of("/v1/inspections", "/v1/reconciliations");
    private static final List<String> READ = List.of(
            "/v1/procedures",
            "/v1/policies/strict-4",
            "/v1/codes",
            "/.well-known/jwks.json",
            "/q/health",
            "/q/health/live",
            "/q/health/ready",
            "/q/health/started",
            "/q/metrics",
            "/openapi");

    private static final String JSON = "application/json";
    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";

    /// Characters of a head that are more than the framework takes.
    private static final int LONG = 7_000;

    private final Random random;
    private final BodyGrammar bodies;

    /// How the end of the body is told.
    enum Framing {
        NONE,
        LENGTH,
        CHUNKED,
        /// The length says less than there is.
        SHORT,
        /// The length says more than there is.
        LONG,
        TWO_LENGTHS,
        NO_NUMBER,
        BROKEN_CHUNKS,
        LENGTH_AND_CHUNKS;

        boolean isRight() {
            return this == NONE || this == LENGTH || this == CHUNKED;
        }
    }

    /// @param fields without those that frame the body
    /// @param owed whether HTTP gives the client a right to an answer
    record Drawn(
            String method,
            String target,
            String version,
            List<String> hosts,
            List<Field> fields,
            byte[] body,
            Framing framing,
            boolean owed) {

        boolean withoutBody() {
            return method.equals("HEAD");
        }

        @Override
        public String toString() {
            return "%s %s %s hosts %s %s, %s: %s"
                    .formatted(
                            method,
                            shortened(target),
                            version,
                            hosts,
                            fields.stream()
                                    .map(field -> field.name() + "=" + shortened(field.value()))
                                    .toList(),
                            framing,
                            shortened(new String(body, StandardCharsets.UTF_8)));
        }

        private static String shortened(String text) {
            return text.length() <= 300 ? text : text.substring(0, 300) + "… of " + text.length();
        }
    }

    RequestGrammar(Random random, BodyGrammar bodies) {
        this.random = random;
        this.bodies = bodies;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private boolean rarely(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    Drawn draw() {
        String path = one(rarely(4) ? READ : rarely(3) ? STREAMS : CHECKED);
        boolean reads = READ.contains(path);
        List<Field> fields = new ArrayList<>();
        byte[] body = new byte[0];
        if (!reads || rarely(10)) {
            String type = type(path);
            body = body(path, type);
            if (!rarely(30)) {
                fields.add(new Field("Content-Type", written(type)));
            }
            if (rarely(STREAMS.contains(path) ? 3 : 15)) {
                fields.add(new Field("Content-Encoding", one(List.of("gzip", "gzip", "gzip", "br", "identity", "x"))));
                body = rarely(5) ? body : bodies.gzip(body);
                body = rarely(4) ? bodies.damaged(body) : body;
            }
        }
        extras(fields);
        boolean folded = rarely(40) && fields.add(new Field("X-Folded", "a\r\n " + one(PLANTED)));
        boolean broken = rarely(60)
                && fields.add(one(List.of(
                        new Field("X B", PLANTED_NUMBER),
                        new Field("", PLANTED_NUMBER),
                        new Field("X-C", "\u0000" + PLANTED_NUMBER),
                        new Field("X-C ", PLANTED_NUMBER),
                        new Field("X-Long", PLANTED_NUMBER.repeat(2_000)),
                        new Field("Transfer-Encoding", PLANTED_NUMBER),
                        new Field("Content-Length", PLANTED_NUMBER + "x"))));
        List<String> hosts = rarely(40)
                ? one(List.of(
                        List.<String>of(),
                        List.of("localhost", PLANTED_NUMBER),
                        List.of("a b" + PLANTED_NUMBER),
                        List.of("[" + PLANTED_NUMBER),
                        List.of("")))
                : List.of("localhost");
        String version = rarely(60)
                ? one(List.of("HTTP/1.0", "HTTP/1.0", "HTTP/1.2", "HTTP/2.0", "HTTP/9", PLANTED_NUMBER, ""))
                : "HTTP/1.1";
        Framing framing = framing(body.length);
        String target = target(path);
        boolean owed = (version.equals("HTTP/1.1") || version.equals("HTTP/1.0") && framing != Framing.CHUNKED)
                && !folded
                && !broken
                && framing.isRight()
                && hosts.equals(List.of("localhost"))
                && isAddress(target)
                && target.length()
                                + fields.stream()
                                        .mapToInt(field -> 40 + field.value().length())
                                        .sum()
                        < LONG;
        return new Drawn(method(reads), target, version, hosts, fields, body, framing, owed);
    }

    /// What is none, or too long for one, the framework refuses without a word before the gate sees it.
    private static boolean isAddress(String target) {
        try {
            return target.length() < LONG / 2 && new URI(target).getRawPath() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private String method(boolean reads) {
        return rarely(15)
                ? one(List.of(
                        "PUT",
                        "DELETE",
                        "PATCH",
                        "HEAD",
                        "OPTIONS",
                        "TRACE",
                        "get",
                        "X" + PLANTED_NUMBER,
                        "PRI",
                        "A%41"))
                : reads ? "GET" : "POST";
    }

    private String target(String path) {
        String target = !rarely(12)
                ? path
                : one(List.of(
                        path + "/" + one(List.of(PLANTED_NUMBER, "ROUEI7Q", "%E6%A4%8D%E8%BE%BC")),
                        "/v1/" + PLANTED_NUMBER,
                        "/v1/policies/" + one(List.of(PLANTED_NUMBER, "ROUEI7Q")),
                        "/" + path,
                        path + "/",
                        path + ";x=" + PLANTED_NUMBER,
                        path + "%00",
                        path + "%zz" + PLANTED_NUMBER,
                        "/.." + path,
                        path.replace("v1", "%76%31"),
                        "https://localhost" + path,
                        "*",
                        "localhost:443",
                        "/" + "ROUEI7Q".repeat(1_000),
                        "/%E6%A4%8D%E8%BE%BC"));
        return !rarely(5)
                ? target
                : target
                        + one(List.of(
                                "?seeded=3",
                                "?seeded=-1",
                                "?seeded=99999999999",
                                "?seeded=" + PLANTED_NUMBER,
                                "?attest=true",
                                "?attest=" + PLANTED_NUMBER,
                                "?n=" + PLANTED_NUMBER,
                                "?%zz=" + PLANTED_NUMBER,
                                "?" + "ROUEI7Q&".repeat(300),
                                "#" + PLANTED_NUMBER,
                                "?format=json"));
    }

    private String type(String path) {
        if (rarely(15)) {
            return one(List.of(
                    "text/plain",
                    "multipart/form-data; boundary=x",
                    "application/xml",
                    "",
                    "/",
                    "a/b/c",
                    PLANTED_NUMBER));
        }
        return !STREAMS.contains(path) ? JSON : rarely(3) ? CSV : NDJSON;
    }

    private String written(String type) {
        return type
                + (rarely(4)
                        ? one(List.of(
                                "; charset=utf-8",
                                "; charset=windows-31j",
                                "; charset=" + PLANTED_NUMBER,
                                ";charset=\"UTF-16\"",
                                "; charset",
                                ";"))
                        : "");
    }

    private byte[] body(String path, String type) {
        if (rarely(30)) {
            return one(List.of(bodies.noise(), bodies.multipart(), new byte[0]));
        }
        return switch (type) {
            case CSV -> bodies.csv();
            case NDJSON -> bodies.lines(path);
            case JSON -> bodies.json(path);
            default -> bodies.multipart();
        };
    }

    private void extras(List<Field> fields) {
        if (rarely(6)) {
            fields.add(new Field(
                    "Accept",
                    one(List.of(
                            JSON, "*/*", "text/html", "text/markdown", CSV, NDJSON, PLANTED_NUMBER, "a/b;q=x", "/"))));
        }
        if (rarely(8)) {
            fields.add(new Field(
                    "Accept-Language",
                    one(List.of(
                            "en",
                            "ja;q=0",
                            "*",
                            "x".repeat(19_000),
                            "ROUEI7Q, ".repeat(600),
                            "en;q=" + PLANTED_NUMBER))));
        }
        if (rarely(30)) {
            fields.add(new Field("Expect", one(List.of("100-continue", PLANTED_NUMBER))));
        }
        if (rarely(10)) {
            fields.add(new Field(
                    one(List.of("Sekisho-Operator", "X-Request-Id", "traceparent", "baggage", "Accept-Encoding")),
                    one(List.of(PLANTED_NUMBER, "6094-0745-4590", latin(PLANTED_NAME), "staff-17", "", "gzip"))));
        }
        if (rarely(15)) {
            fields.add(new Field(
                    one(List.of(
                            "Cookie",
                            "X-Forwarded-For",
                            "X-Forwarded-Host",
                            "Forwarded",
                            "X-HTTP-Method-Override",
                            "Range",
                            "If-None-Match",
                            "Origin",
                            "Referer",
                            "User-Agent")),
                    one(List.of(PLANTED_NUMBER, latin(PLANTED_NAME), "ROUEI7Q=ROUEI7Q", "bytes=0-1", "*"))));
        }
        if (rarely(40)) {
            fields.add(new Field(
                    "Connection", one(List.of("close", "keep-alive", "Upgrade, HTTP2-Settings", PLANTED_NUMBER))));
            fields.add(new Field("Upgrade", one(List.of("h2c", "websocket", PLANTED_NUMBER))));
        }
    }

    private static String latin(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private Framing framing(int length) {
        if (rarely(200)) {
            return one(List.of(Framing.SHORT, Framing.TWO_LENGTHS, Framing.NO_NUMBER, Framing.LENGTH_AND_CHUNKS));
        }
        // The service waits for the rest of these for as long as it is set to.
        if (rarely(1_500)) {
            return one(List.of(Framing.LONG, Framing.BROKEN_CHUNKS));
        }
        if (length == 0 && rarely(2)) {
            return Framing.NONE;
        }
        return rarely(6) ? Framing.CHUNKED : Framing.LENGTH;
    }
}
