package jp.sekisho.synthetic;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/// Other writings of katakana.
final class KanaText {
    private static final String SMALL = "ァィゥェォッャュョヮ";
    private static final String LARGE = "アイウエオツヤユヨワ";

    /// Half-width letters by their full-width form, without voicing marks.
    private static final Map<Character, Character> HALF = new HashMap<>();

    static {
        for (char half = '\uFF65'; half <= '\uFF9D'; half++) {
            HALF.put(
                    Normalizer.normalize(Character.toString(half), Normalizer.Form.NFKC)
                            .charAt(0),
                    half);
        }
    }

    private KanaText() {}

    /// Katakana and spaces alone become narrow; whatever else the text holds stays.
    static String halfWidth(String text) {
        StringBuilder narrow = new StringBuilder();
        for (char c : text.toCharArray()) {
            String letterAndMark = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD);
            Character letter = HALF.get(letterAndMark.charAt(0));
            if (letter == null) {
                narrow.append(c == '　' ? ' ' : c);
            } else {
                narrow.append(letter.charValue());
                if (letterAndMark.length() > 1) {
                    narrow.append(letterAndMark.charAt(1) == '\u3099' ? '\uFF9E' : '\uFF9F');
                }
            }
        }
        return narrow.toString();
    }

    static String hiragana(String kana) {
        StringBuilder hiragana = new StringBuilder();
        for (char c : kana.toCharArray()) {
            hiragana.append(c >= 'ァ' && c <= 'ヴ' ? (char) (c - 'ァ' + 'ぁ') : c);
        }
        return hiragana.toString();
    }

    static String large(String kana) {
        StringBuilder large = new StringBuilder();
        for (char c : kana.toCharArray()) {
            int small = SMALL.indexOf(c);
            large.append(small < 0 ? c : LARGE.charAt(small));
        }
        return large.toString();
    }

    /// ガ as カ with a mark of its own: `\u309B` and `\u309C` beside it, or `\u3099` and `\u309A` to be combined.
    static String marksApart(String kana, char voiced, char halfVoiced) {
        return Normalizer.normalize(kana, Normalizer.Form.NFD)
                .replace('\u3099', voiced)
                .replace('\u309A', halfVoiced);
    }
}
