package jp.sekisho.ops;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the service has an answer for: the paths of the contract, by their templates, and the framework's own.
public final class Routes {
    private static final Set<String> GET = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> POST = Set.of("POST", "OPTIONS");

    private static final String NOTHING = "";
    private static final String JSON = "application/json";
    private static final String LINES = "application/x-ndjson";
    private static final String TABLES = "text/csv, text/tab-separated-values, application/vnd.ms-excel,"
            + " application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final Pattern SLASHES = Pattern.compile("(/)/+|/+$");

    private static final List<Route> ALL = Stream.of(
                    routes(POST, LINES + ", " + TABLES, "/v1/inspections"),
                    routes(POST, LINES, "/v1/reconciliations"),
                    routes(
                            POST,
                            JSON,
                            "/v1/checks",
                            "/v1/releases/proposals",
                            "/v1/releases",
                            "/v1/releases/verify",
                            "/v1/attestations/verify"),
                    routes(
                            GET,
                            NOTHING,
                            "/.well-known/jwks.json",
                            "/v1/procedures",
                            "/v1/destinations",
                            "/v1/policies/{id}",
                            "/v1/inspections/columns",
                            "/v1/codes",
                            "/openapi",
                            "/q/health",
                            "/q/health/live",
                            "/q/health/ready",
                            "/q/health/started",
                            "/q/metrics"))
            .flatMap(routes -> routes)
            .toList();

    /// @param methods that it takes
    /// @param types of the bodies that it takes, for `Accept-Post` (Linked Data Platform, 7.1)
    public record Route(String template, Pattern paths, Set<String> methods, String types) {
        /// As the header `Allow` lists them (RFC 9110, 10.2.1).
        public String allow() {
            return methods.stream().sorted().collect(Collectors.joining(", "));
        }
    }

    private Routes() {}

    private static Stream<Route> routes(Set<String> methods, String types, String... templates) {
        return Arrays.stream(templates)
                .map(template -> new Route(
                        template, Pattern.compile(template.replaceAll("\\{[^}]+}", "[^/]+")), methods, types));
    }

    static List<Route> all() {
        return ALL;
    }

    /// The route of a path, with or without slashes more; none where the service has nothing there.
    public static Optional<Route> of(String path) {
        String plain = path.contains("//") || path.endsWith("/")
                ? SLASHES.matcher(path).replaceAll("$1")
                : path;
        return ALL.stream()
                .filter(route -> route.paths().matcher(plain).matches())
                .findFirst();
    }
}
