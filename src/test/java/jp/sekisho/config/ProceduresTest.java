package jp.sekisho.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import jp.sekisho.policy.Procedure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which procedures a site has: the prefecture's seventeen, its own instead, or its own after them.
class ProceduresTest {
    private static final String HEADER = "no\tid\tname_ja\tname_en\tdivision_ja\tsex_held\n";
    private static final String CHILD_ALLOWANCE = "101\tjido-teate\t児童手当\tChild allowance\tこども課\tyes\n";

    @TempDir
    private Path folder;

    private record Settings(Optional<Path> directory, Optional<Path> procedures, Optional<Path> furtherProcedures)
            implements PolicySettings {}

    private Optional<Path> table(String content) throws IOException {
        return Optional.of(Files.writeString(folder.resolve("procedures.tsv"), content));
    }

    private static Settings instead(Optional<Path> table) {
        return new Settings(Optional.empty(), table, Optional.empty());
    }

    private static Settings after(Optional<Path> table) {
        return new Settings(Optional.empty(), Optional.empty(), table);
    }

    @Test
    void areThePrefecturesSeventeenByDefault() {
        assertThat(Wiring.procedures(instead(Optional.empty()))).hasSize(17);
    }

    @Test
    void areTheSitesOwnInstead() throws IOException {
        assertThat(Wiring.procedures(instead(table(HEADER + CHILD_ALLOWANCE))))
                .containsExactly(new Procedure(101, "jido-teate", "児童手当", "Child allowance", "こども課", true));
    }

    @Test
    void areTheSitesOwnAfterTheSeventeen() throws IOException {
        assertThat(Wiring.procedures(after(table(HEADER + CHILD_ALLOWANCE))))
                .hasSize(18)
                .last()
                .extracting(Procedure::id)
                .isEqualTo("jido-teate");
    }

    @Test
    void areRefusedWithSettingLineAndCause() throws IOException {
        assertRefused(instead(table(HEADER + CHILD_ALLOWANCE + "102\tx\n")), "sekisho.policy.procedures", "line 3");
        assertRefused(instead(table(HEADER)), "sekisho.policy.procedures", "holds no procedure");
        assertRefused(
                after(table(HEADER + CHILD_ALLOWANCE.replace("101", "1"))),
                "sekisho.policy.further-procedures",
                "line 2: another procedure has this number or id");
        assertRefused(
                after(Optional.of(folder.resolve("missing.tsv"))),
                "sekisho.policy.further-procedures",
                "cannot be read");
    }

    private static void assertRefused(Settings settings, String... told) {
        assertThatThrownBy(() -> Wiring.procedures(settings))
                .isInstanceOf(SettingsRefused.class)
                .message()
                .contains(told);
    }
}
