package jp.sekisho.matching.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import jp.sekisho.matching.Comparison;
import jp.sekisho.matching.Outcome;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/// What holds for every name, over generated ones.
class NameLawsTest {
    private static final long SEED = 20_261_123L;
    private static final List<String> FAMILIES =
            List.of("小林", "渡邊", "佐々木", "髙橋", "𠮷田", "三ヶ島", "長谷川", "林", "勅使河原", "斎藤", "SMITH", "王", "山ノ内", "丸山");
    private static final List<String> GIVEN =
            List.of("健一", "みすゞ", "さくら", "カオル", "惠子", "翔太", "しょうこ", "JOHN PAUL", "一", "奈々", "龍之介", "美咲", "ジョージ");
    private static final List<String> KANA =
            List.of("コバヤシ", "サイトウ", "オオノ", "ワタナベ", "ジョージ", "ミヅキ", "カヲル", "シュンイチ", "ケンイチ", "ハナコ", "ユウコ", "がくと");
    private static final String INVISIBLE = "\u200B\u200D\uFEFF\u00AD\u200E\u2060";
    private static final String SPACES = " \u3000\u00A0\t\u2003・";

    @Test
    void foldingAFoldedNameChangesNothing() {
        Random random = new Random(SEED);
        for (int i = 0; i < 60_000; i++) {
            String text = i % 2 == 0 ? anyText(random, 4) : nastyText(random);
            String folded = FoldedName.of(text).text();
            assertThat(FoldedName.of(folded).text())
                    .as("seed %d, text %s", SEED, codes(text))
                    .isEqualTo(folded);
        }
    }

