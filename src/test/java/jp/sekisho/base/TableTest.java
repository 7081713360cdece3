package jp.sekisho.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void keepsEmptyCellsAndLeavesTheHeaderOutOfTheRows() {
        Table table = Table.of("a\tb\tc\n\t隆\t\nx\ty\tz\n");
        assertThat(table.header()).containsExactly("a", "b", "c");
        assertThat(table.rows()).containsExactly(new String[] {"", "隆", ""}, new String[] {"x", "y", "z"});
    }

    @Test
    void anEmptyTextIsATableWithoutNames() {
        assertThat(Table.of("").header()).isEmpty();
        assertThat(Table.of("").rows()).isEmpty();
    }

    @Test
    void readsEveryRowOfATableOfTheClassPath() {
        assertThat(Table.rows("/tables/municipalities.tsv"))
                .hasSizeGreaterThan(1_800)
                .allSatisfy(row -> assertThat(row).hasSize(3));
    }

    @Test
    void namesTheTableThatIsMissing() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Table.rows("/tables/none.tsv"))
                .withMessageContaining("/tables/none.tsv");
    }
}
