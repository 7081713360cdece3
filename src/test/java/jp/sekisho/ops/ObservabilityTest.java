package jp.sekisho.ops;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.audit.TrailListener;
import jp.sekisho.check.ReasonCode;
import jp.sekisho.check.Remedy;
import jp.sekisho.policy.PolicyCatalogue;
import jp.sekisho.policy.Procedure;
import jp.sekisho.registry.FaultCode;
import jp.sekisho.registry.RegistryListener;
import jp.sekisho.release.ReleaseCode;
import jp.sekisho.release.ReleaseRefusal;
import jp.sekisho.security.RefusedCredentials;
import jp.sekisho.signing.Signing;
import jp.sekisho.testsupport.CheckExamples;
import jp.sekisho.testsupport.Scratch;
import jp.sekisho.testsupport.SigningKeyFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/// Holds the alerts and the dashboard to the metrics of a running service, and the metrics to codes and ids.
@QuarkusTest
@TestProfile(ObservabilityTest.EveryRoom.class)
class ObservabilityTest {
    private static final Path FOLDER = Path.of("deploy/observability");

    private static final String RUNBOOKS = "deploy/README.md#";

    /// Prometheus's own metric about what it scrapes.
    private static final String UP = "up";

    private static final Set<String> OPERATORS = Set.of("or", "and", "unless", "offset");

    /// A service with an audit trail and with keys on files, since each has metrics of its own.
    public static final class EveryRoom implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Path folder = Scratch.folder();
                SigningKeyFiles.write(folder.resolve("signing.key"), folder.resolve("signing.crt"));
                return Map.of(
                        "sekisho.audit.directory",
                        folder.resolve("audit").toString(),
                        "sekisho.attestation.key",
                        folder.resolve("signing.key").toString(),
                        "sekisho.attestation.certificate",
                        folder.resolve("signing.crt").toString());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /// One line of `/q/metrics`.
    private record Sample(String name, Map<String, String> labels) {}

    /// A metric in an expression, with what is asked of its labels.
    private record Use(String where, String name, List<Matching> matchings, Set<String> groupedBy) {}

    private record Matching(String label, String operator, String value) {}

    @Inject
    PolicyCatalogue policies;

    private List<Sample> samples = List.of();

    @BeforeEach
    void use() {
        post("/v1/checks", CheckExamples.PASS_REQUEST);
        post("/v1/checks", CheckExamples.HOUSEHOLD_SWAP_REQUEST);
        post("/v1/checks", CheckExamples.NAMESAKE_REQUEST);
        post("/v1/checks", "{");
        samples = given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(ObservabilityTest::sample)
                .toList();
    }

    private static void post(String path, String body) {
        given().contentType("application/json; charset=utf-8").body(body).post(path);
    }

    private static final Pattern LABEL = Pattern.compile("(\\w+)(=~|!~|!=|=)\"([^\"]*)\"");

    private static Sample sample(String line) {
        String name = line.split("[{ ]", 2)[0];
        Map<String, String> labels = LABEL.matcher(line)
                .results()
                .collect(Collectors.toMap(label -> label.group(1), label -> label.group(3)));
        return new Sample(name, labels);
    }

    @Test
    void everyMetricAndLabelInTheFilesIsInTheService() throws IOException {
        List<Use> uses = uses();
        assertThat(uses).hasSizeGreaterThan(40);
        for (Use use : uses) {
            if (use.name().equals(UP)) {
                continue;
            }
            List<Sample> found = named(use.name());
            assertThat(found).as("%s: no metric %s", use.where(), use.name()).isNotEmpty();
            for (String label : use.groupedBy()) {
                assertThat(found)
                        .as("%s: %s has no label %s", use.where(), use.name(), label)
                        .allSatisfy(sample -> assertThat(sample.labels()).containsKey(label));
            }
            for (Matching matching : use.matchings()) {
                assertThat(matching.value().split("\\|"))
                        .as("%s: values of %s{%s}", use.where(), use.name(), matching.label())
                        .allMatch(value -> isValue(found, matching.label(), value));
            }
        }
    }

    private List<Sample> named(String name) {
        return samples.stream().filter(sample -> sample.name().equals(name)).toList();
    }

