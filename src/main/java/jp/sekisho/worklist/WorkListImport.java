package jp.sekisho.worklist;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.sekisho.audit.AuditId;
import jp.sekisho.audit.WorkListEntry.Step;
import jp.sekisho.base.Surrogates;
import jp.sekisho.person.BirthDateEntry;
import jp.sekisho.release.ReleaseCode;
import jp.sekisho.release.ReleaseDesk;

/// Takes a filled-in list back: proposals of release for the rows judged 疑いなし, a list of corrections for those
/// judged 要訂正.
public final class WorkListImport {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST_EXPLANATION = 500;
    private static final String NO_DOUBT = "疑いなし";
    private static final String TO_CORRECT = "要訂正";
    private static final Map<String, ReleaseCode> CODES = Map.of(
            "氏名変更", ReleaseCode.NAME_CHANGE_CONFIRMED,
            "住所変更", ReleaseCode.ADDRESS_CHANGE_CONFIRMED,
            "表記の違い", ReleaseCode.NOTATION_CONFIRMED,
            "反映待ち", ReleaseCode.REGISTRY_DELAY_CONFIRMED,
            "本人確認書類", ReleaseCode.IDENTITY_DOCUMENT_CONFIRMED,
            "死亡・国外", ReleaseCode.STATUS_CONFIRMED);

    private final InspectedFile file;
    private final WorkListTrail trail;
    private final SealKey key;

    public WorkListImport(InspectedFile file, WorkListTrail trail, SealKey key) {
        this.file = file;
        this.trail = trail;
        this.key = key;
    }

    /// A row that produced nothing.
    ///
    /// @param row as a spreadsheet counts
    /// @param column its letters in a spreadsheet
    /// @param title of the column
    public record Told(int row, String column, String title, RowTrouble trouble) {}

    /// What came of a list.
    ///
    /// @param rows that are filled in or agree now
    /// @param agreeing rows of category A, of which nobody has to say anything
    public record Taken(int rows, int proposals, int corrections, int agreeing, List<Told> told) {}

    /// Where it is to go.
    ///
    /// @param replace whether files that are there already may go
    public record Targets(Path proposals, Path corrections, boolean replace) {}

    /// @throws WorkListRefused where the file is no list, or nothing may be written
    public Taken take(Path filledIn, InspectedFile.Source source, Targets targets) throws IOException, WorkListRefused {
        OwnersFile.refuseExisting(targets.proposals(), targets.replace());
        OwnersFile.refuseExisting(targets.corrections(), targets.replace());
        byte[] content = Files.readAllBytes(filledIn);
        Sheet.Read sheet = Sheet.read(content);
        Reading reading = new Reading(sheet, records(source, sheet.rows()));
        reading.all();
        byte[] proposals = reading.proposals.stream()
                .collect(Collectors.joining("\n", "", reading.proposals.isEmpty() ? "" : "\n"))
                .getBytes(StandardCharsets.UTF_8);
        byte[] corrections = Sheet.write(Column.ofCorrections(), reading.corrections);
        try (OwnersFile first = OwnersFile.write(targets.proposals(), targets.replace(), proposals);
                OwnersFile second = OwnersFile.write(targets.corrections(), targets.replace(), corrections)) {
            trail.write(
                    Step.WORK_LIST_IMPORT,
                    reading.list.orElseThrow(() -> new WorkListRefused(
                            "この一覧と登録内容に合う行が一つもありません。", "not one row fits the records and this site's seal")),
                    sheet.rows().size(),
                    content);
            first.name();
            second.name();
        }
        return new Taken(
                sheet.rows().size(),
                reading.proposals.size(),
                reading.corrections.size(),
                reading.agreeing,
                reading.told);
    }

    /// The records that the list is about, by their lines.
    private Map<String, InspectedFile.Sent> records(InspectedFile.Source source, List<Sheet.Row> rows)
            throws IOException, WorkListRefused {
        Set<String> lines = rows.stream().map(row -> row.cell(Column.LINE)).collect(Collectors.toSet());
        Map<String, InspectedFile.Sent> records = new HashMap<>();
        file.read(source, record -> {
            String line = Long.toString(record.line());
            if (lines.contains(line)) {
                records.put(line, record);
            }
        });
        return records;
    }

    /// One list as it is read, row by row.
    private final class Reading {
        private final Sheet.Read sheet;
        private final Map<String, InspectedFile.Sent> records;
        private final Set<String> numbers = new HashSet<>();
        private final List<String> proposals = new ArrayList<>();
        private final List<Map<Column, String>> corrections = new ArrayList<>();
        private final List<Told> told = new ArrayList<>();
        private Optional<UUID> list = Optional.empty();
        private int agreeing;

        Reading(Sheet.Read sheet, Map<String, InspectedFile.Sent> records) {
            this.sheet = sheet;
            this.records = records;
        }

        void all() {
            sheet.rows().forEach(this::read);
        }

