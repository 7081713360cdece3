package jp.sekisho.characters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.base.Resource;
import jp.sekisho.testsupport.JukiText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CharacterSetTest {
    private static final JukiUnified JUKI = JukiUnified.ofTheProgram();
    private static final String PLANE_16 = Character.toString(0x100001);
    private static final String UNKNOWN = "\uFFFD";

    @Test
    void everyCodeOfTheRegistryNetworkComesBack() {
        List<Character> codes = JukiText.everyCode();
        assertThat(codes).hasSize(19_563);
        assertThat(codes).allSatisfy(code -> {
            String unicode = JUKI.toUnicode(code.toString());
            assertThat(unicode).isNotEqualTo(UNKNOWN);
            assertThat(JukiText.of(unicode)).isEqualTo(code.toString());
        });
        assertThat(codes.stream().map(code -> JUKI.toUnicode(code.toString())).distinct())
                .hasSize(19_563);
    }

    /// U+FA46 is 渚 and U+FA51 is 祝 to Unicode.
    @Test
    void readsSeaAndNotStrandAndAncestorAndNotCongratulation() {
        assertThat(letters(JUKI.toUnicode("\uFA46野"))).isEqualTo("海野");
        assertThat(letters(JUKI.toUnicode("\uFA47"))).isEqualTo("渚");
        assertThat(letters(JUKI.toUnicode("\uFA51"))).isEqualTo("祖");
        assertThat(letters(JUKI.toUnicode("\uFA52"))).isEqualTo("祝");
    }

    @Test
    void tellsAnUnusualGlyphByItsVariationSelectorAndTheUsualOneByNone() {
        assertThat(JUKI.toUnicode("海")).isEqualTo("海");
        assertThat(JUKI.toUnicode("\uFA46")).isEqualTo("海" + Character.toString(0xE0103));
    }

    @Test
    void leavesKanaDigitsAndSignsAsTheyAre() {
        String text = "カタカナ　ひらがな-1２ＡA･ｶﾞ";
        assertThat(JUKI.toUnicode(text)).isEqualTo(text);
    }

    @Test
    void knowsNoLetterWhereTheTableHasNone() {
        assertThat(JUKI.toUnicode("山\uD7A3")).isEqualTo("山" + UNKNOWN);
        assertThat(JUKI.toUnicode("山\uE000田")).isEqualTo("山" + UNKNOWN + "田");
        assertThat(JUKI.toUnicode("山" + Character.toString(0x20B9F) + "田")).isEqualTo("山" + UNKNOWN + "田");
        assertThat(JUKI.toUnicode("\uD842")).isEqualTo(UNKNOWN);
    }

    @Test
    void keepsTheAdditionsOfTheStandardLettersOnlyWhereTheyAreDeclared() {
        assertThat(CharacterSet.MJ_PLUS.toUnicode("山" + PLANE_16)).isEqualTo("山" + PLANE_16);
        assertThat(CharacterSet.UNICODE.toUnicode("山" + PLANE_16)).isEqualTo("山" + UNKNOWN);
        assertThat(JUKI.toUnicode("山" + PLANE_16)).isEqualTo("山" + UNKNOWN);
        assertThat(site("E000\tU+9AD9").toUnicode("山" + PLANE_16)).isEqualTo("山" + UNKNOWN);
    }

    @Test
    void readsASitesOwnTable() {
        SiteTable table = site("E000\tU+9AD9", "U+E001\t6D77 E0103", "E002\tMJ030266", "E003\t𠮷", "E004\tMJ999999");
        assertThat(table.toUnicode("\uE000橋\uE001\uE002\uE003\uE004\uE005"))
                .isEqualTo("髙橋海" + Character.toString(0xE0103) + "海" + Character.toString(0xE0103) + "𠮷" + UNKNOWN
                        + "\uE005");
        assertThat(table.unknown()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "E000",
                "E000\t",
                "E000\tE001",
                "E000\tU+110000",
                "0041\tU+9AD9",
                "E000\t6D77 6D77",
                "XYZ\tU+9AD9",
                "E000\tU+9AD9\tx"
            })
    void refusesARowThatIsNoCodeWithItsLetter(String row) {
        assertThatThrownBy(() -> site(row))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void refusesACodeThatStandsTwice() {
        assertThatThrownBy(() -> site("E000\tU+9AD9", "E000\tU+6D77")).hasMessageContaining("line 3");
    }

    @Test
    void takesAnotherTableOfTheRegistryNetworkFromText() {
        String table = Resource.text("/characters/juki-unified.tsv").replace("# version 1", "# version 2");
        assertThat(JukiUnified.of(table).version()).startsWith("2");
        assertThatThrownBy(() -> JukiUnified.of("juki\tucs\n")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> JukiUnified.of("# version 3")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void findsASetByTheNameThatASenderDeclares() {
        CharacterSets sets = CharacterSets.of(Optional.empty(), Map.of("KIKAN", site("E000\tU+9AD9")));
        assertThat(sets.named("UNICODE")).contains(CharacterSet.UNICODE);
        assertThat(sets.named("MJ_PLUS")).contains(CharacterSet.MJ_PLUS);
        assertThat(sets.named("JUKI_UNIFIED")).contains(JUKI);
        assertThat(sets.named("KIKAN")).isPresent();
        assertThat(sets.named("unicode")).isEmpty();
        assertThatThrownBy(() -> CharacterSets.of(Optional.empty(), Map.of("UNICODE", site())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static SiteTable site(String... rows) {
        return SiteTable.of("code\tunicode\n" + String.join("\n", rows), JUKI);
    }

    private static String letters(String text) {
        return text.codePoints()
                .filter(c -> c < 0xE0100)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
