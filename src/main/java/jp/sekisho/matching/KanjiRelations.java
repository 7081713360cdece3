package jp.sekisho.matching;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Which kanji are officially recorded as old or variant forms of one another.
///
/// Two kanji agree if one is a form of the other, or both are forms of a third. It stops there: a transitive closure
/// makes 隆 and 降 one character. The sources are the tables of common-use and of personal-name kanji, the family
/// register's list of correct forms, the circulars 5202 and 2842 and the table of kanji outside common use
/// (`tables/kanji-relations.tsv`), and the forms that JIS X 0208-1983 simplified or exchanged
/// (`tables/kanji-supplement-jis83.tsv`).
///
/// The supplement serves names as well as addresses, whole: each of its rows is one character as two editions of one
/// standard print it (鴬/鶯, 薮/藪, 篭/籠), so that the same code stood for both, and none of them joins two characters
/// that an official list keeps apart. A second supplement (`tables/kanji-supplement-mj.tsv`) holds what the lists
/// record on a glyph that is not the default of its code point, as far as it was taken after a look.
public final class KanjiRelations {
    /// 弁 replaced three unrelated characters: 辨 (tell apart), 瓣 (petal) and 辯 (speak). Each is a form of 弁, none of
    /// another.
    private static final int BEN = '弁';

    private static final byte DIFFERENT = 0;

    /// A relation that several sources hold is told by the first of them in the order of Rule.
    /// What is not here (JIS, the register's second hop) joins characters that are different names; 582-1
    /// serves residents with a Latin name only.
    private static final Map<String, Rule> SOURCES = Map.of(
            "JOYO", Rule.NAME_VARIANT_JOYO,
            "JINMEI1", Rule.NAME_VARIANT_JINMEI,
            "JINMEI2", Rule.NAME_VARIANT_JINMEI,
            "5202", Rule.NAME_VARIANT_5202,
            "2842俗", Rule.NAME_VARIANT_2842,
            "2842無", Rule.NAME_VARIANT_2842,
            "KOSEKI1", Rule.NAME_VARIANT_KOSEKI,
            "HYOGAI", Rule.NAME_VARIANT_HYOGAI);

    /// The circular 2842 lists the pair as two characters, which only the tables of the Cabinet and of the Ministry of
    /// Justice (JOYO, JINMEI) overrule.
    private static final String LISTED_AS_DIFFERENT = "2842別";

    /// Variant in the upper half, official form in the lower, sorted; `RULES` holds at the same index the ordinal of
    /// the rule, counted from one, or DIFFERENT.
    private static final long[] PAIRS;

    private static final byte[] RULES;

    /// Simplified letters and what the register writes for them (法務省告示第582号別表第四の一;
    /// `tables/kanji-simplified.tsv` holds those that no Japanese list knows), sorted.
    private static final long[] SIMPLIFIED;

    /// Pairs that an official list holds by a glyph that is not the default of its code point, sorted.
    private static final long[] OF_OTHER_GLYPHS;

    /// Pairs of which the first table of kanji for personal names lists both (遙 and 遥, 凜 and 凛), sorted.
    private static final long[] CHOICES;

    static {
        TreeMap<Long, Byte> rows = new TreeMap<>();
        List<String[]> relations = rows("/tables/kanji-relations.tsv");
        for (String[] row : relations) {
            add(rows, row[0], row[1], ruleOf(row[4]));
        }
        List<String[]> simplified = new ArrayList<>(of(relations, "582-1"));
        simplified.addAll(rows("/tables/kanji-simplified.tsv"));
        SIMPLIFIED = pairs(simplified);
        CHOICES = pairs(of(relations, "JINMEI1"));
        for (String[] row : rows("/tables/kanji-supplement-jis83.tsv")) {
            if (row[5].equals("supplement")) {
                add(rows, row[0], row[1], code(Rule.NAME_VARIANT_HYOGAI));
            }
        }
        List<String[]> ofOtherGlyphs = rows("/tables/kanji-supplement-mj.tsv").stream()
                .filter(row -> row[6].equals("yes"))
                .toList();
        for (String[] row : ofOtherGlyphs) {
            add(rows, row[0], row[1], ruleOf(row[4]));
        }
        OF_OTHER_GLYPHS = pairs(ofOtherGlyphs);
        PAIRS = new long[rows.size()];
        RULES = new byte[rows.size()];
        int i = 0;
        for (Map.Entry<Long, Byte> row : rows.entrySet()) {
            PAIRS[i] = row.getKey();
            RULES[i++] = row.getValue();
        }
    }

    private KanjiRelations() {}

    /// Whether two code points are the same kanji, or official forms of one.
    public static boolean agree(int a, int b) {
        return a == b || rules(a, b) != 0;
    }

