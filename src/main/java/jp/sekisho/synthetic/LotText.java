package jp.sekisho.synthetic;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Writings of a lot.
final class LotText {
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private LotText() {}

    /// All numbers and no units: 1-11-16.
    static String joined(Lot lot, String hyphen) {
        String head = lot.chome() == 0 ? "" : lot.chome() + hyphen;
        return head + behindChome(lot, hyphen);
    }

    static String hyphenBehindChome(Lot lot) {
        String head = lot.chome() == 0 ? "" : Lot.kanji(lot.chome()) + "丁目";
        return head + behindChome(lot, "-");
    }

    private static String behindChome(Lot lot, String hyphen) {
        return lot.branch() == 0 ? Integer.toString(lot.number()) : lot.number() + hyphen + lot.branch();
    }

    static String digitsReplaced(String text, UnaryOperator<String> replacement) {
        return DIGITS.matcher(text).replaceAll(run -> replacement.apply(run.group()));
    }
}
