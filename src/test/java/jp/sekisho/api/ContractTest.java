package jp.sekisho.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import jp.sekisho.testsupport.Contract;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

@QuarkusTest
class ContractTest {

    /// `./mvnw verify -Dcontract.write=true` writes the file anew after a deliberate change.
    @Test
    void theCommittedContractIsTheOneThatTheCodeGenerates() throws IOException {
        String generated = RestAssured.get("/openapi?format=yaml").asString();
        if (Boolean.getBoolean("contract.write")) {
            Files.writeString(Contract.FILE, generated);
        }
        assertThat(Contract.FILE).content().isEqualTo(generated);
    }

    @Test
    void everySchemaSaysSomething() throws IOException {
        assertThat(emptySchemas("", new Yaml().load(Files.readString(Contract.FILE))))
                .as("an empty schema is a reference that was lost: no client compiles")
                .isEmpty();
    }

    /// The prose is merged by path and method: what it says of an operation that is gone would stay in the document,
    /// and bear no right of the code.
    @Test
    void everyOperationSaysWhoMayCallIt() throws IOException {
        Map<String, Map<String, Map<String, ?>>> paths = paths();
        assertThat(paths).isNotEmpty();
        paths.forEach((path, operations) ->
                operations.forEach((method, operation) -> assertThat((List<?>) operation.get("security"))
                        .as("%s %s", method, path)
                        .isNotEmpty()));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Map<String, ?>>> paths() throws IOException {
        Map<String, ?> document = new Yaml().load(Files.readString(Contract.FILE));
        return (Map<String, Map<String, Map<String, ?>>>) Objects.requireNonNull(document.get("paths"));
    }

    /// The pointers of all empty objects below a node, other than lists of scopes and the like, which are arrays.
    private static List<String> emptySchemas(String pointer, Object node) {
        return switch (node) {
            case Map<?, ?> object when object.isEmpty() -> List.of(pointer);
            case Map<?, ?> object ->
                object.entrySet().stream()
                        .filter(entry -> !entry.getKey().equals("example")
                                && !entry.getKey().equals("examples"))
                        .flatMap(entry -> emptySchemas(pointer + "/" + entry.getKey(), entry.getValue()).stream())
                        .toList();
            case List<?> list ->
                IntStream.range(0, list.size())
                        .boxed()
                        .flatMap(i -> emptySchemas(pointer + "/" + i, list.get(i)).stream())
                        .toList();
            case null, default -> List.of();
        };
    }
}