    /// A defect cannot be ordered, so that of the statuses any is one.
    private static boolean isValue(List<Sample> found, String label, String value) {
        return found.stream().anyMatch(sample -> value.equals(sample.labels().get(label)))
                || (label.equals("status")
                        && value.matches("[1-5][0-9]{2}")
                        && found.stream().allMatch(sample -> sample.labels().containsKey(label)));
    }

    private static final Pattern GROUPING = Pattern.compile("\\bby \\(([^)]*)\\) ?");
    private static final Pattern METRIC = Pattern.compile("(?<![\\w.])([a-z_:][\\w:]*)(?:\\{([^}]*)})?(?!\\w| ?\\()");

    /// The metrics of an expression. What is not a function, an operator or a number is taken for a metric, so that a
    /// mistyped name is found whatever it looks like.
    private static List<Use> metrics(String where, String expression) {
        Set<String> groupedBy = GROUPING.matcher(expression)
                .results()
                .flatMap(by -> Arrays.stream(by.group(1).split(", ?")))
                .collect(Collectors.toSet());
        String rest = GROUPING.matcher(expression).replaceAll("").replaceAll("\\[\\w+]|offset \\w+", "");
        List<Use> uses = new ArrayList<>();
        for (Matcher metric = METRIC.matcher(rest); metric.find(); ) {
            if (!OPERATORS.contains(metric.group(1))) {
                List<Matching> matchings = metric.group(2) == null
                        ? List.of()
                        : LABEL.matcher(metric.group(2))
                                .results()
                                .map(label -> new Matching(label.group(1), label.group(2), label.group(3)))
                                .toList();
                uses.add(new Use(where, metric.group(1), matchings, groupedBy));
            }
        }
        assertThat(uses).as("%s: metrics in %s", where, expression).isNotEmpty();
        return uses;
    }

    @Test
    void theReaderOfExpressionsFindsNamesLabelsAndGroups() {
        assertThat(metrics(
                        "x",
                        "histogram_quantile(0.9, sum by (le, a) (rate(b_bucket{c=\"d\",e!~\"f|g\"}[5m]))) > 8 * 9"))
                .containsExactly(new Use(
                        "x",
                        "b_bucket",
                        List.of(new Matching("c", "=", "d"), new Matching("e", "!~", "f|g")),
                        Set.of("le", "a")));
        assertThat(metrics("x", "increase(a[5m]) > 0 or (b{c=\"d\"} unless e offset 5m) or vector(0)"))
                .extracting(Use::name)
                .containsExactly("a", "b", "e");
    }

    private static List<Use> uses() throws IOException {
        List<Use> uses = new ArrayList<>();
        for (JsonNode alert : alerts()) {
            uses.addAll(metrics(alert.path("alert").asText(), alert.path("expr").asText()));
        }
        for (JsonNode panel : panels()) {
            for (JsonNode target : panel.path("targets")) {
                uses.addAll(metrics(
                        panel.path("title").asText(), target.path("expr").asText()));
            }
        }
        return uses;
    }

    private static List<JsonNode> alerts() throws IOException {
        return read("alerts.yaml")
                .path("groups")
                .valueStream()
                .flatMap(group -> group.path("rules").valueStream())
                .toList();
    }

    private static List<JsonNode> panels() throws IOException {
        return read("dashboard.json").path("panels").valueStream().toList();
    }

    /// JSON is YAML.
    private static JsonNode read(String file) throws IOException {
        return new ObjectMapper().valueToTree(new Yaml().<Object>load(Files.readString(FOLDER.resolve(file))));
    }

    @Test
    void everyAlertSaysHowBadItIsWhatIsWrongAndWhatToDo() throws IOException {
        Set<String> anchors = anchors();
        assertThat(alerts()).hasSizeGreaterThan(10).allSatisfy(alert -> {
            assertThat(alert.path("labels").size()).isEqualTo(1);
            assertThat(alert.path("labels").path("severity").asText()).isIn("page", "ticket");
            JsonNode annotations = alert.path("annotations");
            assertThat(annotations.size()).isEqualTo(3);
            assertThat(annotations.path("summary").asText()).matches("[\\x20-\\x7e]{20,}");
            assertThat(annotations.path("summary_ja").asText()).containsPattern("[ぁ-ん]");
            String runbook = annotations.path("runbook").asText();
            assertThat(runbook).startsWith(RUNBOOKS);
            assertThat(runbook.substring(RUNBOOKS.length()))
                    .as("runbook of %s", alert.path("alert").asText())
                    .isIn(anchors);
        });
        assertThat(alerts()).extracting(alert -> alert.path("alert").asText()).doesNotHaveDuplicates();
    }

