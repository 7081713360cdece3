package jp.sekisho.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jp.sekisho.testsupport.Contract;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/// A client that was generated from a released contract works until the contract has another version.
class ContractCompatibilityTest {
    private static final Path RELEASED = Path.of("openapi/released");

    private static List<Path> released() throws IOException {
        try (Stream<Path> files = Files.list(RELEASED)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, Object> read(Path file) throws IOException {
        return new Yaml().load(Files.readString(file));
    }

    @Test
    void breaksNoClientOfAReleasedContractOfTheSameVersion() throws IOException {
        assertThat(released()).isNotEmpty();
        for (Path file : released()) {
            assertThat(ContractChanges.untold(read(file), read(Contract.FILE)))
                    .as("against %s", file)
                    .isEmpty();
        }
    }

    @Test
    void everyReleasedContractBearsItsVersionInItsName() throws IOException {
        for (Path file : released()) {
            assertThat(file).hasFileName("sekisho-" + ContractChanges.version(read(file)) + ".yaml");
        }
    }

    static Stream<Arguments> breaking() {
        return Stream.of(
                planted("a path goes", c -> at(c, "paths").remove("/v1/checks"), "post /v1/checks is gone"),
                planted(
                        "an operation goes",
                        c -> at(c, "paths", "/v1/procedures").remove("get"),
                        "get /v1/procedures is gone"),
                planted(
                        "an operation has another name",
                        c -> at(c, "paths", "/v1/checks", "post").put("operationId", "checkOne"),
                        "post /v1/checks has another operationId: generated clients name it otherwise"),
                planted(
                        "an answer goes",
                        c -> at(c, "paths", "/v1/checks", "post", "responses").remove("503"),
                        "post /v1/checks no longer tells of 503"),
                planted(
                        "a header goes",
                        c -> at(c, "components", "responses", "Problem503", "headers")
                                .remove("Retry-After"),
                        "post /v1/checks 503 has no header Retry-After"),
                planted(
                        "a media type goes",
                        c -> at(c, "paths", "/v1/inspections", "post", "requestBody", "content")
                                .remove("text/csv"),
                        "post /v1/inspections has no text/csv"),
                planted(
                        "a parameter becomes required",
                        c -> parameter(c, "Sekisho-Operator").put("required", true),
                        "post /v1/checks requires header Sekisho-Operator"),
                planted(
                        "a property of an answer goes",
                        c -> properties(c, "Reason").remove("message"),
                        "Reason.message is gone"),
                planted(
                        "a property of an answer may be missing",
                        c -> required(c, "CheckResponse").remove("decision"),
                        "CheckResponse.decision may be missing"),
                planted(
                        "a closed list of an answer grows",
                        c -> values(c, "Decision").add("PERHAPS"),
                        "Decision may have values that its closed list did not hold"),
                planted(
                        "a property of an answer may be null",
                        c -> at(c, "components", "schemas", "Reason", "properties", "message")
                                .put("type", List.of("string", "null")),
                        "Reason.message may be null"),
                planted(
                        "a property of a request goes",
                        c -> properties(c, "CheckRequest").remove("destinationKey"),
                        "CheckRequest.destinationKey is gone"),
                planted(
                        "a request needs a new property",
                        c -> required(c, "CheckRequest").add("destinationKey"),
                        "CheckRequest.destinationKey is required"),
                planted(
                        "a type of a request is narrowed",
                        c -> at(c, "components", "schemas", "CheckRequest", "properties", "destinationKey")
                                .put("type", "string"),
                        "CheckRequest.destinationKey takes no null"),
                planted(
                        "a text of a request must be shorter",
                        c -> at(c, "components", "schemas", "Address", "properties", "text")
                                .put("maxLength", 3),
                        "Address.text has another maxLength"),
                planted(
                        "a closed list of a request shrinks",
                        c -> values(c, "SexCode").remove("9"),
                        "SexCode takes fewer values"));
    }

    @ParameterizedTest
    @MethodSource("breaking")
    void findsWhatBreaksAClient(Consumer<Map<String, Object>> change, String told) throws IOException {
        for (Path file : released()) {
            Map<String, Object> newer = read(file);
            change.accept(newer);
            assertThat(ContractChanges.untold(read(file), newer)).contains(told);
        }
    }

    @Test
    void anotherVersionMayBreakThem() throws IOException {
        for (Path file : released()) {
            Map<String, Object> newer = read(file);
            at(newer, "paths").clear();
            at(newer, "info").put("version", "next");
            assertThat(ContractChanges.untold(read(file), newer)).isEmpty();
        }
    }

    /// openapi/README.md, "What may change within version 1".
    @Test
    void aVersionMayGrow() throws IOException {
        for (Path file : released()) {
            Map<String, Object> newer = read(file);
            at(newer, "paths").put("/v1/more", at(newer, "paths", "/v1/checks"));
            properties(newer, "CheckRequest").put("more", Map.of("type", "string"));
            properties(newer, "CheckResponse").put("more", Map.of("type", "string"));
            required(newer, "CheckResponse").add("more");
            codes(newer).add("FROM_A_LATER_VERSION");
            at(newer, "components", "schemas", "Address", "properties", "text").remove("maxLength");
            assertThat(ContractChanges.untold(read(file), newer)).isEmpty();
        }
    }

    private static Arguments planted(String what, Consumer<Map<String, Object>> change, String told) {
        return Arguments.of(Named.of(what, change), told);
    }

    private static Map<String, Object> properties(Map<String, Object> contract, String schema) {
        return at(contract, "components", "schemas", schema, "properties");
    }

    @SuppressWarnings("unchecked")
    private static List<Object> required(Map<String, Object> contract, String schema) {
        return (List<Object>)
                at(contract, "components", "schemas", schema).computeIfAbsent("required", _ -> new ArrayList<>());
    }

    @SuppressWarnings("unchecked")
    private static List<Object> values(Map<String, Object> contract, String schema) {
        return (List<Object>) Objects.requireNonNull(
                at(contract, "components", "schemas", schema).get("enum"));
    }

    @SuppressWarnings("unchecked")
    private static List<Object> codes(Map<String, Object> contract) {
        return (List<Object>)
                Objects.requireNonNull(at(contract, "components", "schemas", "Problem", "properties", "code")
                        .get("x-extensible-enum"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> parameter(Map<String, Object> contract, String name) {
        return ((List<Map<String, Object>>) Objects.requireNonNull(
                        at(contract, "paths", "/v1/checks", "post").get("parameters")))
                .stream()
                        .filter(parameter -> name.equals(parameter.get("name")))
                        .findFirst()
                        .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> at(Map<String, Object> contract, String... keys) {
        Map<String, Object> at = contract;
        for (String key : keys) {
            at = (Map<String, Object>) Objects.requireNonNull(at.get(key), key);
        }
        return at;
    }
}
