package jp.sekisho.api.inspection;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.MediaType;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import jp.sekisho.api.problem.ProblemException;
import jp.sekisho.api.problem.ProblemType;
import jp.sekisho.api.problem.ViolationCode;
import jp.sekisho.api.stream.EntryFormat;
import jp.sekisho.api.stream.Intake;
import jp.sekisho.api.stream.JsonEntries;
import jp.sekisho.api.wire.CheckRequest;
import jp.sekisho.api.wire.TrailerLine.InputNote;
import jp.sekisho.policy.Procedure;
import jp.sekisho.stream.Beginning;
import jp.sekisho.stream.InflatedTooFar;
import jp.sekisho.stream.Line;
import jp.sekisho.stream.QuotedRecords;
import jp.sekisho.stream.Source;
import jp.sekisho.stream.StreamTooLong;
import jp.sekisho.stream.workbook.NoSuchSheet;
import jp.sekisho.stream.workbook.NoWorkbook;
import jp.sekisho.stream.workbook.Workbook;
import org.jspecify.annotations.Nullable;

/// The records of a body as its sender wrote them.
///
/// @param format how each line is read
/// @param notes of how they were read, once they were
record SentRecords(Source<Line> lines, EntryFormat<CheckRequest> format, Supplier<List<InputNote>> notes) {
    static final String CSV = "text/csv";
    static final String TSV = "text/tab-separated-values";
    /// What browsers on machines with Excel call a CSV.
    static final String EXCEL = "application/vnd.ms-excel";
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// What the sender says of a table beside its content type.
    ///
    /// @param columns see [TableColumn#map]
    /// @param sheet of a workbook
    record Said(Map<String, Optional<TableColumn>> columns, Optional<String> sheet) {}

    /// What the content type announces.
    ///
    /// @param procedures by whose names the column 事務 may go
    /// @throws ProblemException where a character set is none of ours, or a workbook or a header row is refused
    static SentRecords of(
            Intake intake,
            InputStream body,
            MediaType contentType,
            @Nullable String contentEncoding,
            ObjectMapper json,
            Said said,
            List<Procedure> procedures)
            throws IOException {
        if (isNone(contentType, CSV, TSV, EXCEL, XLSX)) {
            return new SentRecords(
                    intake.lines(body, contentEncoding), new JsonEntries<>(json, CheckRequest.class), List::of);
        }
        Optional<Charset> charset = charset(contentType);
        try {
            Beginning table = intake.beginning(body, contentEncoding);
            return switch (table.kind()) {
                case TEXT -> table(intake.records(table, charset), charset.map(SentRecords::inBytes), said, procedures);
                case UTF_16 ->
                    table(intake.records(table, charset), Optional.of(StandardCharsets.UTF_8), said, procedures);
                case ZIP -> {
                    if (isNone(contentType, EXCEL, XLSX)) {
                        throw new NoWorkbook();
                    }
                    yield workbook(intake, table, said, procedures);
                }
                case OLE -> throw new NoWorkbook();
            };
        } catch (NoWorkbook e) {
            throw new ProblemException(ProblemType.CSV_HEADER, "", ViolationCode.WORKBOOK);
        } catch (NoSuchSheet e) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "/sheet", ViolationCode.UNKNOWN_VALUE);
        } catch (ZipException | EOFException e) {
            throw new ProblemException(ProblemType.MALFORMED_GZIP);
        } catch (StreamTooLong e) {
            throw new ProblemException(ProblemType.TOO_LARGE);
        } catch (InflatedTooFar e) {
            throw new ProblemException(ProblemType.INFLATED_TOO_FAR);
        } catch (IOException e) {
            // The caller is gone, and no answer reaches it.
            throw new ProblemException(ProblemType.CSV_HEADER, "", ViolationCode.REQUIRED);
        }
    }

    private static boolean isNone(MediaType contentType, String... types) {
        return Stream.of(types).map(MediaType::valueOf).noneMatch(contentType::isCompatible);
    }

    private static SentRecords workbook(Intake intake, Beginning table, Said said, List<Procedure> procedures)
            throws IOException {
        Workbook workbook = intake.workbook(table, said.sheet());
        SentRecords records = table(intake.rows(workbook), Optional.of(StandardCharsets.UTF_8), said, procedures);
        return new SentRecords(
                records.lines(),
                records.format(),
                () -> workbook.othersUnread() ? List.of(InputNote.OTHER_SHEETS_UNREAD) : List.of());
    }

    private static SentRecords table(
            QuotedRecords rows, Optional<Charset> charset, Said said, List<Procedure> procedures) throws IOException {
        TableText text = new TableText(rows, charset);
        // The status is not sent yet.
        TableHeader header = TableHeader.of(text, said.columns());
        Map<String, String> ids = new HashMap<>();
        procedures.forEach(one -> ids.putIfAbsent(TableHeader.plain(one.nameJa()), one.id()));
        procedures.forEach(one -> ids.put(one.id(), one.id()));
        return new SentRecords(
                text,
                new TableRecords(text, header, ids),
                () -> text.guessed() ? List.of(InputNote.WINDOWS_31J_UNDECLARED) : List.of());
    }

    /// UTF-16 is UTF-8 by then.
    private static Charset inBytes(Charset declared) {
        return declared.name().startsWith("UTF-16") ? StandardCharsets.UTF_8 : declared;
    }

    private static Optional<Charset> charset(MediaType contentType) {
        @Nullable String name = contentType.getParameters().get(MediaType.CHARSET_PARAMETER);
        return Optional.ofNullable(name)
                .map(said -> switch (said.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "")) {
                    case "utf8", "utf8bom", "utf8sig", "usascii", "ascii" -> StandardCharsets.UTF_8;
                    case "utf16" -> StandardCharsets.UTF_16;
                    case "utf16le" -> StandardCharsets.UTF_16LE;
                    case "utf16be" -> StandardCharsets.UTF_16BE;
                    // What is called Shift_JIS in Japan is Microsoft's extension of it.
                    case "windows31j",
                            "windows932",
                            "shiftjis",
                            "sjis",
                            "xsjis",
                            "sjiswin",
                            "xsjiswin",
                            "xmscp932",
                            "mscp932",
                            "ms932",
                            "xms932",
                            "cp932",
                            "xcp932",
                            "mskanji",
                            "csshiftjis",
                            "cswindows31j" -> TableText.WINDOWS_31J;
                    default -> throw new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE);
                });
    }
}
