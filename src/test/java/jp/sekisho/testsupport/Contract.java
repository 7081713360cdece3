package jp.sekisho.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/// Holds every answer of every API test against the committed contract: the status must be documented for the
/// operation, the media
/// type too, and the body must fit the schema.
public final class Contract implements Filter {
    /// The contract as it is committed.
    public static final Path FILE = Path.of("openapi/sekisho.yaml");

    private static final Map<String, Object> DOCUMENT = load();

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        Response response = context.next(request, expected);
        if (response.statusCode() != 404 && response.statusCode() != 405) {
            check(request.getMethod(), request.getDerivedPath(), response);
        } else {
            validate("Problem", response.asString());
        }
        return response;
    }

    private static void check(String method, String path, Response response) {
        Map<String, Object> operation = operation(method, path);
        String status = Integer.toString(response.statusCode());
        Map<String, Object> documented = map(operation, "responses", status);
        assertThat(documented)
                .as("%s %s answers %s, which the contract does not name", method, path, status)
                .isNotNull();
        if (documented.get("$ref") instanceof String ref) {
            documented = map(DOCUMENT, "components", "responses", ref.substring(ref.lastIndexOf('/') + 1));
        }
        Map<String, Object> content = map(documented, "content");
        String mediaType = response.contentType().split(";", 2)[0];
        assertThat(content).as("%s %s: media type of %s", method, path, status).containsKey(mediaType);
        Map<String, Object> schema = map(content, mediaType, "schema");
        if (schema.get("type") instanceof String type && type.equals("string")) {
            // A page for people, or lines that the test validates one by one.
            return;
        }
        if (schema.get("type") instanceof String type && type.equals("array")) {
            schema = map(schema, "items");
            List<Map<String, Object>> items = response.jsonPath().getList("$");
            assertThat(items).isNotEmpty();
            for (int i = 0; i < items.size(); i++) {
                validate(name(schema), new tools.jackson.databind.ObjectMapper().writeValueAsString(items.get(i)));
            }
        } else {
            validate(name(schema), response.asString());
        }
    }

    /// Checks a JSON text against a schema of the contract.
    public static void validate(String schemaName, String json) {
        Map<String, Object> root = new java.util.LinkedHashMap<>(Map.of(
                "$schema",
                "https://json-schema.org/draft/2020-12/schema",
                "$ref",
                "#/components/schemas/" + schemaName));
        root.put("components", DOCUMENT.get("components"));
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(new tools.jackson.databind.ObjectMapper().writeValueAsString(root), InputFormat.JSON);
        assertThat(schema.validate(json, InputFormat.JSON))
                .as("answer against the contract's %s: %s", schemaName, json)
                .isEmpty();
    }

    private static Map<String, Object> operation(String method, String path) {
        Map<String, Object> paths = map(DOCUMENT, "paths");
        return paths.keySet().stream()
                .filter(template -> path.matches(template.replaceAll("\\{[^}]+}", "[^/]+")))
                .findFirst()
                .map(template -> map(paths, template, method.toLowerCase(java.util.Locale.ROOT)))
                .orElseThrow(() -> new AssertionError("the contract has no path " + path));
    }

    private static String name(Map<String, Object> schema) {
        String ref = (String) schema.get("$ref");
        return ref.substring(ref.lastIndexOf('/') + 1);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> from, String... keys) {
        Map<String, Object> at = from;
        for (String key : keys) {
            at = (Map<String, Object>) at.get(key);
            if (at == null) {
                return null;
            }
        }
        return at;
    }

    private static Map<String, Object> load() {
        try {
            return new Yaml().load(Files.readString(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
