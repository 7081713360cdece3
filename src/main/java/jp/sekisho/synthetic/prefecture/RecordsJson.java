package jp.sekisho.synthetic.prefecture;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import jp.sekisho.person.PersonName;
import jp.sekisho.synthetic.SnapshotWriter;
import jp.sekisho.synthetic.Writing;

/// Writes one check request a line, as the service reads it. What is not held is left out.
final class RecordsJson implements AutoCloseable {
    private final JsonGenerator json;

    RecordsJson(OutputStream out) throws IOException {
        json = SnapshotWriter.NDJSON.createGenerator(out);
    }

    void write(SyntheticRecord record) throws IOException {
        Writing writing = record.writing();
        json.writeStartObject();
        json.writeStringField("procedure", record.procedure());
        json.writeStringField("recordRef", record.recordRef());
        json.writeStringField("destinationKey", record.destinationKey());
        json.writeObjectFieldStart("subject");
        json.writeStringField("individualNumber", writing.individualNumber());
        json.writeObjectFieldStart("name");
        writeName(writing.name());
        json.writeEndObject();
        json.writeStringField("birthDate", writing.birthDate());
        json.writeStringField("sex", writing.sexCode());
        json.writeObjectFieldStart("address");
        writeHeld("municipalityCode", writing.municipalityCode());
        json.writeStringField("text", writing.addressText());
        writeHeld("building", writing.buildingApart() ? writing.building() : "");
        json.writeEndObject();
        json.writeEndObject();
        if (!record.numberOnForm().isEmpty()) {
            json.writeObjectFieldStart("applicationForm");
            json.writeStringField("individualNumber", record.numberOnForm());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void writeName(PersonName name) throws IOException {
        writeHeld("kanji", name.kanji());
        writeHeld("kana", name.kana());
        writeHeld("roman", name.roman());
        writeHeld("alias", name.alias());
        writeHeld("aliasKana", name.aliasKana());
    }

    private void writeHeld(String field, String text) throws IOException {
        if (!text.isEmpty()) {
            json.writeStringField(field, text);
        }
    }

    @Override
    public void close() throws IOException {
        json.writeRaw('\n');
        json.close();
    }
}
