package jp.sekisho.characters;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.sekisho.base.Table;

/// A site's own table of 外字: Unicode, but for the codes that the table names. Tab-separated in UTF-8, a line of column
/// names `code` and `unicode`, and one line a code.
///
/// ```
/// code	unicode
/// E000	U+9AD9
/// E001	U+6D77 U+E0103
/// E002	MJ015371
/// ```
/// A letter of Unicode may stand as itself too. An MJ name that the table of [JukiUnified] does not have is a letter
/// that cannot be known, and counted.
public final class SiteTable implements CharacterSet {
    private static final List<String> COLUMNS = List.of("code", "unicode");
    private static final String MJ_NAME = "MJ[0-9]{6}";

    /// Below are kana, digits and signs: a table that changes them was meant for something else.
    private static final int FIRST_CODE = 0x3400;

    private final Map<Integer, Glyph> glyphs = new HashMap<>();
    private int unknown;

    private SiteTable(Table table, JukiUnified names) {
        if (!table.header().equals(COLUMNS)) {
            throw new IllegalArgumentException("the columns are not " + COLUMNS);
        }
        for (int i = 0; i < table.rows().size(); i++) {
            String[] row = table.rows().get(i);
            try {
                add(row, names);
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                throw new IllegalArgumentException("line " + (i + 2) + " is no code with its letter", e);
            }
        }
    }

    /// @param names whose MJ names the table may use
    /// @throws IllegalArgumentException if the text is no such table; it names the line
    public static SiteTable of(String text, JukiUnified names) {
        return new SiteTable(Table.of(text), names);
    }

    private void add(String[] row, JukiUnified names) {
        int code = Glyph.code(row[0]);
        if (code < FIRST_CODE || !Character.isValidCodePoint(code) || row.length != COLUMNS.size()) {
            throw new IllegalArgumentException("no code of a table");
        }
        Glyph glyph =
                row[1].matches(MJ_NAME) ? names.named(row[1]).orElseGet(() -> new Glyph(UNKNOWN, 0)) : Glyph.of(row[1]);
        unknown += glyph.letter() == UNKNOWN ? 1 : 0;
        if (glyphs.put(code, glyph) != null) {
            throw new IllegalArgumentException("a code that stands twice");
        }
    }

    /// Codes whose letter is not known, so that names with them cannot be compared.
    public int unknown() {
        return unknown;
    }

    @Override
    public String toUnicode(String text) {
        StringBuilder unicode = new StringBuilder(text.length());
        text.codePoints().forEach(code -> {
            Glyph glyph = glyphs.get(code);
            if (glyph != null) {
                glyph.appendTo(unicode);
            } else {
                unicode.appendCodePoint(code >= FIRST_OF_PLANE_16 ? UNKNOWN : code);
            }
        });
        return unicode.toString();
    }
}