        private void read(Sheet.Row row) {
            InspectedFile.Sent record = records.get(row.cell(Column.LINE));
            if (record == null || !key.fits(row.cells(), record)) {
                tell(row, Column.SEAL, RowTrouble.CHANGED);
                return;
            }
            // The seal is right, and so is what it covers.
            UUID ofRow = UUID.fromString(row.cell(Column.LIST));
            list = list.or(() -> Optional.of(ofRow));
            if (!list.get().equals(ofRow)) {
                tell(row, Column.LIST, RowTrouble.OTHER_LIST);
            } else if (!numbers.add(row.cell(Column.NUMBER))) {
                tell(row, Column.NUMBER, RowTrouble.TWICE);
            } else if (row.cell(Column.CATEGORY).equals(Category.A.name())) {
                agreeing++;
            } else {
                judged(row, record);
            }
        }

        private void judged(Sheet.Row row, InspectedFile.Sent record) {
            int before = told.size();
            String finding = row.cell(Column.FINDING).strip();
            switch (finding) {
                case NO_DOUBT -> lookAtRelease(row, record);
                case TO_CORRECT -> {}
                case "" -> tell(row, Column.FINDING, RowTrouble.EMPTY);
                default -> tell(row, Column.FINDING, RowTrouble.UNKNOWN);
            }
            lookAtPersonAndDay(row);
            if (told.size() > before) {
                return;
            }
            if (finding.equals(NO_DOUBT)) {
                proposals.add(proposal(row, record));
            } else {
                corrections.add(row.cells());
            }
        }

        private void lookAtPersonAndDay(Sheet.Row row) {
            String person = row.cell(Column.PERSON).strip();
            if (person.isEmpty()) {
                tell(row, Column.PERSON, RowTrouble.EMPTY);
            } else if (AuditId.operator(person).isEmpty()) {
                tell(row, Column.PERSON, RowTrouble.NO_PERSON);
            }
            String day = row.cell(Column.DAY).strip();
            if (day.isEmpty()) {
                tell(row, Column.DAY, RowTrouble.EMPTY);
            } else if (!(BirthDateEntry.parse(day) instanceof BirthDateEntry.Day(int year, int month, int date))
                    || LocalDate.of(year, month, date)
                            .isAfter(LocalDate.ofInstant(trail.clock().instant(), JAPAN))) {
                tell(row, Column.DAY, RowTrouble.NO_DAY);
            }
        }

        private void lookAtRelease(Sheet.Row row, InspectedFile.Sent record) {
            if (!row.cell(Column.RELEASABLE).equals(WorkListExport.RELEASABLE)) {
                tell(row, Column.FINDING, RowTrouble.MAY_NOT_BE_RELEASED);
                return;
            }
            if (record.destinationKey().isEmpty()) {
                tell(row, Column.FINDING, RowTrouble.NO_DESTINATION_KEY);
            }
            String code = row.cell(Column.CODE).strip();
            if (!CODES.containsKey(code)) {
                tell(row, Column.CODE, code.isEmpty() ? RowTrouble.EMPTY : RowTrouble.UNKNOWN);
            }
            explanationTrouble(row.cell(Column.EXPLANATION).strip(), record)
                    .ifPresent(trouble -> tell(row, Column.EXPLANATION, trouble));
        }

        private void tell(Sheet.Row row, Column column, RowTrouble trouble) {
            told.add(new Told(
                    row.number(), letters(sheet.positions().getOrDefault(column, 0)), column.title(), trouble));
        }
    }

    private static Optional<RowTrouble> explanationTrouble(String explanation, InspectedFile.Sent record) {
        if (explanation.isEmpty()) {
            return Optional.of(RowTrouble.EMPTY);
        }
        if (explanation.length() > LONGEST_EXPLANATION) {
            return Optional.of(RowTrouble.TOO_LONG);
        }
        if (Surrogates.areUnpairedIn(explanation)) {
            return Optional.of(RowTrouble.UNKNOWN);
        }
        return ReleaseDesk.tellsOfThePerson(
                        explanation, record.destinationKey(), record.record().subject())
                ? Optional.of(RowTrouble.PERSONAL_DATA)
                : Optional.empty();
    }

    /// The body of `POST /v1/releases/proposals`.
    private static String proposal(Sheet.Row row, InspectedFile.Sent record) {
        try {
            ObjectNode proposal = JSON.createObjectNode();
            proposal.set("check", JSON.readTree(record.request()));
            proposal.put(
                    "code",
                    Objects.requireNonNull(CODES.get(row.cell(Column.CODE).strip()))
                            .name());
            proposal.put("explanation", Sheet.cell(row.cell(Column.EXPLANATION).strip()));
            proposal.put("person", row.cell(Column.PERSON).strip());
            return JSON.writeValueAsString(proposal);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record is JSON");
        }
    }

    /// As spreadsheets name columns: A to Z, then AA.
    private static String letters(int position) {
        String last = Character.toString('A' + position % 26);
        return position < 26 ? last : letters(position / 26 - 1) + last;
    }
}
