package jp.sekisho.characters;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The character sets that a sender may declare, by their names: `UNICODE`, `JUKI_UNIFIED`, `MJ_PLUS` and those of the
/// site's own tables.
public final class CharacterSets {
    /// Without tables of a site.
    public static final CharacterSets STANDARD = of(Optional.empty(), Map.of());

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

    /// Empty where no set has this name.
    public Optional<CharacterSet> named(String name) {
        return Optional.ofNullable(sets.get(name));
    }
}
