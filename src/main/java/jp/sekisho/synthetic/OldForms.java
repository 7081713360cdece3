package jp.sekisho.synthetic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.sekisho.base.Table;

/// Old and variant forms that people keep in their names (高 as 髙, 辺 as 邉 or 邊), all of them official relations.
public final class OldForms {
    /// The old forms of a modern character, one string a character.
    private static final Map<Integer, String> OLD = new LinkedHashMap<>();

    private static final Map<Integer, Integer> MODERN = new TreeMap<>();

    static {
        for (String[] row : Table.rows("/synthetic/old-forms.tsv")) {
            OLD.merge(row[0].codePointAt(0), row[1], String::concat);
            MODERN.put(row[1].codePointAt(0), row[0].codePointAt(0));
        }
    }

    private OldForms() {}

    /// The name with each modern character in one of its old forms, the same where it has none.
    static String age(String name, Chance chance) {
        StringBuilder aged = new StringBuilder();
        name.codePoints().forEach(c -> {
            String old = OLD.get(c);
            aged.appendCodePoint(
                    old == null ? c : chance.oneOf(old.codePoints().boxed().toList()));
        });
        return aged.toString();
    }

    /// The name with each old character in its modern form.
    public static String modernise(String name) {
        StringBuilder modern = new StringBuilder();
        name.codePoints().forEach(c -> modern.appendCodePoint(MODERN.getOrDefault(c, c)));
        return modern.toString();
    }

    /// The writings of the name with one character changed between modern and old form.
    public static List<String> alternatives(String name) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < name.length(); i = name.offsetByCodePoints(i, 1)) {
            int c = name.codePointAt(i);
            String before = name.substring(0, i);
            String after = name.substring(i + Character.charCount(c));
            OLD.getOrDefault(c, "").codePoints().forEach(old -> found.add(before + Character.toString(old) + after));
            Integer modern = MODERN.get(c);
            if (modern != null) {
                found.add(before + Character.toString(modern) + after);
            }
        }
        return found;
    }
}
