package jp.sekisho.api.inspection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.api.problem.ProblemException;
import jp.sekisho.api.problem.ProblemType;
import jp.sekisho.api.problem.Problems;
import jp.sekisho.api.problem.ViolationCode;
import jp.sekisho.api.stream.EntryFormat;
import jp.sekisho.api.text.Language;
import jp.sekisho.api.wire.AddressWire;
import jp.sekisho.api.wire.ApplicationFormWire;
import jp.sekisho.api.wire.CheckRequest;
import jp.sekisho.api.wire.NameWire;
import jp.sekisho.api.wire.SubjectWire;
import jp.sekisho.api.wire.SubjectWire.SexCode;
import jp.sekisho.person.DestinationKeyKind;
import jp.sekisho.stream.Line;
import org.jspecify.annotations.Nullable;

/// Records as CSV (RFC 4180), under a header row with Japanese or English names in any order. An empty cell is a
/// property that is not held.
final class CsvRecords implements EntryFormat<CheckRequest> {
    private static final ObjectReader CELLS =
            new CsvMapper().enable(CsvParser.Feature.WRAP_AS_ARRAY).readerFor(String[].class);
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Charset charset;
    private final Map<CsvColumn, Integer> positions;
    private final int width;

    private CsvRecords(Charset charset, Map<CsvColumn, Integer> positions, int width) {
        this.charset = charset;
        this.positions = positions;
        this.width = width;
    }

    /// The format that a header row announces.
    ///
    /// @param header the first row, if there is one
    /// @throws ProblemException where there is none, a column is unknown, named twice, or a required one is missing
    static CsvRecords under(Optional<Line> header, Charset charset) {
        String[] names = header(
                header.filter(line -> !line.tooLong())
                        .orElseThrow(() -> new ProblemException(ProblemType.CSV_HEADER, "", ViolationCode.REQUIRED)),
                charset);
        Map<CsvColumn, Integer> positions = new EnumMap<>(CsvColumn.class);
        for (int i = 0; i < names.length; i++) {
            CsvColumn column = CsvColumn.named(names[i].strip())
                    .orElseThrow(
                            () -> new ProblemException(ProblemType.CSV_HEADER, "", ViolationCode.UNKNOWN_PROPERTY));
            if (positions.put(column, i) != null) {
                throw new ProblemException(ProblemType.CSV_HEADER, column.pointer(), ViolationCode.DUPLICATE_PROPERTY);
            }
        }
        for (CsvColumn column : CsvColumn.values()) {
            if (column.required() && !positions.containsKey(column)) {
                throw new ProblemException(ProblemType.CSV_HEADER, column.pointer(), ViolationCode.REQUIRED);
            }
        }
        // One says what the other's cells would be taken for.
        if (positions.containsKey(CsvColumn.ADDRESS_NUMBER)
                && (positions.containsKey(CsvColumn.DESTINATION_KEY)
                        || positions.containsKey(CsvColumn.DESTINATION_KEY_KIND))) {
            throw new ProblemException(
                    ProblemType.CSV_HEADER, CsvColumn.ADDRESS_NUMBER.pointer(), ViolationCode.DUPLICATE_PROPERTY);
        }
        return new CsvRecords(charset, positions, names.length);
    }

