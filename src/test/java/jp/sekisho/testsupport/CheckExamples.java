package jp.sekisho.testsupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.Yaml;

/// The contract's examples about the synthetic people: requests, with the answers that it promises to them.
public final class CheckExamples {
    private static final Map<String, Object> CHECK = check();

    public static final String PASS_REQUEST = request("pass");
    public static final String PASS_RESPONSE = response("pass");
    public static final String HOUSEHOLD_SWAP_REQUEST = request("household-swap");
    public static final String HOUSEHOLD_SWAP_RESPONSE = response("household-swap");
    public static final String NAMESAKE_REQUEST = request("namesake");
    public static final String NAMESAKE_RESPONSE = response("namesake");
    public static final String CHECK_DIGIT_REQUEST = request("check-digit");
    public static final String CHECK_DIGIT_RESPONSE = response("check-digit");
    public static final String NOT_FOUND_REQUEST = request("not-found");
    public static final String NOT_FOUND_RESPONSE = response("not-found");

    private CheckExamples() {}

    private static Map<String, Object> check() {
        try (InputStream prose = CheckExamples.class.getResourceAsStream("/META-INF/openapi.yaml")) {
            return at(new Yaml().load(Objects.requireNonNull(prose)), "paths", "/v1/checks", "post");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String request(String name) {
        return json(at(CHECK, "requestBody", "content", "application/json", "examples", name, "value"));
    }

    private static String response(String name) {
        return json(at(CHECK, "responses", "200", "content", "application/json", "examples", name, "value"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> at(Map<String, Object> node, String... path) {
        for (String key : path) {
            node = (Map<String, Object>) Objects.requireNonNull(node.get(key), key);
        }
        return node;
    }

    /// On one line, with a space after each colon.
    private static String json(Map<String, Object> value) {
        try {
            return new ObjectMapper().writeValueAsString(value).replace("\":", "\": ");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
