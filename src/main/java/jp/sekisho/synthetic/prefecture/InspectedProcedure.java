package jp.sekisho.synthetic.prefecture;

import java.util.List;
import jp.sekisho.base.Table;

/// A row of the prefecture's published table.
///
/// @param id of the procedure (事務)
/// @param sexHeld whether its business system holds the sex
/// @param subjectOftenMinor whether a parent usually applies for a child
/// @param checked how many records were inspected
/// @param wrongLinks how many of them carried the wrong number
record InspectedProcedure(String id, boolean sexHeld, boolean subjectOftenMinor, int checked, int wrongLinks) {
    /// In the order of the table.
    static final List<InspectedProcedure> ALL = Table.rows("/synthetic/inspected-procedures.tsv").stream()
            .map(row -> new InspectedProcedure(
                    row[0],
                    row[1].equals("yes"),
                    row[2].equals("yes"),
                    Integer.parseInt(row[3]),
                    Integer.parseInt(row[4])))
            .toList();

    static final int CHECKED =
            ALL.stream().mapToInt(InspectedProcedure::checked).sum();
    static final int WRONG_LINKS =
            ALL.stream().mapToInt(InspectedProcedure::wrongLinks).sum();
}
