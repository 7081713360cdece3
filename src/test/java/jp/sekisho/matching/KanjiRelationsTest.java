package jp.sekisho.matching;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import jp.sekisho.matching.name.KanjiNameComparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KanjiRelationsTest {
    private static final Set<String> USABLE =
            Set.of("JOYO", "JINMEI1", "JINMEI2", "KOSEKI1", "5202", "2842俗", "2842無", "HYOGAI");

    @Test
    void acceptsEveryUsableRowInBothDirections() throws IOException {
        List<String[]> rows = usableRows();
        assertThat(rows).hasSize(11_682 + 28 + 31);
        for (String[] row : rows) {
            for (String[] pair : List.of(new String[] {row[0], row[1]}, new String[] {row[1], row[0]})) {
                Comparison comparison = KanjiNameComparator.compare("山" + pair[0] + "　太郎", "山" + pair[1] + "　太郎");
                assertThat(comparison.outcome())
                        .as("%s %s", pair[0], pair[1])
                        .isIn(Outcome.EXACT, Outcome.EQUIVALENT, Outcome.VARIANT);
            }
        }
    }

    @Test
    void refusesEveryRowWithoutAUsableSource() throws IOException {
        Set<String> usable = new HashSet<>();
        usableRows().forEach(row -> usable.add(nfc(row[0]) + nfc(row[1])));
        Map<Integer, Set<Integer>> forms = forms();
        int refused = 0;
        for (String[] row : rows("/tables/kanji-relations.tsv")) {
            int a = nfc(row[0]).codePointAt(0);
            int b = nfc(row[1]).codePointAt(0);
            if (a != b && !meet(forms, a, b)) {
                assertThat(KanjiRelations.agree(a, b))
                        .as("%s %s", row[0], row[1])
                        .isFalse();
                assertThat(usable).doesNotContain(nfc(row[0]) + nfc(row[1]));
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(2_000);
    }

    @Test
    void neverTakesTheTransitiveClosure() throws IOException {
        Map<Integer, Set<Integer>> forms = forms();
        Map<Integer, Set<Integer>> near = new HashMap<>();
        forms.forEach((variant, bases) -> bases.forEach(base -> {
            near.computeIfAbsent(variant, x -> new HashSet<>()).add(base);
            near.computeIfAbsent(base, x -> new HashSet<>()).add(variant);
        }));
        int onlyTransitive = 0;
        for (int a : near.keySet()) {
            Set<Integer> far = new HashSet<>();
            List<Integer> open = new ArrayList<>(List.of(a));
            while (!open.isEmpty()) {
                for (int next : near.getOrDefault(open.removeLast(), Set.of())) {
                    if (far.add(next)) {
                        open.add(next);
                    }
                }
            }
            for (int b : far) {
                if (a < b && !meet(forms, a, b)) {
                    assertThat(KanjiRelations.agree(a, b) || KanjiRelations.agree(b, a))
                            .as("%s %s", Character.toString(a), Character.toString(b))
                            .isFalse();
                    onlyTransitive++;
                }
            }
        }
        assertThat(onlyTransitive).isEqualTo(2_456);
    }

    @Test
    void agreesWithTwoFormsOfOneCharacter() throws IOException {
        Map<Integer, Set<Integer>> forms = forms();
        List<Integer> all = List.copyOf(forms.keySet());
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < all.size(); i += 20) {
            int a = all.get(i);
            for (int b : all) {
                if (KanjiRelations.agree(a, b) != (a == b || meet(forms, a, b))) {
                    wrong.add(Character.toString(a) + Character.toString(b));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "書昼", "着著", "蘇蘓", "綱網", "師帥", "攵文", "槁橋", "隹佳", "冝宣", "亟丞", "藁稿", "斎斉", "齋齊", "坂阪", "畑畠", "埼崎", "隆降",
                "萩荻", "祐裕", "己巳", "巳已", "己已", "土士", "未末", "大太", "太犬", "大犬", "辨瓣", "瓣辯", "辨辯", "傅傳", "沖冲", "松枩", "井牛",
                "予矛"
            })
    void keepsTwoCharactersApart(String pair) {
        assertThat(agree(pair)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "恵惠", "弁辨", "弁瓣", "弁辯", "辺邊", "邉邊", "吉𠮷", "國圀", "芦蘆", "鴬鶯", "藪薮", "濵濱", "嶋嶌", "曻昇", "凞熙", "窗窓", "釼劒",
                "澀渋"
            })
    void letsFormsOfOneCharacterAgree(String pair) {
        assertThat(agree(pair)).isTrue();
    }

    @Test
    void tellsTheMostAuthoritativeSource() {
        assertThat(rules("辺", "邊")).containsExactly(Rule.NAME_VARIANT_JOYO);
        assertThat(rules("黒", "黑")).containsExactly(Rule.NAME_VARIANT_JOYO);
        assertThat(rules("嵜", "崎")).containsExactly(Rule.NAME_VARIANT_KOSEKI);
        assertThat(rules("蘆", "芦")).containsExactly(Rule.NAME_VARIANT_HYOGAI);
        assertThat(rules("切", "㓛")).containsExactly(Rule.NAME_VARIANT_2842);
        assertThat(rules("凛", "凜")).containsExactly(Rule.NAME_VARIANT_JINMEI);
        assertThat(rules("國", "圀")).containsExactly(Rule.NAME_VARIANT_JOYO, Rule.NAME_VARIANT_KOSEKI);
    }

    @Test
    void knowsTheChoicesOfAName() {
        assertThat(KanjiRelations.isChoiceOfName('遙', '遥')).isTrue();
        assertThat(KanjiRelations.isChoiceOfName('凛', '凜')).isTrue();
        assertThat(KanjiRelations.isChoiceOfName('竜', '龍')).isFalse();
        assertThat(KanjiRelations.isChoiceOfName('辺', '邊')).isFalse();
    }

    @Test
    void knowsTheSimplifiedLettersOfAPassport() {
        assertThat(KanjiRelations.isSimplified('张', '張')).isTrue();
        assertThat(KanjiRelations.isSimplified('張', '张')).isTrue();
        assertThat(KanjiRelations.agree('张', '張')).isFalse();
        assertThat(KanjiRelations.isSimplified('張', '帳')).isFalse();
    }

    private static Set<Rule> rules(String a, String b) {
        return KanjiNameComparator.compare(a, b).rules();
    }

    private static boolean agree(String pair) {
        int[] codePoints = pair.codePoints().toArray();
        assertThat(codePoints).hasSize(2);
        boolean agree = KanjiRelations.agree(codePoints[0], codePoints[1]);
        assertThat(KanjiRelations.agree(codePoints[1], codePoints[0])).isEqualTo(agree);
        return agree;
    }

    /// The rule of the design, written a second time and slowly: the sets {itself, its official forms} meet.
    private static boolean meet(Map<Integer, Set<Integer>> forms, int a, int b) {
        Set<Integer> shared = new HashSet<>(forms.getOrDefault(a, Set.of()));
        shared.add(a);
        Set<Integer> other = new HashSet<>(forms.getOrDefault(b, Set.of()));
        other.add(b);
        shared.retainAll(other);
        if (a != '弁' && b != '弁') {
            shared.remove((int) '弁');
        }
        // The one pair that shares a form (伝) and is listed as different all the same.
        boolean listedAsDifferent = Math.min(a, b) == '傅' && Math.max(a, b) == '傳';
        return !shared.isEmpty() && !listedAsDifferent;
    }

    private static Map<Integer, Set<Integer>> forms() throws IOException {
        Map<Integer, Set<Integer>> forms = new HashMap<>();
        for (String[] row : usableRows()) {
            int variant = nfc(row[0]).codePointAt(0);
            int form = nfc(row[1]).codePointAt(0);
            if (variant != form) {
                forms.computeIfAbsent(variant, x -> new HashSet<>()).add(form);
            }
        }
        return forms;
    }

    private static List<String[]> usableRows() throws IOException {
        List<String[]> usable = new ArrayList<>();
        for (String[] row : rows("/tables/kanji-relations.tsv")) {
            Set<String> sources = new HashSet<>(List.of(row[4].split(" ")));
            boolean cabinet = sources.stream().anyMatch(s -> s.startsWith("JOYO") || s.startsWith("JINMEI"));
            boolean listed = sources.stream().anyMatch(USABLE::contains);
            if (listed && (cabinet || !sources.contains("2842別"))) {
                usable.add(row);
            }
        }
        for (String[] row : rows("/tables/kanji-supplement-jis83.tsv")) {
            if (row[5].equals("supplement")) {
                usable.add(row);
            }
        }
        for (String[] row : rows("/tables/kanji-supplement-mj.tsv")) {
            if (row[6].equals("yes")) {
                usable.add(row);
            }
        }
        return usable;
    }

    private static List<String[]> rows(String resource) throws IOException {
        try (var in = Objects.requireNonNull(KanjiRelationsTest.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .toList();
        }
    }

    private static String nfc(String character) {
        return Normalizer.normalize(character, Normalizer.Form.NFC);
    }
}