    /// The headings as GitHub links to them.
    private static Set<String> anchors() throws IOException {
        return Files.readString(Path.of("deploy/README.md"))
                .lines()
                .filter(line -> line.startsWith("##"))
                .map(line -> line.replaceFirst("#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} -]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    @Test
    void everyPanelHasAPlaceOfItsOwnAndLegendsNameLabelsThatAreThere() throws IOException {
        assertThat(panels()).extracting(panel -> panel.path("id").asInt()).doesNotHaveDuplicates();
        assertThat(panels())
                .extracting(panel -> panel.path("gridPos").toString())
                .doesNotHaveDuplicates();
        for (JsonNode panel : panels()) {
            for (JsonNode target : panel.path("targets")) {
                String title = panel.path("title").asText();
                Set<String> groupedBy =
                        metrics(title, target.path("expr").asText()).getFirst().groupedBy();
                Pattern.compile("\\{\\{(\\w+)}}")
                        .matcher(target.path("legendFormat").asText())
                        .results()
                        .forEach(legend ->
                                assertThat(legend.group(1)).as("%s", title).isIn(groupedBy));
            }
        }
    }

    /// What each label of our own metrics may say. A label that is not here has not been thought about.
    private Set<String> allowed(String metric, String label) {
        return switch (label) {
            case "procedure" ->
                policies.procedures().stream().map(Procedure::id).collect(Collectors.toSet());
            case "decision" -> Set.of("PASS", "BLOCK");
            case "remedy" ->
                Stream.concat(Stream.of("NONE"), names(Remedy.values())).collect(Collectors.toSet());
            case "suspected_wrong_link" -> Set.of("true", "false");
            case "reason" -> names(ReasonCode.values()).collect(Collectors.toSet());
            case "pattern" -> names(ProbingWatch.Pattern.values()).collect(Collectors.toSet());
            case "trouble" ->
                (metric.contains("audit")
                                ? names(TrailListener.Trouble.values())
                                : names(RegistryListener.Trouble.values()))
                        .collect(Collectors.toSet());
            case "outcome" -> names(RegistryListener.Reload.values()).collect(Collectors.toSet());
            case "result" ->
                (metric.contains("attestations")
                                ? Stream.concat(Stream.of("SIGNED"), names(Signing.Trouble.values()))
                                : names(RegistryListener.Result.values()))
                        .collect(Collectors.toSet());
            case "fault" -> names(FaultCode.values()).collect(Collectors.toSet());
            case "weight" -> Set.of("RESIDENT", "NONE");
            case "quota" -> Set.of("REQUESTS", "RECORDS");
            case "bound" -> Set.of("CONNECTIONS", "PER_ADDRESS");
            case "refusal" -> names(RefusedCredentials.Refusal.values()).collect(Collectors.toSet());
            case "step" -> Set.of("PROPOSED", "RELEASED", "REFUSED");
            case "code" ->
                Stream.concat(names(ReleaseCode.values()), names(ReleaseRefusal.values()))
                        .collect(Collectors.toSet());
            case "files" -> Set.of("CALLERS", "TOKEN_KEYS", "ATTESTATION_KEYS", "SERVER_CERTIFICATE");
            case "certificate" -> Set.of("SERVER", "CALLERS_AUTHORITY", "ATTESTATION");
            default -> throw new AssertionError("what may the label " + label + " of " + metric + " say?");
        };
    }

    private static Stream<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name);
    }

    @Test
    void everyTagOfOurOwnMetricsIsACodeOrAConfiguredId() {
        List<Sample> ours = samples.stream()
                .filter(sample -> sample.name().startsWith("sekisho_"))
                .toList();
        assertThat(ours).hasSizeGreaterThan(80);
        for (Sample sample : ours) {
            sample.labels().forEach((label, value) -> {
                if (label.equals("le")) {
                    // A bound of a histogram.
                    assertThatCode(() -> Double.parseDouble(value.replace("+Inf", "Infinity")))
                            .doesNotThrowAnyException();
                } else {
                    assertThat(value).as("%s{%s}", sample.name(), label).isIn(allowed(sample.name(), label));
                }
            });
        }
    }
}
