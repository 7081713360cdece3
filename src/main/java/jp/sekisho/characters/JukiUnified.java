package jp.sekisho.characters;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.base.Resource;
import jp.sekisho.base.Table;

/// 住基ネット統一文字コード, in which the resident registry network writes: 16 bits a letter, kana, digits and signs where
/// Unicode has them, kanji at points of its own. 5,563 of the 19,563 kanji stand where Unicode has another letter, most
/// of them among Hangul.
///
/// By a table that a file can replace, tab-separated in UTF-8: a line `# version …`, a line of column names `juki`,
/// `unicode`, `ucs`, `mj`, `ivs`, and one line a code; `ivs` is `-` where the letter has no variation sequence.
public final class JukiUnified implements CharacterSet {
    private static final String TABLE = "/characters/juki-unified.tsv";
    private static final String VERSION = "# version ";
    private static final List<String> COLUMNS = List.of("juki", "unicode", "ucs", "mj", "ivs");
    private static final String NO_SEQUENCE = "-";

    /// From here to the full-width forms a code means what the table says, and nothing where it says nothing.
    private static final int FIRST_KANJI = 0x3400;

    private static final int LAST_KANJI = 0xFAFF;

    private final String version;
    private final Map<Integer, Glyph> glyphs = new HashMap<>();
    private final Map<String, Glyph> byName = new HashMap<>();

    private JukiUnified(String text) {
        if (!text.startsWith(VERSION)) {
            throw new IllegalArgumentException("the first line does not begin with '" + VERSION + "'");
        }
        int end = text.indexOf('\n');
        this.version = text.substring(VERSION.length(), Math.max(end, VERSION.length()));
        Table table = Table.of(text.substring(end + 1));
        if (!table.header().equals(COLUMNS)) {
            throw new IllegalArgumentException("the columns are not " + COLUMNS);
        }
        for (int i = 0; i < table.rows().size(); i++) {
            try {
                add(table.rows().get(i));
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                throw new IllegalArgumentException("line " + (i + 3) + " is no row of the table", e);
            }
        }
    }

    /// The table that comes with the program.
    private static final class OfTheProgram {
        static final JukiUnified TABLE_1 = new JukiUnified(Resource.text(TABLE));
    }

    /// By the table that comes with the program.
    public static JukiUnified ofTheProgram() {
        return OfTheProgram.TABLE_1;
    }

    /// By another table.
    ///
    /// @throws IllegalArgumentException if the text is no such table
    public static JukiUnified of(String table) {
        return new JukiUnified(table);
    }

    private void add(String[] row) {
        int code = Glyph.code(row[0]);
        int letter = Glyph.code(row[2]);
        Glyph named = row[4].equals(NO_SEQUENCE) ? new Glyph(letter, 0) : Glyph.of(row[4]);
        if (code < FIRST_KANJI || code > LAST_KANJI || named.letter() != letter) {
            throw new IllegalArgumentException("a code outside the kanji, or a sequence of another letter");
        }
        // Where a code is the letter's own, so is its glyph: nobody writes a selector for it.
        if (glyphs.put(code, code == letter ? new Glyph(letter, 0) : named) != null) {
            throw new IllegalArgumentException("a code that stands twice");
        }
        byName.put(row[3], named);
    }

    /// Which table it is, in the words of its first line.
    public String version() {
        return version;
    }

    @Override
    public String toUnicode(String text) {
        StringBuilder unicode = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char code = text.charAt(i);
            if (code < FIRST_KANJI || code > LAST_KANJI) {
                unicode.append(code);
                continue;
            }
            Glyph glyph = glyphs.get((int) code);
            if (glyph != null) {
                glyph.appendTo(unicode);
            } else {
                unicode.appendCodePoint(UNKNOWN);
                // A pair of surrogates is one letter that the set does not have.
                i += Character.isHighSurrogate(code) ? 1 : 0;
            }
        }
        return unicode.toString();
    }

    /// The glyph of an MJ name (`MJ015371`), where the set has it.
    Optional<Glyph> named(String mjName) {
        return Optional.ofNullable(byName.get(mjName));
    }
}
