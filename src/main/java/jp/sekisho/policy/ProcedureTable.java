package jp.sekisho.policy;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jp.sekisho.base.Table;

/// Reads a table of procedures, such as the prefecture's (`procedures.tsv`): tab-separated columns in UTF-8, one
/// procedure a line after the header. A table is taken as a whole or not at all.
public final class ProcedureTable {
    private static final List<String> HEADER = List.of("no", "id", "name_ja", "name_en", "division_ja", "sex_held");
    private static final int FIRST_ROW = 2;

    private ProcedureTable() {}

    /// Reads the file's bytes; `file` is its name for messages.
    ///
    /// @throws PolicyRefused with the line where there is one to name
    public static List<Procedure> read(String file, byte[] content) {
        return furtherTo(List.of(), file, content);
    }

    /// The procedures of another table, and after them those of this file.
    ///
    /// @throws PolicyRefused also where the other table has the number or the id of one
    public static List<Procedure> furtherTo(List<Procedure> others, String file, byte[] content) {
        Table table = Table.of(text(file, content));
        if (!table.header().equals(HEADER)) {
            throw new PolicyRefused(file, "line 1 must be " + String.join(", ", HEADER) + ", with tabs between");
        }
        List<Procedure> procedures = new ArrayList<>(others);
        int line = FIRST_ROW;
        for (String[] row : table.rows()) {
            String place = file + ", line " + line++;
            Procedure procedure = procedure(place, List.of(row));
            if (procedures.stream().anyMatch(it -> it.id().equals(procedure.id()) || it.no() == procedure.no())) {
                throw new PolicyRefused(place, "another procedure has this number or id");
            }
            procedures.add(procedure);
        }
        return List.copyOf(procedures);
    }

    private static String text(String file, byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new PolicyRefused(file, "is not UTF-8");
        }
    }

    private static Procedure procedure(String place, List<String> row) {
        if (row.size() != HEADER.size()) {
            throw new PolicyRefused(
                    place, "must have " + HEADER.size() + " columns with tabs between, not " + row.size());
        }
        require(row.get(0).matches("[1-9][0-9]{0,3}"), place, "no must be 1 to 9999");
        require(row.get(1).matches("[a-z0-9][a-z0-9-]{0,63}"), place, "id must be up to 64 of a-z, 0-9 and hyphens");
        require(Stream.of(2, 3, 4).noneMatch(i -> row.get(i).isBlank()), place, "names and division must not be empty");
        require(row.get(5).matches("yes|no"), place, "sex_held must be yes or no");
        return new Procedure(
                Integer.parseInt(row.get(0)),
                row.get(1),
                row.get(2),
                row.get(3),
                row.get(4),
                row.get(5).equals("yes"));
    }

    private static void require(boolean right, String place, String what) {
        if (!right) {
            throw new PolicyRefused(place, what);
        }
    }
}
