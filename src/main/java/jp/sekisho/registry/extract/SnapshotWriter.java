package jp.sekisho.registry.extract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import jp.sekisho.person.Address;
import jp.sekisho.person.BirthDateEntry;
import jp.sekisho.person.BirthDateEntry.BirthDate;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.person.PersonName;
import jp.sekisho.person.Sex;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.Resident;
import jp.sekisho.registry.Resident.PreviousAddress;
import jp.sekisho.registry.Resident.PreviousName;

/// Writes a snapshot: the header, one resident a line, and the end line. What is not held is left out.
public final class SnapshotWriter implements AutoCloseable {
    private static final JsonFactory NDJSON = new JsonFactoryBuilder()
            .rootValueSeparator((String) null)
            // 𠮷 as itself, not as two escapes.
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private final JsonGenerator json;
    private int residents;

    public SnapshotWriter(OutputStream out, Extract extract) throws IOException {
        this(out, new ExtractHeader(extract, Optional.empty(), Optional.empty()));
    }

    /// @param header whose declarations are written; the residents are taken as they are
    public SnapshotWriter(OutputStream out, ExtractHeader header) throws IOException {
        Extract extract = header.extract();
        json = NDJSON.createGenerator(out);
        json.writeStartObject();
        json.writeObjectFieldStart("snapshot");
        json.writeStringField("asOf", extract.asOf().toString());
        json.writeStringField("coverage", extract.coverage().name());
        json.writeStringField("source", extract.source());
        if (extract.sequence() != Extract.NO_SEQUENCE) {
            json.writeNumberField("sequence", extract.sequence());
        }
        if (header.characterSet().isPresent()) {
            json.writeStringField("characterSet", header.characterSet().get());
        }
        if (header.dateCodes().isPresent()) {
            json.writeStringField("dateCodes", header.dateCodes().get());
        }
        json.writeEndObject();
        json.writeEndObject();
        json.writeRaw('\n');
    }

    public void write(Resident resident) throws IOException {
        residents++;
        json.writeStartObject();
        write(resident.individualNumber());
        if (resident.numberStatus() != Resident.NumberStatus.CURRENT) {
            json.writeStringField("numberStatus", resident.numberStatus().name());
        }
        if (resident.status() != Resident.Status.ACTIVE) {
            json.writeStringField("status", resident.status().name());
        }
        json.writeObjectFieldStart("name");
        write(resident.name());
        if (resident.kanaSource() != Resident.KanaSource.UNKNOWN) {
            json.writeStringField("kanaSource", resident.kanaSource().name());
        }
        json.writeEndObject();
        json.writeStringField("birthDate", text(resident.birthDate()));
        json.writeStringField("sex", text(resident.sex()));
        if (!resident.address().equals(Address.ABSENT)) {
            json.writeObjectFieldStart("address");
            write(resident.address());
            json.writeEndObject();
        }
        if (!resident.previousNames().isEmpty()) {
            json.writeArrayFieldStart("previousNames");
            for (PreviousName previous : resident.previousNames()) {
                json.writeStartObject();
                write(previous.name());
                write(previous.until());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        if (!resident.previousAddresses().isEmpty()) {
            json.writeArrayFieldStart("previousAddresses");
            for (PreviousAddress previous : resident.previousAddresses()) {
                json.writeStartObject();
                write(previous.address());
                write(previous.until());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        if (resident.addressProtected()) {
            json.writeBooleanField("addressProtected", true);
        }
        json.writeEndObject();
        json.writeRaw('\n');
    }

    /// A resident of whom nothing but a number can be said: a reader sets such a line aside under it,
    /// so that a check of the number asks for a look.
    public void writeUnusable(IndividualNumber number) throws IOException {
        residents++;
        json.writeStartObject();
        write(number);
        json.writeEndObject();
        json.writeRaw('\n');
    }

    /// The end line too, without which the file would count as cut short.
    @Override
    public void close() throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("end");
        json.writeNumberField("residents", residents);
        json.writeEndObject();
        json.writeEndObject();
        json.writeRaw('\n');
        json.close();
    }

    private void write(IndividualNumber number) throws IOException {
        json.writeStringField(
                "individualNumber",
                Long.toString(1_000_000_000_000L + number.disclose()).substring(1));
    }

    private void write(PersonName name) throws IOException {
        held("kanji", name.kanji());
        held("kana", name.kana());
        held("roman", name.roman());
        held("alias", name.alias());
        held("aliasKana", name.aliasKana());
    }

    private void write(Address address) throws IOException {
        held("municipalityCode", address.municipalityCode());
        held("text", address.text());
        held("building", address.building());
    }

    private void write(Optional<LocalDate> until) throws IOException {
        if (until.isPresent()) {
            json.writeStringField("until", until.get().toString());
        }
    }

    private void held(String property, String text) throws IOException {
        if (!text.isEmpty()) {
            json.writeStringField(property, text);
        }
    }

    private static String text(Sex sex) {
        return switch (sex) {
            case MALE -> "1";
            case FEMALE -> "2";
            case NOT_HELD -> "9";
        };
    }

    private static String text(BirthDate date) {
        return switch (date) {
            case BirthDateEntry.Day(int year, int month, int day) ->
                LocalDate.of(year, month, day).toString();
            case BirthDateEntry.NoSuchDay(int year, int month, int day) ->
                String.format(Locale.ROOT, "%04d-%02d-%02d", year, month, day);
            case BirthDateEntry.Month(int year, int month) ->
                LocalDate.of(year, month, 1).toString().substring(0, 8) + "00";
            case BirthDateEntry.Year(int year) -> year + "-00-00";
            case BirthDateEntry.Unknown() -> "不詳";
            case BirthDateEntry.Lunisolar(String folded) -> folded;
        };
    }
}