    @Test
    void foldingEveryCharacterTwiceChangesNothing() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            String folded = FoldedName.of("A" + Character.toString(c)).text();
            if (!FoldedName.of(folded).text().equals(folded)) {
                Assertions.fail("U+" + Integer.toHexString(c));
            }
        }
    }

    @Test
    void everyKanjiAndKanaIsExactlyItselfAndNoOther() {
        int letters = 0;
        for (int c = 'ぁ'; c <= 0x3FFFF; c++) {
            boolean kana = c <= 'ん' || c >= 'ァ' && c <= 'ン';
            boolean kanji = Character.isIdeographic(c)
                    && c != '〇'
                    && Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
            if (kana || kanji) {
                String name = "山" + Character.toString(c);
                assertThat(KanjiNameComparator.compare(name, name).outcome())
                        .as("U+%X", c)
                        .isEqualTo(Outcome.EXACT);
                assertThat(KanjiNameComparator.compare(name, "山鑿鑿").accepts())
                        .as("U+%X", c)
                        .isFalse();
                letters++;
            }
        }
        assertThat(letters).isGreaterThan(97_000);
    }

    @Test
    void normalisationFormsAreExactlyTheSame() {
        Random random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            String name = name(random);
            String decomposed = Normalizer.normalize(name, Normalizer.Form.NFD);
            assertThat(KanjiNameComparator.compare(decomposed, name).outcome())
                    .as("seed %d, %s", SEED, name)
                    .isEqualTo(Outcome.EXACT);
        }
    }

    @Test
    void notationNeverChangesAcceptance() {
        Random random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            String name = name(random);
            String noisy = noisy(name, random);
            Comparison comparison = KanjiNameComparator.compare(noisy, name);
            assertThat(comparison.accepts())
                    .as("seed %d, %s, %s", SEED, name, codes(noisy))
                    .isTrue();
            String other = name(random);
            assertThat(KanjiNameComparator.compare(noisy, other).accepts())
                    .as("seed %d, %s against %s", SEED, noisy, other)
                    .isEqualTo(KanjiNameComparator.compare(name, other).accepts());
            String kana = kana(random);
            assertThat(KanaNameComparator.compare(noisy(kana, random), kana).accepts())
                    .as("seed %d, %s", SEED, kana)
                    .isTrue();
        }
    }

    @Test
    void anUnrelatedCharacterAlwaysStopsAcceptance() {
        everyEditStops(NameLawsTest::name, KanjiNameComparator::compare, "鑿", "ヰ");
        everyEditStops(NameLawsTest::kana, KanaNameComparator::compare, "ネ", "ヌ");
        everyEditStops(NameLawsTest::kana, KanaNameComparator::compare, "ン", "〓");
    }

    private static void everyEditStops(Function<Random, String> names, TextComparator comparator, String... others) {
        Random random = new Random(SEED);
        for (int i = 0; i < 5_000; i++) {
            String name = names.apply(random);
            int[] codePoints = name.codePoints().toArray();
            for (int at = 0; at < codePoints.length; at++) {
                if (FoldedName.of(Character.toString(codePoints[at])).isEmpty()) {
                    continue;
                }
                String other = others[random.nextInt(others.length)];
                String before = new String(codePoints, 0, at);
                String after = new String(codePoints, at + 1, codePoints.length - at - 1);
                for (String edited : List.of(
                        before + other + after, before + after, before + other + name.substring(before.length()))) {
                    boolean changed = !FoldedName.of(edited)
                            .text()
                            .equals(FoldedName.of(name).text());
                    assertThat(changed && comparator.compare(edited, name).accepts())
                            .as("seed %d, %s for %s", SEED, edited, name)
                            .isFalse();
                }
            }
        }
    }

    /// A comparator of two names.
    @FunctionalInterface
    private interface TextComparator {
        Comparison compare(String record, String registry);
    }

    @Test
    void anyTwoTextsCompareSymmetricallyAndNeverThrow() {
        Random random = new Random(SEED);
        for (int i = 0; i < 60_000; i++) {
            String a = i % 2 == 0 ? anyText(random, 6) : nastyText(random);
            String b = i % 3 == 0 ? a : i % 3 == 1 ? noisy(a, random) : nastyText(random);
            for (TextComparator comparator : List.<TextComparator>of(
                    KanjiNameComparator::compare, KanaNameComparator::compare, RomanNameComparator::compare)) {
                Comparison there = comparator.compare(a, b);
                Comparison back = comparator.compare(b, a);
                assertThat(back.accepts())
                        .as("seed %d: %s, %s", SEED, codes(a), codes(b))
                        .isEqualTo(there.accepts());
                assertThat(back.rules())
                        .as("seed %d: %s, %s", SEED, codes(a), codes(b))
                        .isEqualTo(there.rules());
                if (there.outcome() == Outcome.EQUIVALENT || there.outcome() == Outcome.VARIANT) {
                    assertThat(there.rules())
                            .as("seed %d: %s, %s", SEED, codes(a), codes(b))
                            .isNotEmpty();
                }
            }
        }
    }

    private static String name(Random random) {
        return pick(FAMILIES, random) + "　" + pick(GIVEN, random);
    }

    private static String kana(Random random) {
        return pick(KANA, random) + "　" + pick(KANA, random);
    }

    private static String pick(List<String> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    /// The name in another notation: other spaces, invisible characters, variation selectors, width, script, case.
    private static String noisy(String name, Random random) {
        StringBuilder noisy = new StringBuilder();
        name.codePoints().forEach(c -> {
            if (c == '　') {
                boolean leftOut = name.codePointAt(0) >= 'あ' && random.nextBoolean();
                noisy.append(leftOut ? "" : SPACES.charAt(random.nextInt(SPACES.length())));
            } else if (c >= 'A' && c <= 'Z' && random.nextBoolean()) {
                noisy.append((char) (random.nextBoolean() ? c + 0x20 : c + 0xFEE0));
            } else if (c >= 'ァ' && c <= 'ヶ' && random.nextBoolean()) {
                noisy.append((char) (c - 'ァ' + 'ぁ'));
            } else {
                noisy.appendCodePoint(c);
                if (Character.isIdeographic(c) && random.nextInt(4) == 0) {
                    noisy.appendCodePoint(0xE0100 + random.nextInt(16));
                }
            }
            if (c != '　' && random.nextInt(6) == 0) {
                noisy.append(INVISIBLE.charAt(random.nextInt(INVISIBLE.length())));
            }
        });
        return noisy.toString();
    }

    private static String anyText(Random random, int most) {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(most + 1); n > 0; n--) {
            text.appendCodePoint(random.nextInt(random.nextBoolean() ? 0x10000 : Character.MAX_CODE_POINT + 1));
        }
        return text.toString();
    }

    /// Characters that act on their neighbours, in any order.
    private static String nastyText(Random random) {
        String nasty =
                "カガヽヾ゛゜\u3099\u309Aﾞﾟｶﾊー-~々〻佐ウ A\u0301eÆßØé\u200B\uFE00・'●\uFA2E\u1100\u1161\u11A8И\u0306\uD842\uDFB7\uD800ぁっゔ";
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(8); n > 0; n--) {
            text.append(nasty.charAt(random.nextInt(nasty.length())));
        }
        return text.toString();
    }

    private static String codes(String text) {
        StringBuilder codes = new StringBuilder();
        text.chars().forEach(c -> codes.append(Integer.toHexString(c)).append(' '));
        return codes.toString();
    }
}