    /// The rules by which two different code points agree, as bits; 0 if they do not.
    public static long rules(int a, int b) {
        int aToB = Arrays.binarySearch(PAIRS, pair(a, b));
        int bToA = Arrays.binarySearch(PAIRS, pair(b, a));
        if (aToB < 0 && bToA < 0) {
            return rulesOfSharedForm(a, b);
        }
        // 黑 and 黒 are each listed as a form of the other, by two tables.
        return bits(aToB < 0 ? RULES[bToA] : bToA < 0 ? RULES[aToB] : (byte) Math.min(RULES[aToB], RULES[bToA]));
    }

    /// Whether one is the simplified letter of the other.
    public static boolean isSimplified(int a, int b) {
        return holds(SIMPLIFIED, a, b);
    }

    /// Whether parents of today choose between the two for a given name: forms of one kanji, and two names.
    public static boolean isChoiceOfName(int a, int b) {
        return holds(CHOICES, a, b);
    }

    /// Whether the relation is recorded of a glyph that is not the default of its code point: two systems may well show
    /// two characters for the one code.
    public static boolean isOfOtherGlyph(int a, int b) {
        return holds(OF_OTHER_GLYPHS, a, b);
    }

    /// The official form of a kanji, or itself.
    public static int officialFormOf(int kanji) {
        int row = firstRow(kanji);
        return row < PAIRS.length && variant(row) == kanji && RULES[row] != DIFFERENT ? form(row) : kanji;
    }

    private static List<String[]> of(List<String[]> relations, String source) {
        return relations.stream()
                .filter(row -> List.of(row[4].split(" ", -1)).contains(source))
                .toList();
    }

    private static long[] pairs(List<String[]> rows) {
        return rows.stream()
                .mapToLong(row -> pair(normalized(row[0]), normalized(row[1])))
                // A compatibility ideograph and its kanji are one code point after NFC.
                .filter(pair -> variant(pair) != form(pair))
                .sorted()
                .toArray();
    }

    private static boolean holds(long[] pairs, int a, int b) {
        return Arrays.binarySearch(pairs, pair(a, b)) >= 0 || Arrays.binarySearch(pairs, pair(b, a)) >= 0;
    }

    private static long rulesOfSharedForm(int a, int b) {
        int i = firstRow(a);
        int j = firstRow(b);
        while (i < PAIRS.length && j < PAIRS.length && variant(i) == a && variant(j) == b) {
            int order = Integer.compare(form(i), form(j));
            if (order == 0 && form(i) != BEN && RULES[i] != DIFFERENT && RULES[j] != DIFFERENT) {
                return bits(RULES[i]) | bits(RULES[j]);
            }
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return 0;
    }

    private static int firstRow(int variant) {
        return -1 - Arrays.binarySearch(PAIRS, pair(variant, 0));
    }

    private static int variant(int row) {
        return variant(PAIRS[row]);
    }

    private static int variant(long pair) {
        return (int) (pair >>> 32);
    }

    private static int form(long pair) {
        return (int) pair;
    }

    private static int form(int row) {
        return form(PAIRS[row]);
    }

    private static long pair(int variant, int form) {
        return (long) variant << 32 | form;
    }

    private static long bits(byte rule) {
        return rule == DIFFERENT ? 0 : 1L << rule - 1;
    }

    private static byte code(Rule rule) {
        return (byte) (rule.ordinal() + 1);
    }

    /// DIFFERENT, the first source's rule, or -1 if the row has no source that is used.
    private static byte ruleOf(String sources) {
        byte first = -1;
        for (String source : sources.split(" ", -1)) {
            Rule rule = SOURCES.get(source);
            if (rule != null && (first < 0 || code(rule) < first)) {
                first = code(rule);
            }
        }
        boolean overruled = first == code(Rule.NAME_VARIANT_JOYO) || first == code(Rule.NAME_VARIANT_JINMEI);
        return sources.contains(LISTED_AS_DIFFERENT) && !overruled ? DIFFERENT : first;
    }

    private static void add(Map<Long, Byte> rows, String variant, String form, byte rule) {
        int a = normalized(variant);
        int b = normalized(form);
        // A compatibility ideograph and its kanji are one code point after NFC.
        if (rule >= 0 && a != b) {
            rows.merge(pair(a, b), rule, (x, y) -> x < y ? x : y);
        }
    }

    private static int normalized(String character) {
        return Normalizer.normalize(character, Normalizer.Form.NFC).codePointAt(0);
    }

    private static List<String[]> rows(String resource) {
        try (InputStream in = KanjiRelations.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            return new BufferedReader(new InputStreamReader(in, UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
