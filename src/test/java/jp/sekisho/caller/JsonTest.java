package jp.sekisho.caller;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import jp.sekisho.testsupport.CheckExamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The library's own reader and writer, against one that everybody uses.
class JsonTest {
    private static final long SEED = 20261127;
    private static final int EDITS = 20_000;
    /// No letter whose lower byte is a hexadecimal digit: the other reader takes it for one in an escape.
    private static final String PIECES = "{}[]\",:\\ \n\t\u0001tfn0123456789-+.eEu/ア\uD83D\uDE00x";
    private static final ObjectMapper JACKSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true));

    @Test
    void readsWhatOthersReadAndRefusesWhatTheyRefuse() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        int read = 0;
        for (int i = 0; i < EDITS; i++) {
            StringBuilder text = new StringBuilder(
                    random.nextBoolean()
                            ? CheckExamples.NAMESAKE_RESPONSE
                            : "{\"a\":[-1.50e+3,true,null,\"\\u3042\\n\"],\"b\":{},\"c\":0}");
            for (int edits = random.nextInt(3); edits > 0; edits--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.insert(at, PIECES.charAt(random.nextInt(PIECES.length())));
                    default -> text.setCharAt(at, PIECES.charAt(random.nextInt(PIECES.length())));
                }
            }
            Optional<JsonNode> expected = jackson(text.toString());
            assertThat(Json.read(text.toString()).map(JsonTest::node))
                    .as("seed %d, edit %d: %s", SEED, i, text)
                    .isEqualTo(expected);
            read += expected.isPresent() ? 1 : 0;
        }
        assertThat(read).isBetween(EDITS / 10, EDITS * 9 / 10);
    }

    private static Optional<JsonNode> jackson(String text) {
        try {
            return Optional.of(JACKSON.readTree(text))
                    .filter(it -> !it.isMissingNode())
                    .map(JsonTest::exact);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /// All numbers as decimals: 1 and 1.0 are different kinds of node.
    private static JsonNode exact(JsonNode node) {
        return switch (node.getNodeType()) {
            case NUMBER -> DecimalNode.valueOf(node.decimalValue());
            case OBJECT -> {
                ObjectNode object = JACKSON.createObjectNode();
                node.properties().forEach(member -> object.set(member.getKey(), exact(member.getValue())));
                yield object;
            }
            case ARRAY -> {
                var array = JACKSON.createArrayNode();
                node.forEach(element -> array.add(exact(element)));
                yield array;
            }
            default -> node;
        };
    }

    private static JsonNode node(Json json) {
        return switch (json) {
            case Json.Text(String text) -> JACKSON.getNodeFactory().textNode(text);
            case Json.Digits(String digits) -> DecimalNode.valueOf(new BigDecimal(digits));
            case Json.Flag(boolean flag) -> JACKSON.getNodeFactory().booleanNode(flag);
            case Json.Nothing() -> JACKSON.getNodeFactory().nullNode();
            case Json.Row(var elements) -> {
                var array = JACKSON.createArrayNode();
                elements.forEach(element -> array.add(node(element)));
                yield array;
            }
            case Json.Members(var members) -> {
                ObjectNode object = JACKSON.createObjectNode();
                members.forEach((name, value) -> object.set(name, node(value)));
                yield object;
            }
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "\"PASS\"",
                "{\"decision\":\"PASS\"",
                "{\"decision\":\"BLOCK\",\"decision\":\"PASS\"}",
                "{\"decision\":\"PASS\"}{}",
                "{decision:\"PASS\"}",
                "{\"a\":01}",
                "{\"a\":\"\\u00g0\"}",
                "{\"a\":\"\\u００00\"}"
            })
    void whatIsNotOneObjectIsNone(String text) {
        assertThat(Json.object(text)).isEmpty();
    }

    @Test
    void whatNestsWithoutEndIsNone() {
        assertThat(Json.object("{\"a\":".repeat(100_000))).isEmpty();
    }

    @Test
    void writesEveryCharacterSoThatItIsReadTheSame() throws JsonProcessingException {
        StringBuilder all = new StringBuilder();
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (!(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
                all.appendCodePoint(c);
            }
        }
        Map<String, Object> inner = new LinkedHashMap<>(Map.of("text", all.toString()));
        String written = Json.write(Map.of("inner", inner));
        assertThat(JACKSON.readTree(written).at("/inner/text").asText()).isEqualTo(all.toString());
        assertThat(Json.object(written).flatMap(it -> it.object("inner")).flatMap(it -> it.text("text")))
                .contains(all.toString());
        assertThat(Json.write(Map.of())).isEqualTo("{}");
    }
}
