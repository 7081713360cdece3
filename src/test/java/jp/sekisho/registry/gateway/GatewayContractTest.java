package jp.sekisho.registry.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import jp.sekisho.characters.CharacterSets;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.RegistryAnswer;
import jp.sekisho.registry.Resident;
import jp.sekisho.registry.Residents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.ObjectMapper;

/// The published contract says what the client reads: its examples and the reference gateway's answers fit both.
class GatewayContractTest {
    private static final Path FILE = Path.of("openapi/registry-gateway.yaml");
    private static final Extract EXTRACT =
            new Extract(OffsetDateTime.parse("2026-11-20T00:00:00+09:00"), Extract.Coverage.PARTIAL, "test");

    private static final Map<String, Object> DOCUMENT = load();

    private static Map<String, Object> load() {
        try {
            return new Yaml().load(Files.readString(FILE));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> at(String... keys) {
        Map<String, Object> at = DOCUMENT;
        for (String key : keys) {
            at = (Map<String, Object>) Objects.requireNonNull(at.get(key), key);
        }
        return at;
    }

    private static Stream<String> faults(String schema, String json) {
        Map<String, Object> root = Map.of(
                "$schema",
                "https://json-schema.org/draft/2020-12/schema",
                "$ref",
                "#/components/schemas/" + schema,
                "components",
                at("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(new ObjectMapper().writeValueAsString(root), InputFormat.JSON)
                .validate(json, InputFormat.JSON)
                .stream()
                .map(Object::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"found", "nobody"})
    void readsTheExamplesOfTheContract(String example) {
        String json = new ObjectMapper()
                .writeValueAsString(at(
                                "paths",
                                "/v1/residents/lookups",
                                "post",
                                "responses",
                                "200",
                                "content",
                                "application/json",
                                "examples",
                                example)
                        .get("value"));

        assertThat(faults("Answer", json)).isEmpty();
        assertThat(GatewayAnswer.read(
                        json.getBytes(StandardCharsets.UTF_8),
                        List.of(Residents.number(60_940_745_459L)),
                        CharacterSets.STANDARD))
                .isPresent();
    }

    @Test
    void theReferenceGatewayAnswersByTheContractWhateverItHolds() throws Exception {
        Random random = new Random(1);
        List<Resident> residents = LongStream.range(0, 100)
                .mapToObj(n -> Residents.any(Residents.number(n / 2 * (n % 3)), random))
                .toList();
        List<IndividualNumber> numbers =
                LongStream.range(0, 100).mapToObj(Residents::number).toList();
        StringBuilder question = new StringBuilder();
        for (IndividualNumber number : numbers) {
            question.append(question.isEmpty() ? "" : ",")
                    .append('"')
                    .append(Long.toString(1_000_000_000_000L + number.disclose()), 1, 13)
                    .append('"');
        }
        String asked = "{\"individualNumbers\":[" + question + "]}";
        assertThat(faults("Question", asked)).isEmpty();

        try (ReferenceGateway gateway = new ReferenceGateway(Optional.empty(), EXTRACT, residents);
                HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(gateway.uri().resolve("/v1/residents/lookups"))
                            .POST(HttpRequest.BodyPublishers.ofString(asked))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(faults("Answer", answer.body())).isEmpty();
            assertThat(answer.body()).contains("FOUND", "NOT_FOUND", "AMBIGUOUS");
            assertThat(faults("Extract", get(http, gateway.uri().resolve("/v1/extract"))))
                    .isEmpty();
            assertThat(faults("Problem", get(http, gateway.uri().resolve("/v1/residents/lookups"))))
                    .isEmpty();
        }
    }

    private static String get(HttpClient http, URI uri) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"extract\":{\"asOf\":\"2026-11-20T00:00:00+09:00\",\"coverage\":\"ALL\",\"source\":\"x\"},\"entries\":[{\"status\":\"NOT_FOUND\"}]}",
                "{\"extract\":{\"asOf\":\"2026-11-20T00:00:00+09:00\",\"coverage\":\"PARTIAL\",\"source\":\"x\"},\"entries\":[{\"status\":\"FOUND\"}]}",
                "{\"extract\":{\"asOf\":\"2026-11-20T00:00:00+09:00\",\"coverage\":\"PARTIAL\",\"source\":\"x\",\"took\":1},\"entries\":[{\"status\":\"NOT_FOUND\"}]}"
            })
    void whatTheContractForbidsTheClientRefuses(String json) {
        assertThat(faults("Answer", json)).isNotEmpty();
        assertThat(GatewayAnswer.read(
                                json.getBytes(StandardCharsets.UTF_8),
                                List.of(Residents.number(60_940_745_459L)),
                                CharacterSets.STANDARD)
                        .map(GatewayAnswer::answers)
                        .orElse(List.of(new RegistryAnswer.Invalid())))
                .containsExactly(new RegistryAnswer.Invalid());
    }
}
