package jp.sekisho.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import jp.sekisho.characters.CharacterSets;
import jp.sekisho.characters.DeclaredCodes;
import jp.sekisho.person.BirthDateEntry.EraCodes;
import jp.sekisho.security.Caller;
import jp.sekisho.security.Callers;
import jp.sekisho.security.Quota;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallersFileTest {
    private static final String WELFARE = """
            # the welfare division
            welfare.certificate-subject = CN=welfare-system,O=Nagano Prefecture,C=JP
            welfare.roles = checker, inspector
            welfare.procedures = ryoiku-techo
            welfare.detail = full
            welfare.audience = gateway
            welfare.destinations = pmh
            welfare.requests-per-minute = 60
            welfare.records-per-day = 1000
            """;

    private static final CharacterSets SETS = CharacterSets.STANDARD;

    @TempDir
    private Path folder;

    private Callers read(String text) throws IOException {
        return CallersFile.read(
                Files.writeString(folder.resolve("callers.properties"), text),
                "ryoiku-techo"::equals,
                "pmh"::equals,
                SETS);
    }

    @Test
    void readsACaller() throws IOException {
        assertThat(read(WELFARE).all())
                .containsExactly(new Caller(
                        "welfare",
                        Set.of("checker", "inspector"),
                        Set.of("ryoiku-techo"),
                        Set.of("pmh"),
                        Caller.Detail.FULL,
                        "gateway",
                        new Quota(60, 1000)));
    }

    @Test
    void whatIsLeftOutIsTheLeast() throws IOException {
        assertThat(read("tax.token-subject = tax-system\ntax.roles = checker\ntax.procedures = *\n")
                        .all())
                .singleElement()
                .satisfies(caller -> {
                    assertThat(caller.detail()).isEqualTo(Caller.Detail.COARSE);
                    assertThat(caller.audience()).isEqualTo("tax");
                });
    }

    /// What an editor or a full disk leaves behind must not lock everybody out.
    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# nothing but a comment\n", "none\nwelfare.roles = checker\n"})
    void refusesAFileWithoutACaller(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(SettingsRefused.class);
    }

    @Test
    void letsNobodyInWhereThatIsSaid() throws IOException {
        assertThat(read("# closed for maintenance\nnone\n").all()).isEmpty();
    }

    /// Of two lines the last would win in silence.
    @Test
    void refusesALineThatStandsTwice() {
        assertThatThrownBy(() -> read(WELFARE + "welfare.detail = coarse\n"))
                .isInstanceOf(SettingsRefused.class)
                .hasMessageContaining("welfare.detail");
    }

    @Test
    void isTheSameWhereNothingHasChanged() throws IOException {
        assertThat(read(WELFARE)).isEqualTo(read(WELFARE)).isNotEqualTo(read(WELFARE.replace("60", "61")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            welfare.roles = checker, inspector           | welfare.roles = checkr                | welfare.roles
            welfare.procedures = ryoiku-techo            | welfare.procedures = ryoiku           | welfare.procedures
            welfare.procedures = ryoiku-techo            | welfare.procedure = ryoiku-techo      | welfare.procedure
            welfare.detail = full                        | welfare.detail = all                  | welfare.detail
            welfare.detail = full                        | welfare.detail = guarded              | welfare.detail
            welfare.requests-per-minute = 60             | welfare.requests-per-minute = 0       | welfare.requests-per-minute
            welfare.requests-per-minute = 60             | welfare.requests-per-minute = many    | welfare.requests-per-minute
            welfare.requests-per-minute = 60             | unrelated = 1                         | unrelated
            CN=welfare-system,O=Nagano Prefecture,C=JP   | welfare-system                        | welfare.certificate-subject
            """)
    void refusesTheWholeFileForOneLine(String line, String broken, String named) throws IOException {
        assertThat(WELFARE).contains(line);
        assertThatThrownBy(() -> read(WELFARE.replace(line, broken)))
                .isInstanceOf(SettingsRefused.class)
                .hasMessageContaining("sekisho.callers.file")
                .hasMessageContaining(named);
    }

    @Test
    void tellsOfAllThatIsWrong() {
        assertThatThrownBy(() -> read(WELFARE.replace("inspector", "inspektor")
                        .replace("ryoiku-techo", "ryoiku")
                        .replace("= 60", "= 0")
                        .replace("welfare.certificate-subject", "# none")))
                .isInstanceOfSatisfying(
                        SettingsRefused.class,
                        e -> assertThat(e.wrong())
                                .extracting(WrongSetting::english)
                                .satisfiesExactly(
                                        role -> assertThat(role).startsWith("welfare.roles may hold"),
                                        procedure -> assertThat(procedure).startsWith("welfare.procedures "),
                                        proof -> assertThat(proof).startsWith("welfare.certificate-subject "),
                                        quota -> assertThat(quota).startsWith("welfare.requests-per-minute ")));
    }

    @Test
    void refusesACallerThatCannotProveItself() {
        assertThatThrownBy(() -> read("tax.roles = checker\ntax.procedures = *\n"))
                .isInstanceOf(SettingsRefused.class)
                .hasMessageContaining("tax.certificate-subject");
    }

    @Test
    void refusesTwoCallersOfOneCertificateHoweverItsSubjectIsWritten() {
        assertThatThrownBy(() -> read(WELFARE
                        + WELFARE.replace("welfare.", "other.")
                                .replace("CN=welfare-system,O=Nagano", "cn = welfare-system, o = Nagano")))
                .isInstanceOf(SettingsRefused.class)
                .hasMessageContaining("certificate-subject")
                .hasMessageContaining("already");
    }

    @Test
    void refusesAnIdThatTheAuditTrailDoesNotTake() {
        assertThatThrownBy(() -> read(WELFARE.replace("welfare.", "福祉.")))
                .isInstanceOf(SettingsRefused.class)
                .hasMessageContaining("audit trail");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThatThrownBy(() -> CallersFile.read(folder.resolve("none"), _ -> true, _ -> true, SETS))
                .isInstanceOf(SettingsRefused.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void knowsInWhichCodesACallerWrites() throws IOException {
        Caller caller = read(WELFARE + "welfare.character-set = JUKI_UNIFIED\nwelfare.date-codes = PENSION\n")
                .all()
                .iterator()
                .next();

        assertThat(caller.codes())
                .isEqualTo(new DeclaredCodes(SETS.named("JUKI_UNIFIED").orElseThrow(), EraCodes.PENSION));
        assertThat(read(WELFARE).all())
                .singleElement()
                .extracting(Caller::codes)
                .isEqualTo(DeclaredCodes.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"welfare.character-set = EBCDIC", "welfare.date-codes = NONE", "welfare.date-codes = TAX"})
    void refusesCodesThatItDoesNotKnow(String line) {
        assertThatThrownBy(() -> read(WELFARE + line))
                .isInstanceOf(SettingsRefused.class)
                .hasMessageContaining(line.substring(0, line.indexOf(' ')));
    }
}
