package jp.sekisho.testsupport;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.sekisho.base.Resource;
import jp.sekisho.base.Table;

/// Writes Unicode in 住基ネット統一文字コード, as a system of the resident registry network does.
public final class JukiText {
    private static final List<String[]> ROWS = rows();
    private static final Map<String, Character> CODES = codes();

    private JukiText() {}

    /// Each code of the table.
    public static List<Character> everyCode() {
        return ROWS.stream().map(row -> (char) Integer.parseInt(row[0], 16)).toList();
    }

    /// The text in the other code. What the set does not have, stays.
    public static String of(String unicode) {
        StringBuilder text = new StringBuilder();
        // Compatibility ideographs have no code of their own.
        int[] points =
                Normalizer.normalize(unicode, Normalizer.Form.NFC).codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            boolean selected = i + 1 < points.length && points[i + 1] >= 0xE0100 && points[i + 1] <= 0xE01EF;
            String letter = Character.toString(points[i]);
            // A shape that the set does not have is written in the usual one.
            Character code = selected ? CODES.get(letter + Character.toString(points[i + 1])) : null;
            code = code == null ? CODES.get(letter) : code;
            text.append(code == null ? letter : code.toString());
            i += selected ? 1 : 0;
        }
        return text.toString();
    }

    private static List<String[]> rows() {
        String text = Resource.text("/characters/juki-unified.tsv");
        return Table.of(text.substring(text.indexOf('\n') + 1)).rows();
    }

    private static Map<String, Character> codes() {
        Map<String, Character> codes = new HashMap<>();
        for (String[] row : ROWS) {
            char code = (char) Integer.parseInt(row[0], 16);
            String letter = Character.toString(Integer.parseInt(row[2], 16));
            if (!row[4].equals("-")) {
                codes.put(
                        letter + Character.toString(Integer.parseInt(row[4].substring(row[4].indexOf(' ') + 1), 16)),
                        code);
            }
            if (row[0].equals(row[2])) {
                codes.put(letter, code);
            } else {
                codes.putIfAbsent(letter, code);
            }
        }
        return codes;
    }
}
