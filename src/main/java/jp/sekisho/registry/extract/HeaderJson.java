package jp.sekisho.registry.extract;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.FaultCode;

/// What stands around the residents of a file as JSON objects: the first line of an extract or of a file of changes,
/// and the last.
public final class HeaderJson {
    static final String END = "end";

    private static final long NO_COUNT = -1;
    private static final List<String> END_PROPERTIES = List.of("residents");
    private static final List<String> EXTRACT =
            List.of("asOf", "coverage", "source", "sequence", "characterSet", "dateCodes");
    private static final List<String> DELTA = List.of("base", "sequence", "asOf", "characterSet", "dateCodes");

    private final StrictJson json;

    private HeaderJson(StrictJson json) {
        this.json = json;
    }

    /// @param characters the line, up to the length
    /// @param number of the line, for a refusal
    static ExtractHeader extract(char[] characters, int length, long number, Consumer<Fault> unknownProperties) {
        return StrictJson.line(characters, length, number, unknownProperties, json -> new HeaderJson(json).header());
    }

    static DeltaFile.Header delta(char[] characters, int length, long number, Consumer<Fault> unknownProperties) {
        return StrictJson.line(characters, length, number, unknownProperties, json -> new HeaderJson(json).delta());
    }

    /// How many residents the end line says there were.
    static long end(char[] characters, int length, long number, Consumer<Fault> unknownProperties) {
        return StrictJson.line(characters, length, number, unknownProperties, json -> new HeaderJson(json).end());
    }

    /// The object at which a reader stands, for messages that hold what the first line of an extract holds.
    public static ExtractHeader extract(StrictJson json) throws IOException {
        return new HeaderJson(json).extract();
    }

    private ExtractHeader header() throws IOException {
        if (!json.startObjectWith("snapshot")) {
            throw json.refusedLine(FaultCode.HEADER_MISSING);
        }
        ExtractHeader header = extract();
        json.endObject();
        return header;
    }

    private DeltaFile.Header delta() throws IOException {
        if (!json.startObjectWith("delta")) {
            throw json.refusedLine(FaultCode.HEADER_MISSING);
        }
        json.startObject();
        JsonProperties held = new JsonProperties(DELTA);
        long base = NO_COUNT;
        long sequence = NO_COUNT;
        for (int next = json.nextHeld(held); next != StrictJson.END; next = json.nextHeld(held)) {
            switch (json.property()) {
                case "base" -> base = json.count();
                case "sequence" -> sequence = json.count();
                default -> held.hold(next, json.text());
            }
        }
        if (base == NO_COUNT) {
            throw json.refused("base", FaultCode.MISSING);
        }
        if (sequence <= base) {
            throw json.refused("sequence", sequence == NO_COUNT ? FaultCode.MISSING : FaultCode.UNKNOWN_VALUE);
        }
        DeltaFile.Header header = new DeltaFile.Header(
                base,
                sequence,
                asOf(json.required(held, "asOf")),
                declared(held, "characterSet"),
                declared(held, "dateCodes"));
        json.endObject();
        return header;
    }

    private long end() throws IOException {
        if (!json.startObjectWith(END)) {
            throw json.refusedLine(FaultCode.END_MISSING);
        }
        json.startObject();
        JsonProperties held = new JsonProperties(END_PROPERTIES);
        long residents = NO_COUNT;
        while (json.nextHeld(held) != StrictJson.END) {
            residents = json.count();
        }
        if (residents == NO_COUNT) {
            throw json.refused("residents", FaultCode.MISSING);
        }
        json.endObject();
        return residents;
    }

    private ExtractHeader extract() throws IOException {
        json.startObject();
        JsonProperties held = new JsonProperties(EXTRACT);
        long sequence = Extract.NO_SEQUENCE;
        for (int next = json.nextHeld(held); next != StrictJson.END; next = json.nextHeld(held)) {
            if (json.property().equals("sequence")) {
                sequence = json.count();
            } else {
                held.hold(next, json.text());
            }
        }
        return new ExtractHeader(
                new Extract(
                        asOf(json.required(held, "asOf")),
                        coverage(json.required(held, "coverage")),
                        json.required(held, "source"),
                        sequence),
                declared(held, "characterSet"),
                declared(held, "dateCodes"));
    }

    private static Optional<String> declared(JsonProperties held, String property) {
        return held.holds(property) ? Optional.of(held.text(property, "")) : Optional.empty();
    }

    private Extract.Coverage coverage(String text) {
        return switch (text) {
            case "NATIONAL" -> Extract.Coverage.NATIONAL;
            case "PARTIAL" -> Extract.Coverage.PARTIAL;
            default -> throw json.refused("coverage", FaultCode.UNKNOWN_VALUE);
        };
    }

    private OffsetDateTime asOf(String text) {
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeException _) {
            throw json.refused("asOf", FaultCode.TIME_INVALID);
        }
    }
}
