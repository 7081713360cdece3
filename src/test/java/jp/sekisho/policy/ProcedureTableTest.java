package jp.sekisho.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
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
                HEADER + "0\tnought\t零\tNought\t課\tyes\n",
                HEADER + "7\tseven\t七\tSeven\t課\tyes\n7\teight\t八\tEight\t課\tyes\n",
                HEADER + "7\tseven\t七\tSeven\t課\tyes\n8\tseven\t八\tEight\t課\tyes\n"
            })
    void refusesATableThatItDoesNotUnderstandWhole(String content) {
        assertThatThrownBy(() -> read(content))
                .isInstanceOf(PolicyRefused.class)
                .hasMessageStartingWith("procedures.tsv");
    }

    @Test
    void namesTheLineAndTheCause() {
        assertThatThrownBy(() -> read(HEADER + "7\tseven\t七\tSeven\t課\tyes\n8\tEight\t八\tEight\t課\tyes\n"))
                .hasMessage("procedures.tsv, line 3: id must be up to 64 of a-z, 0-9 and hyphens");
        assertThatThrownBy(() -> read(HEADER + "7\tseven\t\tSeven\t課\tyes\n"))
                .hasMessage("procedures.tsv, line 2: names and division must not be empty");
    }

    @Test
    void refusesAnotherEncodingThanUtf8() {
        byte[] content = (HEADER + "7\tseven\t七\tSeven\t課\tyes\n").getBytes(Charset.forName("windows-31j"));
        assertThatThrownBy(() -> ProcedureTable.read("procedures.tsv", content))
                .hasMessage("procedures.tsv: is not UTF-8");
    }

    @Test
    void putsFurtherProceduresAfterTheOthers() {
        List<Procedure> others = read(HEADER + "7\tseven\t七\tSeven\t課\tyes\n");
        assertThat(ProcedureTable.furtherTo(
                        others, "own.tsv", (HEADER + "3\tthree\t三\tThree\t課\tno\n").getBytes(UTF_8)))
                .extracting(Procedure::id)
                .containsExactly("seven", "three");
        assertThatThrownBy(() -> ProcedureTable.furtherTo(
                        others, "own.tsv", (HEADER + "7\tthree\t三\tThree\t課\tno\n").getBytes(UTF_8)))
                .hasMessage("own.tsv, line 2: another procedure has this number or id");
    }
}
