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
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Holds every answer of every API test against the committed contract: the status must be documented for the
/// operation, the media type too, and the body, each line of a stream by itself, must fit the schema.
public final class Contract implements Filter {
    /// The contract as it is committed.
    public static final Path FILE = Path.of("openapi/sekisho.yaml");

    private static final Map<String, Object> DOCUMENT = load();
    private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();
    private static final ObjectMapper JSON = new ObjectMapper();

    /// With which a packed body begins, where the test asked for it as it comes, and no JSON does.
    private static final byte GZIP = 0x1f;

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        Response response = context.next(request, expected);
        byte[] body = response.asByteArray();
        check(
                request.getMethod(),
                request.getDerivedPath(),
                response.statusCode(),
                response.contentType(),
                body.length > 0 && body[0] == GZIP ? unpacked(body) : body);
        return response;
    }

    /// Checks an answer, whatever client it came to.
    public static void check(String method, String path, int statusCode, String contentType, byte[] bytes) {
        String body = new String(bytes, StandardCharsets.UTF_8);
        Optional<Map<String, Object>> operation = operation(method, path);
        if (path.startsWith("/q/health")) {
            // What is down says so with 503, and with no problem.
            return;
        }
        if (statusCode == 404 || statusCode == 405 || (statusCode >= 400 && operation.isEmpty())) {
            validate("Problem", body);
            return;
        }
        if (!path.startsWith("/v1/") && !path.startsWith("/.well-known/")) {
            // Health, metrics and the document itself are not of the contract.
            return;
        }
        assertThat(operation).as("the contract has no %s %s", method, path).isPresent();
        String status = Integer.toString(statusCode);
        Map<String, Object> documented = map(operation.orElseThrow(), "responses", status);
        assertThat(documented)
                .as("%s %s answers %s, which the contract does not name", method, path, status)
                .isNotNull();
        if (documented.get("$ref") instanceof String ref) {
            documented = map(DOCUMENT, "components", "responses", ref.substring(ref.lastIndexOf('/') + 1));
        }
        Map<String, Object> content = map(documented, "content");
        String mediaType = contentType.split(";", 2)[0];
        assertThat(content).as("%s %s: media type of %s", method, path, status).containsKey(mediaType);
        Map<String, Object> schema = map(content, mediaType, "schema");
        if (map(schema, "contentSchema") instanceof Map<String, Object> line) {
            body.lines().forEach(text -> validate(name(line), text));
        } else if (schema.get("type") instanceof String type && type.equals("string")) {
            // A page for people.
            return;
        } else if (schema.get("type") instanceof String type && type.equals("array")) {
            JsonNode items = JSON.readTree(body);
            assertThat(items).isNotEmpty();
            items.forEach(item -> validate(name(map(schema, "items")), item.toString()));
        } else {
            validate(name(schema), body);
        }
    }

    /// Checks a JSON text against a schema of the contract.
    public static void validate(String schemaName, String json) {
        assertThat(SCHEMAS.computeIfAbsent(schemaName, Contract::schema).validate(json, InputFormat.JSON))
                .as("answer against the contract's %s: %s", schemaName, json)
                .isEmpty();
    }

    private static Schema schema(String name) {
        Map<String, Object> root = new LinkedHashMap<>(Map.of(
                "$schema", "https://json-schema.org/draft/2020-12/schema", "$ref", "#/components/schemas/" + name));
        root.put("components", DOCUMENT.get("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(JSON.writeValueAsString(root), InputFormat.JSON);
    }

    private static Optional<Map<String, Object>> operation(String method, String path) {
        Map<String, Object> paths = map(DOCUMENT, "paths");
        return paths.keySet().stream()
                .filter(template -> path.matches(template.replaceAll("\\{[^}]+}", "[^/]+")))
                .findFirst()
                .map(template -> map(paths, template, method.toLowerCase(Locale.ROOT)));
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

    private static byte[] unpacked(byte[] body) {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> load() {
        try {
            return new Yaml().load(Files.readString(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
