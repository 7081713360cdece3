package jp.sekisho.policy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import jp.sekisho.base.Table;

/// Reads `procedures.tsv`: the prefecture's table of procedures, one a line after the header.
public final class ProcedureTable {
    private static final List<String> HEADER = List.of("no", "id", "name_ja", "name_en", "division_ja", "sex_held");

    private ProcedureTable() {}

    /// Reads the file's bytes; `file` is its name for messages.
    public static List<Procedure> read(String file, byte[] content) {
        Table table = Table.of(new String(content, StandardCharsets.UTF_8));
        if (!table.header().equals(HEADER)) {
            throw new PolicyRefused(file, "the header must be " + String.join(", ", HEADER));
        }
        List<Procedure> procedures =
                table.rows().stream().map(row -> procedure(file, List.of(row))).toList();
        if (procedures.stream().map(Procedure::id).distinct().count() != procedures.size()) {
            throw new PolicyRefused(file, "two procedures have one id");
        }
        return procedures;
    }

    private static Procedure procedure(String file, List<String> row) {
        if (row.size() != HEADER.size()
                || !row.get(0).matches("[0-9]{1,4}")
                || !row.get(5).matches("yes|no")) {
            throw new PolicyRefused(file, "a row must be " + String.join(", ", HEADER) + ", with sex_held yes or no");
        }
        return new Procedure(
                Integer.parseInt(row.get(0)),
                row.get(1),
                row.get(2),
                row.get(3),
                row.get(4),
                row.get(5).equals("yes"));
    }
}
