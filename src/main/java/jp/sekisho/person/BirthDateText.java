package jp.sekisho.person;

import java.text.Normalizer;

/// Folds the many characters of written dates to the few that [BirthDateParser] reads: ASCII digits and capitals, `-`
/// for every separator, kanji. Whatever it does not know it leaves alone, and the parser then refuses it.
///
/// Kanji numerals stay kanji: a kanji 一 that was typed for a dash must not melt into the digits around it.
final class BirthDateText {
    private BirthDateText() {}

    /// A space between two numerals separates them (`1964 5 1`); any other is layout.
    static String fold(String text, int from, int to) {
        StringBuilder folded = new StringBuilder(to - from + 4);
        boolean gap = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (isSpace(c)) {
                gap |= !isInvisible(c);
                continue;
            }
            int start = folded.length();
            append(folded, c);
            if (gap && start > 0 && isNumeral(folded.charAt(start - 1)) && isNumeral(folded.charAt(start))) {
                folded.insert(start, '-');
            }
            gap = false;
        }
        return folded.toString();
    }

    /// Every space of Unicode, and the characters without width that copied text carries along.
    static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085' || isInvisible(c);
    }

    private static boolean isInvisible(char c) {
        return switch (c) {
            case '\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF' -> true;
            default -> false;
        };
    }

    private static boolean isNumeral(char c) {
        return c >= '0' && c <= '9' || "〇一二三四五六七八九十百千".indexOf(c) >= 0;
    }

    private static void append(StringBuilder folded, char c) {
        if (isComposed(c)) {
            String parts = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC);
            for (int i = 0; i < parts.length(); i++) {
                appendSimple(folded, parts.charAt(i));
            }
        } else {
            appendSimple(folded, c);
        }
    }

    /// The squares for eras (㍼ ㋿), months (㋄) and days (㏠), radicals and compatibility ideographs. Not the circled
    /// numbers, fractions and superscripts: nobody writes a date in them on purpose.
    private static boolean isComposed(char c) {
        return c >= '\u2F00' && c <= '\u2FDF'
                || c >= '\u32C0' && c <= '\u32CB'
                || c == '\u32FF'
                || c >= '\u337B' && c <= '\u337E'
                || c >= '\u33E0' && c <= '\u33FE'
                || c >= '\uF900' && c <= '\uFAFF';
    }

    private static void appendSimple(StringBuilder folded, char c) {
        char narrow = c >= '！' && c <= '～' ? (char) (c - '！' + '!') : c;
        switch (narrow) {
            case '廿' -> folded.append("二十");
            case '卅' -> folded.append("三十");
            default -> folded.append(canonical(narrow));
        }
    }

    /// Wave dashes are no separators, since they write a range; nor are ○ and ◯ a zero, since they mask digits as well.
    private static char canonical(char c) {
        return switch (c) {
            case 'm', 't', 's', 'h', 'r' -> Character.toUpperCase(c);
            // Hyphens and dashes, the minus sign, long-vowel marks, box-drawing lines.
            case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2043', '\u207B', '\u208B', '\u2212' ->
                '-';
            case '\u02D7', '\u2500', '\u2501', '\u2E3A', '\u2E3B', '\u30FC', '\uFE31', '\uFE32', '\uFE58' -> '-';
            case '\uFE63', '\uFF70' -> '-';
            // Slashes, full stops, middle dots, commas.
            case '/', '\u2044', '\u2215', '.', '\u3002', '\uFF61', '\uFE52' -> '-';
            case '\u00B7', '\u2022', '\u2027', '\u2219', '\u22C5', '\u30FB', '\uFF65' -> '-';
            case ',', '\u3001', '\uFF64', '\uFE50', '\uFE51' -> '-';
            case '零' -> '〇';
            case '壱', '壹' -> '一';
            case '弐', '貳' -> '二';
            case '参', '參' -> '三';
            case '拾' -> '十';
            case '應' -> '応';
            case '萬' -> '万';
            case '曆' -> '暦';
            default -> c;
        };
    }
}
