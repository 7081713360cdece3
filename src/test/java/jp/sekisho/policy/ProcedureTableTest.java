package jp.sekisho.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcedureTableTest {
    private static final String HEADER = "no\tid\tname_ja\tname_en\tdivision_ja\tsex_held\n";

    private static List<Procedure> read(String content) {
        return ProcedureTable.read("procedures.tsv", content.getBytes(UTF_8));
    }

    @Test
    void readsEveryColumn() {
        assertThat(read(HEADER + "7\tseven\t七\tSeven\t課\tyes\n12\ttwelve\t十二\tTwelve\t室\tno\n"))
                .containsExactly(
                        new Procedure(7, "seven", "七", "Seven", "課", true),
                        new Procedure(12, "twelve", "十二", "Twelve", "室", false));
        assertThat(read(HEADER)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no\tid\n",
                "7\tseven\t七\tSeven\t課\tyes\n",
                HEADER + "7\tseven\t七\tSeven\t課\n",
                HEADER + "7\tseven\t七\tSeven\t課\tyes\tmore\n",
                HEADER + "７\tseven\t七\tSeven\t課\tyes\n",
                HEADER + "70000\tseven\t七\tSeven\t課\tyes\n",
                HEADER + "7\tseven\t七\tSeven\t課\tYES\n",
                HEADER + "7\tseven\t七\tSeven\t課\t\n",
                HEADER + "\n",
                HEADER + "7\tseven\t七\tSeven\t課\tyes\n8\tseven\t八\tEight\t課\tyes\n"
            })
    void refusesATableThatItDoesNotUnderstandWhole(String content) {
        assertThatThrownBy(() -> read(content))
                .isInstanceOf(PolicyRefused.class)
                .hasMessageStartingWith("procedures.tsv: ");
    }
}
