package jp.sekisho.synthetic;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import jp.sekisho.synthetic.SyntheticResident.PreviousAddress;
import jp.sekisho.synthetic.SyntheticResident.PreviousName;

/// Writes a population as a resident snapshot: NDJSON in UTF-8, the header first, then one resident a line, and at
/// the end how many there were. What is empty is left out.
public final class SnapshotWriter {
    /// `2026-11-20T00:00:00+09:00`, with seconds even where they are 0.
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

    /// Writes one object a line.
    public static final JsonFactory NDJSON = new JsonFactoryBuilder()
            .rootValueSeparator("\n")
            // 𠮷 as itself, not as two escapes.
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private SnapshotWriter() {}

    /// Leaves the stream open.
    public static void write(Population population, OffsetDateTime asOf, OutputStream out) throws IOException {
        try (JsonGenerator json = NDJSON.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.writeStartObject();
            json.writeObjectFieldStart("snapshot");
            json.writeStringField("asOf", TIME.format(asOf));
            json.writeStringField("coverage", "NATIONAL");
            json.writeStringField("source", "synthetic");
            json.writeEndObject();
            json.writeEndObject();
            for (SyntheticResident resident : population.residents()) {
                write(resident, json);
            }
            json.writeStartObject();
            json.writeObjectFieldStart("end");
            json.writeNumberField("residents", population.residents().size());
            json.writeEndObject();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void write(SyntheticResident resident, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("individualNumber", resident.individualNumber());
        json.writeStringField("numberStatus", resident.numberStatus().name());
        json.writeStringField("status", resident.status().name());
        json.writeObjectFieldStart("name");
        writeName(resident.name(), json);
        json.writeEndObject();
        json.writeStringField("birthDate", resident.birthDate().toString());
        json.writeStringField("sex", Writing.code(resident.sex()));
        json.writeObjectFieldStart("address");
        json.writeStringField("municipalityCode", resident.address().municipalityCode());
        writeText(resident.address(), json);
        json.writeEndObject();
        if (!resident.previousNames().isEmpty()) {
            json.writeArrayFieldStart("previousNames");
            for (PreviousName previous : resident.previousNames()) {
                json.writeStartObject();
                writeName(previous.name(), json);
                json.writeStringField("until", previous.until().toString());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        if (!resident.previousAddresses().isEmpty()) {
            json.writeArrayFieldStart("previousAddresses");
            for (PreviousAddress previous : resident.previousAddresses()) {
                json.writeStartObject();
                writeText(previous.address(), json);
                json.writeStringField("until", previous.until().toString());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        if (resident.addressProtected()) {
            json.writeBooleanField("addressProtected", true);
        }
        json.writeEndObject();
    }

    private static void writeName(SyntheticName name, JsonGenerator json) throws IOException {
        writeHeld("kanji", name.kanji(), json);
        writeHeld("kana", name.kana(), json);
        writeHeld("roman", name.roman(), json);
        writeHeld("alias", name.alias(), json);
        writeHeld("aliasKana", name.aliasKana(), json);
    }

    private static void writeText(SyntheticAddress address, JsonGenerator json) throws IOException {
        json.writeStringField("text", address.text());
        writeHeld("building", address.building(), json);
    }

    private static void writeHeld(String field, String text, JsonGenerator json) throws IOException {
        if (!text.isEmpty()) {
            json.writeStringField(field, text);
        }
    }
}
