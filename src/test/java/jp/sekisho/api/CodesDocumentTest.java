package jp.sekisho.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import jp.sekisho.api.text.Language;
import jp.sekisho.api.text.Messages;
import jp.sekisho.check.Diagnosis;
import jp.sekisho.check.ReasonCode;
import jp.sekisho.matching.Rule;
import jp.sekisho.person.Shape;
import jp.sekisho.reconciliation.Verdict;
import jp.sekisho.release.ReleaseCode;
import jp.sekisho.release.ReleaseRefusal;
import org.junit.jupiter.api.Test;

/// The document shows the same table as `GET /v1/codes`.
class CodesDocumentTest {
    private static final Path FILE = Path.of("openapi/codes.md");

    @Test
    void theDocumentOfCodesIsTheTableThatTheApiServes() throws IOException {
        String document = """
                # Codes

                What `reasons`, their `shape`, `notes` and `diagnoses` of an answer may hold, and the codes of a release. `GET /v1/codes` serves the same table. More codes may be
                added: treat an unknown reason as a block of its `remedy`.

                ## Reasons (理由)

                | code | remedy | 日本語 | English |
                |---|---|---|---|
                """
                + rows("reason", ReasonCode.values())
                + """

                ## Notes (一致の根拠)

                | code | 日本語 | English |
                |---|---|---|
                """
                + rows("rule", Rule.values())
                + """

                ## Shapes (読み取れない値の見え方)

                | code | 日本語 | English |
                |---|---|---|
                """
                + rows("shape", Shape.values())
                + """

                ## Diagnoses (推定)

                | code | 日本語 | English |
                |---|---|---|
                """
                + rows("diagnosis", Diagnosis.values())
                + """

                ## Codes of a release (理由付き疑いなし)

                | code | 日本語 | English |
                |---|---|---|
                """
                + rows("releaseCode", ReleaseCode.values())
                + """

                ## Refusals of a release

                | code | 日本語 | English |
                |---|---|---|
                """
                + rows("releaseRefusal", ReleaseRefusal.values())
                + """

                ## Verdicts of a reconciliation

                | code | 日本語 | English |
                |---|---|---|
                """
                + rows("verdict", Verdict.values());
        if (Boolean.getBoolean("contract.write")) {
            Files.writeString(FILE, document);
        }
        assertThat(FILE).content().isEqualTo(document);
    }

    private static String rows(String kind, Enum<?>[] codes) {
        return Arrays.stream(codes)
                .map(code -> "| `" + code + "` | "
                        + (code instanceof ReasonCode reason ? reason.remedy() + " | " : "")
                        + Messages.of(Language.JA, kind, code) + " | " + Messages.of(Language.EN, kind, code) + " |\n")
                .collect(Collectors.joining());
    }
}
