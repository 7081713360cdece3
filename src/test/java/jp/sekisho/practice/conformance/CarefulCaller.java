package jp.sekisho.practice.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;
import jp.sekisho.caller.BusinessRecord;
import jp.sekisho.caller.Gate;
import jp.sekisho.caller.Inspection;
import jp.sekisho.caller.Registration;
import jp.sekisho.person.DestinationKey;
import jp.sekisho.practice.SceneRequest;

/// A caller as it should be: it reads its records, asks by the library for callers, and registers what is registrable.
public record CarefulCaller(Gate gate) implements CallerUnderTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public Told play(SceneRequest request) throws InterruptedException {
        return registers(request.body(), request.scene().onStream()) ? Told.REGISTERED : Told.NOT_REGISTERED;
    }

    /// @param records one, or one a line, which are registered together or not at all
    public boolean registers(String records, boolean stream) throws InterruptedException {
        List<BusinessRecord> held = records.lines().map(CarefulCaller::record).toList();
        return stream ? allRegistrable(held) : registrable(gate.mayRegister(held.getFirst()));
    }

    private boolean allRegistrable(List<BusinessRecord> records) throws InterruptedException {
        return switch (gate.mayRegister(records)) {
            case Inspection.Complete(List<Registration> registrations) ->
                registrations.stream().allMatch(CarefulCaller::registrable);
            case Inspection.Incomplete _ -> false;
        };
    }

    private static boolean registrable(Registration registration) {
        return switch (registration) {
            case Registration.Registrable _ -> true;
            case Registration.NotRegistrable _, Registration.NotDecided _ -> false;
        };
    }

    /// A scene's record, as a business system would hold it.
    public static BusinessRecord record(String line) {
        JsonNode held;
        try {
            held = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
        return BusinessRecord.of(
                held.path("procedure").asText(),
                held.path("recordRef").asText(),
                DestinationKey.integrated(held.path("destinationKey").asText()),
                field -> {
                    JsonNode text = held.path("subject").at("/" + field.path());
                    return text.isTextual() ? text.asText() : null;
                });
    }
}
