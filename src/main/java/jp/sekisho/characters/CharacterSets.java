package jp.sekisho.characters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// The character sets that a sender may declare, by their names: `UNICODE`, `JUKI_UNIFIED`, `MJ_PLUS` and those of the
/// site's own tables.
public final class CharacterSets {
    /// Without tables of a site.
    public static final CharacterSets STANDARD = of(Optional.empty(), Map.of());

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Map<String, CharacterSet> sets;

    private CharacterSets(Map<String, CharacterSet> sets) {
        this.sets = sets;
    }

    /// @param jukiUnified in place of the table that comes with the program
    /// @param own the site's tables by their names
    /// @throws IllegalArgumentException if a name is that of a standard set
    public static CharacterSets of(Optional<JukiUnified> jukiUnified, Map<String, SiteTable> own) {
        Map<String, CharacterSet> sets = new TreeMap<>(own);
        Map<String, CharacterSet> standard = Map.of(
                "UNICODE",
                CharacterSet.UNICODE,
                "MJ_PLUS",
                CharacterSet.MJ_PLUS,
                "JUKI_UNIFIED",
                jukiUnified.orElseGet(JukiUnified::ofTheProgram));
        standard.forEach((name, set) -> {
            if (sets.put(name, set) != null) {
                throw new IllegalArgumentException("'" + name + "' is the name of a standard character set");
            }
        });
        return new CharacterSets(sets);
    }

    /// The same from files, UTF-8 with or without a byte order mark.
    ///
    /// @throws IllegalArgumentException if a file cannot be read or is no such table; it names the file
    public static CharacterSets read(Optional<Path> jukiUnified, Map<String, Path> own) {
        Optional<JukiUnified> juki = jukiUnified.map(file -> read(file, JukiUnified::of));
        Map<String, SiteTable> tables = new TreeMap<>();
        own.forEach((name, file) ->
                tables.put(name, read(file, text -> SiteTable.of(text, juki.orElseGet(JukiUnified::ofTheProgram)))));
        return of(juki, tables);
    }

    private static <T> T read(Path file, Function<String, T> table) {
        try {
            String text = Files.readString(file);
            return table.apply(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    /// Empty where no set has this name.
    public Optional<CharacterSet> named(String name) {
        return Optional.ofNullable(sets.get(name));
    }
}
