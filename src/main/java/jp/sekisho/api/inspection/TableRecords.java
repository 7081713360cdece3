package jp.sekisho.api.inspection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

/// Records as rows of a table (RFC 4180, whatever separates its cells), under a header row with Japanese or English
/// names in any order. An empty cell is a
/// property that is not held.
final class TableRecords implements EntryFormat<CheckRequest> {
    private static final Map<String, SexCode> SEXES = Map.of(
            "1", SexCode.MALE,
            "男", SexCode.MALE,
            "男性", SexCode.MALE,
            "2", SexCode.FEMALE,
            "女", SexCode.FEMALE,
            "女性", SexCode.FEMALE,
            "0", SexCode.UNKNOWN,
            "9", SexCode.NOT_APPLICABLE);

    private static final ObjectReader COMMAS =
            new CsvMapper().enable(CsvParser.Feature.WRAP_AS_ARRAY).readerFor(String[].class);
    private static final ObjectReader TABS = separatedBy('\t');
    private static final ObjectReader SEMICOLONS = separatedBy(';');

    private final TableText text;
    private final TableHeader header;
    private final Map<String, String> procedures;

    /// @param procedures ids by themselves and by their names in Japanese
    TableRecords(TableText text, TableHeader header, Map<String, String> procedures) {
        this.text = text;
        this.header = header;
        this.procedures = procedures;
    }

    @Override
    public Read<CheckRequest> read(Line line, Language language) {
        try {
            String[] cells = cells(text.decode(line), header.separator());
            return header.fits(cells)
                    ? read(cells, language)
                    : refused(ProblemType.MALFORMED_CSV, "", ViolationCode.CELLS, language);
        } catch (CharacterCodingException e) {
            return refused(ProblemType.MALFORMED_CSV, "", ViolationCode.ENCODING, language);
        } catch (JsonProcessingException e) {
            return refused(ProblemType.MALFORMED_CSV, "", ViolationCode.CELLS, language);
        }
    }

    private Read<CheckRequest> read(String[] cells, Language language) {
        Map<TableColumn, String> values = new EnumMap<>(TableColumn.class);
        header.positions().forEach((column, position) -> {
            if (!cells[position].isEmpty()) {
                values.put(column, cells[position]);
            }
        });
        SexCode sex = sex(values.get(TableColumn.SEX));
        if (sex == null && values.containsKey(TableColumn.SEX)) {
            return unknown(TableColumn.SEX, request(values, null, keyKind(values)), language);
        }
        DestinationKeyKind keyKind = keyKind(values);
        if (keyKind == null && values.containsKey(TableColumn.DESTINATION_KEY_KIND)) {
            return unknown(TableColumn.DESTINATION_KEY_KIND, request(values, sex, null), language);
        }
        return new Read.Entry<>(request(values, sex, keyKind));
    }

    // A required cell that is empty becomes null; the constraints, which are checked next, refuse it.
    @SuppressWarnings("NullAway")
    private CheckRequest request(
            Map<TableColumn, String> values, @Nullable SexCode sex, @Nullable DestinationKeyKind keyKind) {
        String formNumber = values.get(TableColumn.FORM_INDIVIDUAL_NUMBER);
        return new CheckRequest(
                procedure(values.get(TableColumn.PROCEDURE)),
                values.get(TableColumn.RECORD_REF),
                values.get(TableColumn.DESTINATION),
                values.getOrDefault(TableColumn.ADDRESS_NUMBER, values.get(TableColumn.DESTINATION_KEY)),
                keyKind,
                new SubjectWire(
                        values.get(TableColumn.INDIVIDUAL_NUMBER),
                        new NameWire(
                                values.get(TableColumn.NAME_KANJI),
                                values.get(TableColumn.NAME_KANA),
                                values.get(TableColumn.NAME_ROMAN),
                                values.get(TableColumn.ALIAS),
                                values.get(TableColumn.ALIAS_KANA)),
                        values.get(TableColumn.BIRTH_DATE),
                        sex,
                        new AddressWire(
                                values.get(TableColumn.MUNICIPALITY_CODE),
                                values.get(TableColumn.ADDRESS),
                                values.get(TableColumn.BUILDING))),
                formNumber == null ? null : new ApplicationFormWire(formNumber, null, null, null, null));
    }

    /// The id, where the cell holds the name.
    private @Nullable String procedure(@Nullable String cell) {
        return cell == null ? null : Objects.requireNonNullElseGet(meant(cell, procedures), cell::strip);
    }

    private static @Nullable SexCode sex(@Nullable String cell) {
        return cell == null ? null : meant(cell, SEXES);
    }

    /// Most cells say it plainly; folding the others costs as much as reading the row.
    private static <T> @Nullable T meant(String cell, Map<String, T> meanings) {
        T plain = meanings.get(cell);
        return plain == null ? meanings.get(TableHeader.plain(cell)) : plain;
    }

    private static @Nullable DestinationKeyKind keyKind(Map<TableColumn, String> values) {
        if (values.containsKey(TableColumn.ADDRESS_NUMBER)) {
            return DestinationKeyKind.ADDRESS_NUMBER;
        }
        return switch (values.get(TableColumn.DESTINATION_KEY_KIND)) {
            case "団体内統合宛名番号", "INTEGRATED_ADDRESS_NUMBER" -> DestinationKeyKind.INTEGRATED_ADDRESS_NUMBER;
            case "宛名番号", "ADDRESS_NUMBER" -> DestinationKeyKind.ADDRESS_NUMBER;
            case "その他", "OTHER" -> DestinationKeyKind.OTHER;
            case null, default -> null;
        };
    }

    private static Read<CheckRequest> unknown(TableColumn column, CheckRequest asFar, Language language) {
        return new Read.Refused<>(
                Problems.invalid(ProblemType.INVALID_REQUEST, column.pointer(), ViolationCode.UNKNOWN_VALUE, language),
                Optional.of(asFar));
    }

    private static Read<CheckRequest> refused(ProblemType type, String pointer, ViolationCode code, Language language) {
        return new Read.Refused<>(Problems.invalid(type, pointer, code, language));
    }

    private static ObjectReader separatedBy(char separator) {
        return COMMAS.with(CsvSchema.emptySchema().withColumnSeparator(separator));
    }

    private static ObjectReader reader(char separator) {
        return switch (separator) {
            case '\t' -> TABS;
            case ';' -> SEMICOLONS;
            default -> COMMAS;
        };
    }

    /// The cells of one record.
    static String[] cells(String text, char separator) throws JsonProcessingException {
        List<String[]> records = new ArrayList<>(1);
        try (MappingIterator<String[]> rows = reader(separator).readValues(text)) {
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
