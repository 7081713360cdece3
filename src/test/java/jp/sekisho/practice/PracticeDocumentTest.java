package jp.sekisho.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The pages publish the table that the practice gate plays from.
class PracticeDocumentTest {
    private static final String TABLE =
            "<!-- The table of jp.sekisho.practice.Scenes; PracticeDocumentTest keeps it. -->\n";

    @ParameterizedTest
    @CsvSource({"practice.md, English", "practice.ja.md, 日本語"})
    void thePageListsEveryNumberWithItsScene(String file, String language) throws IOException {
        Path page = Path.of("openapi", file);
        boolean english = language.equals("English");
        String text = Files.readString(page);
        String expected = text.substring(0, text.indexOf(TABLE))
                + TABLE
                + (english ? "| scene | number | the gate | register |\n" : "| 場面 | 個人番号 | 関所の振舞い | 登録 |\n")
                + "|---|---|---|---|\n"
                + rows(english ? Scene::english : Scene::japanese, english ? "yes" : "する");
        if (Boolean.getBoolean("contract.write")) {
            Files.writeString(page, expected);
        }
        assertThat(page).content().isEqualTo(expected);
    }

    private static String rows(Function<Scene, String> told, String register) {
        return Scenes.all().stream()
                .map(scene -> "| `" + scene.name() + "` | " + scene.number() + " | " + told.apply(scene) + " | "
                        + (scene.register() ? register : "") + " |\n")
                .collect(Collectors.joining());
    }
}
