package jp.sekisho.worklist;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.sekisho.attestation.AttestationVerifier;
import jp.sekisho.audit.WorkListEntry.Step;
import jp.sekisho.check.BothSides;
import jp.sekisho.check.Decision;
import jp.sekisho.check.Gate;
import jp.sekisho.check.ReasonCode;
import jp.sekisho.check.Remedy;
import jp.sekisho.policy.Field;
import jp.sekisho.release.ReleaseDesk;

/// Writes the list of the records that an inspection blocked, as the registry says it now.
public final class WorkListExport {
    /// Stands where two persons may release a record.
    static final String RELEASABLE = "可";

    /// Records a look-up.
    private static final int BATCH = 256;

    private final Gate gate;
    private final InspectedFile file;
    private final Words words;
    private final WorkListTrail trail;
    private final SealKey key;

    public WorkListExport(Gate gate, InspectedFile file, Words words, WorkListTrail trail, SealKey key) {
        this.gate = gate;
        this.file = file;
        this.words = words;
        this.trail = trail;
        this.key = key;
    }

    /// How many rows of each category were written: A, B, C.
    public record Written(int nothing, int notation, int difference) {
        public int rows() {
            return nothing + notation + difference;
        }
    }

    private record Blocked(InspectedFile.Sent sent, String checkId) {}

    /// @param verifier knows the keys of the gate that answered
    /// @param replace whether a file that is there already may go
    /// @throws WorkListRefused where answers and file do not belong together, a record cannot be decided
    ///     now, or the audit trail cannot be written
    public Written write(
            InspectedFile.Source source, Path answers, AttestationVerifier verifier, Path target, boolean replace)
            throws IOException, WorkListRefused {
        OwnersFile.refuseExisting(target, replace);
        List<Blocked> blocked = blocked(source, answers, verifier);
        UUID list = UUID.randomUUID();
        List<Map<Column, String>> rows = new ArrayList<>();
        for (int from = 0; from < blocked.size(); from += BATCH) {
            List<Blocked> batch = blocked.subList(from, Math.min(from + BATCH, blocked.size()));
            List<BothSides> sides = gate.bothSides(
                    batch.stream().map(one -> one.sent().record()).toList());
            for (int i = 0; i < batch.size(); i++) {
                Map<Column, String> row = row(batch.get(i), sides.get(i));
                row.put(Column.NUMBER, "全" + blocked.size() + "件の" + (rows.size() + 1));
                row.put(Column.LIST, list.toString());
                row.put(Column.SEAL, key.seal(row, batch.get(i).sent()));
                rows.add(row);
            }
        }
        byte[] content = Sheet.write(EnumSet.allOf(Column.class), rows);
        try (OwnersFile whole = OwnersFile.write(target, replace, content)) {
            trail.write(Step.WORK_LIST_EXPORT, list, rows.size(), content);
            whole.name();
        }
        return new Written(count(Category.A, rows), count(Category.B, rows), count(Category.C, rows));
    }

    private List<Blocked> blocked(InspectedFile.Source source, Path answers, AttestationVerifier verifier)
            throws IOException, WorkListRefused {
        List<Blocked> blocked = new ArrayList<>();
        try (Answers answered = Answers.open(answers, verifier)) {
            file.read(source, record -> {
                Answers.Answer answer = answered.to(record);
                if (answer.blocked()) {
                    blocked.add(new Blocked(record, answer.checkId()));
                }
            });
            answered.end();
        }
        return blocked;
    }

    private Map<Column, String> row(Blocked blocked, BothSides sides) throws WorkListRefused {
        InspectedFile.Sent sent = blocked.sent();
        Decision decision = sides.decision();
        if (decision.isUndecided()) {
            throw new WorkListRefused(
                    "住民基本台帳に照会できません（" + codes(decision) + "）。一覧は出力しません。",
                    "the registry does not decide now (" + codes(decision) + "); no list is written");
        }
        Map<Column, String> row = new EnumMap<>(Column.class);
        row.put(Column.LINE, Long.toString(sent.line()));
        row.put(Column.RECORD_REF, sent.recordRef());
        row.put(Column.PROCEDURE, Sheet.cell(sent.record().procedure().nameJa()));
        row.put(Column.CHECK_ID, blocked.checkId());
        row.put(Column.CATEGORY, Category.of(decision).name());
        // Which of the withheld entries can be released, the gate says to whoever proposes it.
        boolean releasable = decision.isWithheld() || ReleaseDesk.mayRelease(decision);
        row.put(Column.RELEASABLE, releasable ? RELEASABLE : "不可");
        switch (decision) {
            case Decision.Pass _ -> row.put(Column.NOTE, "今の住民基本台帳とは一致します。照合し直してください。");
            case Decision.Block block -> {
                row.put(Column.REMEDY, block.remedy() == Remedy.CORRECT ? "要訂正" : "要確認");
                row.put(Column.REASONS, reasons(block));
                row.put(Column.NOTE, note(block, sides));
            }
        }
        for (Field field : sides.differing()) {
            Column.Sides columns = Column.of(field);
            row.put(columns.record(), Sheet.cell(sent.sent().getOrDefault(field, "")));
            row.put(columns.registry(), Sheet.cell(sides.registry().getOrDefault(field, "")));
        }
        return row;
    }

    /// Ambiguous and unusable entries read like a protected address.
    private String reasons(Decision.Block block) {
        return block.isWithheld()
                ? words.of(ReasonCode.REVIEW_REQUIRED)
                : block.reasons().stream().map(words::of).collect(Collectors.joining(" "));
    }

    private static String note(Decision.Block block, BothSides sides) {
        if (block.isWithheld()) {
            return "住民基本台帳の値は示しません。";
        }
        if (block.suspectedWrongLink()) {
            return "個人番号が別人のものか、誰のものでもない疑いがあります。別人の値は示しません。";
        }
        boolean hidden =
                !block.outcomes().isEmpty() && !sides.registry().keySet().containsAll(sides.differing());
        return hidden ? "本人のものと確かめられない値は示しません。" : "";
    }

    private static String codes(Decision decision) {
        return decision.reasons().stream().map(Enum::name).collect(Collectors.joining(" "));
    }

    private static int count(Category category, List<Map<Column, String>> rows) {
        return (int) rows.stream()
                .filter(row -> category.name().equals(row.get(Column.CATEGORY)))
                .count();
    }
}