    private static String[] header(Line header, Charset charset) {
        try {
            String text = decode(header, charset);
            return cells(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            throw new ProblemException(ProblemType.CSV_HEADER, "", ViolationCode.ENCODING);
        } catch (JsonProcessingException e) {
            throw new ProblemException(ProblemType.CSV_HEADER, "", ViolationCode.CELLS);
        }
    }

    @Override
    public Read<CheckRequest> read(Line line, Language language) {
        try {
            String[] cells = cells(decode(line, charset));
            return cells.length == width
                    ? read(cells, language)
                    : refused(ProblemType.MALFORMED_CSV, "", ViolationCode.CELLS, language);
        } catch (CharacterCodingException e) {
            return refused(ProblemType.MALFORMED_CSV, "", ViolationCode.ENCODING, language);
        } catch (JsonProcessingException e) {
            return refused(ProblemType.MALFORMED_CSV, "", ViolationCode.CELLS, language);
        }
    }

    private Read<CheckRequest> read(String[] cells, Language language) {
        Map<CsvColumn, String> values = new EnumMap<>(CsvColumn.class);
        positions.forEach((column, position) -> {
            if (!cells[position].isEmpty()) {
                values.put(column, cells[position]);
            }
        });
        SexCode sex = sex(values.get(CsvColumn.SEX));
        if (sex == null && values.containsKey(CsvColumn.SEX)) {
            return refused(ProblemType.INVALID_REQUEST, CsvColumn.SEX.pointer(), ViolationCode.UNKNOWN_VALUE, language);
        }
        DestinationKeyKind keyKind = keyKind(values);
        if (keyKind == null && values.containsKey(CsvColumn.DESTINATION_KEY_KIND)) {
            return refused(
                    ProblemType.INVALID_REQUEST,
                    CsvColumn.DESTINATION_KEY_KIND.pointer(),
                    ViolationCode.UNKNOWN_VALUE,
                    language);
        }
        return new Read.Entry<>(request(values, sex, keyKind));
    }

    // A required cell that is empty becomes null; the constraints, which are checked next, refuse it.
    @SuppressWarnings("NullAway")
    private static CheckRequest request(
            Map<CsvColumn, String> values, @Nullable SexCode sex, @Nullable DestinationKeyKind keyKind) {
        String formNumber = values.get(CsvColumn.FORM_INDIVIDUAL_NUMBER);
        return new CheckRequest(
                values.get(CsvColumn.PROCEDURE),
                values.get(CsvColumn.RECORD_REF),
                values.get(CsvColumn.DESTINATION),
                values.getOrDefault(CsvColumn.ADDRESS_NUMBER, values.get(CsvColumn.DESTINATION_KEY)),
                keyKind,
                new SubjectWire(
                        values.get(CsvColumn.INDIVIDUAL_NUMBER),
                        new NameWire(
                                values.get(CsvColumn.NAME_KANJI),
                                values.get(CsvColumn.NAME_KANA),
                                values.get(CsvColumn.NAME_ROMAN),
                                values.get(CsvColumn.ALIAS),
                                values.get(CsvColumn.ALIAS_KANA)),
                        values.get(CsvColumn.BIRTH_DATE),
                        sex,
                        new AddressWire(
                                values.get(CsvColumn.MUNICIPALITY_CODE),
                                values.get(CsvColumn.ADDRESS),
                                values.get(CsvColumn.BUILDING))),
                formNumber == null ? null : new ApplicationFormWire(formNumber, null, null, null, null));
    }

    private static @Nullable SexCode sex(@Nullable String code) {
        return switch (code) {
            case "1" -> SexCode.MALE;
            case "2" -> SexCode.FEMALE;
            case "0" -> SexCode.UNKNOWN;
            case "9" -> SexCode.NOT_APPLICABLE;
            case null, default -> null;
        };
    }

    private static @Nullable DestinationKeyKind keyKind(Map<CsvColumn, String> values) {
        if (values.containsKey(CsvColumn.ADDRESS_NUMBER)) {
            return DestinationKeyKind.ADDRESS_NUMBER;
        }
        return switch (values.get(CsvColumn.DESTINATION_KEY_KIND)) {
            case "団体内統合宛名番号", "INTEGRATED_ADDRESS_NUMBER" -> DestinationKeyKind.INTEGRATED_ADDRESS_NUMBER;
            case "宛名番号", "ADDRESS_NUMBER" -> DestinationKeyKind.ADDRESS_NUMBER;
            case "その他", "OTHER" -> DestinationKeyKind.OTHER;
            case null, default -> null;
        };
    }

    private static Read<CheckRequest> refused(ProblemType type, String pointer, ViolationCode code, Language language) {
        return new Read.Refused<>(Problems.invalid(type, pointer, code, language));
    }

    private static String decode(Line line, Charset charset) throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(line.text()))
                .toString();
    }

    /// The cells of one record.
    private static String[] cells(String text) throws JsonProcessingException {
        List<String[]> records = new ArrayList<>(1);
        try (MappingIterator<String[]> rows = CELLS.readValues(text)) {
            while (rows.hasNextValue()) {
                records.add(rows.nextValue());
            }
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return records.size() == 1 ? records.getFirst() : new String[0];
    }
}
