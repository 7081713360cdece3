package jp.sekisho.ops;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.testsupport.Contract;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/// What a client invents makes no time series, and stands in none.
@QuarkusTest
class RequestTimesTest {
    private static final String NUMBER = "609407454590";
    private static final int HANG_GUARD_MILLIS = 60_000;

    @TestHTTPResource
    @SuppressWarnings("NullAway.Init")
    private URI service;

    @Inject
    @SuppressWarnings("NullAway.Init")
    MeterRegistry meters;

    @Test
    void theRoutesAreThoseOfTheContractAndTheFrameworksOwn() throws IOException {
        Map<String, Map<String, Map<String, Object>>> contract = new Yaml().load(Files.readString(Contract.FILE));
        Objects.requireNonNull(contract.get("paths")).forEach((template, item) -> {
            Routes.Route route = Routes.all().stream()
                    .filter(known -> known.template().equals(template))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no route " + template));
            assertThat(route.methods().contains("GET")).isEqualTo(item.containsKey("get"));
            assertThat(route.methods().contains("POST")).isEqualTo(item.containsKey("post"));
            assertThat(
                            route.types().isEmpty()
                                    ? List.of()
                                    : List.of(route.types().split(", ", -1)))
                    .hasSameElementsAs(typesOf(item.get("post")));
        });
        assertThat(Routes.all().stream()
                        .map(Routes.Route::template)
                        .filter(template -> !contract.get("paths").containsKey(template)))
                .allMatch(template -> template.startsWith("/q/") || template.equals("/openapi"));
    }

    /// The types of the bodies that an operation takes.
    private static Set<String> typesOf(@Nullable Object operation) {
        return operation instanceof Map<?, ?> post
                        && post.get("requestBody") instanceof Map<?, ?> body
                        && body.get("content") instanceof Map<?, ?> content
                ? content.keySet().stream().map(Object::toString).collect(Collectors.toSet())
                : Set.of();
    }

    @Test
    void onlyMethodsOfHttpAndPathsOfTheServiceAreNamed() {
        assertThat(RequestTimes.method(HttpMethod.POST)).isEqualTo("POST");
        assertThat(RequestTimes.method(HttpMethod.valueOf("X" + NUMBER))).isEqualTo("other");
        assertThat(RequestTimes.template("/v1/policies/abc")).isEqualTo("/v1/policies/{id}");
        assertThat(RequestTimes.template("/v1/policies/a/" + NUMBER)).isEqualTo("other");
        assertThat(RequestTimes.template("/v1/checks/" + NUMBER)).isEqualTo("other");
        assertThat(RequestTimes.template(null)).isEqualTo("other");
    }

    @Test
    void inventedMethodsAndPathsMakeNoSeries() throws IOException {
        long seed = new Random().nextLong();
        System.out.println("RequestTimesTest seed " + seed);
        Random random = new Random(seed);
        ask(random, 2_000);

        Set<String> series = series();
        assertThat(series).noneMatch(line -> line.contains(NUMBER) || line.contains("INVENTED"));
        String methods = Stream.concat(HttpMethod.values().stream().map(HttpMethod::name), Stream.of("other"))
                .collect(Collectors.joining("|"));
        String templates = Stream.concat(Routes.all().stream().map(Routes.Route::template), Stream.of("other"))
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        assertThat(series.stream().filter(line -> line.startsWith("http_server_requests")))
                .isNotEmpty()
                .allMatch(line -> line.matches(
                        ".*\\{method=\"(%s)\",status=\"(\\d{3}|other)\",uri=\"(%s)\"}".formatted(methods, templates)));
        assertThat(meters.getMeters()).hasSizeLessThan(500);
    }

    private static Set<String> series() {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(0, line.lastIndexOf(' ')))
                .collect(Collectors.toSet());
    }

    /// One after the other, on as many connections as it takes.
    private void ask(Random random, int requests) throws IOException {
        int left = requests;
        while (left > 0) {
            try (Socket socket = new Socket(service.getHost(), service.getPort())) {
                socket.setSoTimeout(HANG_GUARD_MILLIS);
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
                boolean open = true;
                while (open && left-- > 0) {
                    socket.getOutputStream()
                            .write("%s %s HTTP/1.1\r\nHost: localhost\r\n\r\n"
                                    .formatted(method(random), path(random))
                                    .getBytes(StandardCharsets.US_ASCII));
                    open = answered(in);
                }
            }
        }
    }

    private static String method(Random random) {
        return random.nextInt(3) == 0
                ? List.of("GET", "POST", "PUT", "HEAD").get(random.nextInt(3))
                : "INVENTED" + random.nextInt(1 << 20);
    }

    private static String path(Random random) {
        String invented = NUMBER + random.nextInt(1 << 20);
        return List.of(
                        "/" + invented,
                        "/v1/" + invented,
                        "/v1/checks",
                        "/v1/checks/" + invented,
                        "/v1/policies/" + invented,
                        "/q/health/" + invented,
                        "/v1/%20" + invented,
                        "/v1//checks?" + invented,
                        "/../" + invented,
                        "*")
                .get(random.nextInt(10));
    }

    /// Reads one answer.
    ///
    /// @return whether the connection goes on
    private static boolean answered(BufferedReader in) throws IOException {
        int length = -1;
        boolean goesOn = true;
        String line = in.readLine();
        if (line == null) {
            return false;
        }
        while (line != null && !line.isEmpty()) {
            String lower = line.toLowerCase(java.util.Locale.ROOT);
            if (lower.startsWith("content-length: ")) {
                length = Integer.parseInt(lower.substring(16));
            } else if (lower.equals("connection: close") || lower.startsWith("transfer-encoding")) {
                goesOn = false;
            }
            line = in.readLine();
        }
        for (int i = 0; i < length && goesOn; i++) {
            goesOn = in.read() >= 0;
        }
        return goesOn && length >= 0;
    }
}
