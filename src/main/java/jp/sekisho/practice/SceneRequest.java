package jp.sekisho.practice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.sekisho.base.Resource;

/// The request by which a caller plays a scene: a check, or an inspection of three records of which the last is the
/// scene's. All people are synthetic.
///
/// @param body a JSON object, or one a line
public record SceneRequest(Scene scene, String body) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROCEDURE = "shintai-shogaisha-techo";
    private static final String SOMEBODY = "609407454590";
    private static final Map<String, ObjectNode> RESIDENTS = Resource.text("/synthetic/residents.ndjson")
            .lines()
            .skip(1)
            .map(SceneRequest::object)
            .collect(Collectors.toUnmodifiableMap(
                    resident -> resident.path("individualNumber").asText(), Function.identity()));

    /// The request of a scene.
    ///
    /// @param place of the scene among all, from 1, which makes the record's destination key
    public static SceneRequest of(Scene scene, int place) {
        String record = text(record(scene.number(), scene.name(), 10 * place));
        return new SceneRequest(
                scene,
                scene.onStream()
                        ? text(record(SOMEBODY, scene.name() + ".1", 10 * place + 1)) + "\n"
                                + text(record(Scene.Delivery.PASS.number(), scene.name() + ".2", 10 * place + 2)) + "\n"
                                + record + "\n"
                        : record);
    }

    public String path() {
        return scene.onStream() ? "/v1/inspections?attest=true" : "/v1/checks";
    }

    public String mediaType() {
        return scene.onStream() ? "application/x-ndjson" : "application/json";
    }

    private static ObjectNode record(String number, String reference, int key) {
        ObjectNode resident = Objects.requireNonNull(RESIDENTS.getOrDefault(number, RESIDENTS.get(SOMEBODY)));
        ObjectNode record = JSON.createObjectNode()
                .put("procedure", PROCEDURE)
                .put("recordRef", "scene-" + reference)
                .put("destinationKey", String.format(Locale.ROOT, "%016d", key));
        ObjectNode subject = record.putObject("subject").put("individualNumber", number);
        subject.set("name", resident.get("name"));
        subject.set("birthDate", resident.get("birthDate"));
        subject.set("sex", resident.get("sex"));
        subject.set("address", resident.get("address"));
        return record;
    }

    private static ObjectNode object(String line) {
        try {
            return (ObjectNode) JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(ObjectNode record) {
        return record.toString();
    }

    /// Synthetic or not, a record is not printed.
    @Override
    public String toString() {
        return "SceneRequest[" + scene.name() + "]";
    }
}
