package jp.sekisho.config;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.characters.CharacterSets;

/// The character sets that callers and extracts may declare beside Unicode.
@ConfigMapping(prefix = "sekisho.characters")
public interface CharacterSettings {

    /// A newer table of 住基ネット統一文字コード (`JUKI_UNIFIED`) than the one that comes with the program, in its format.
    Optional<Path> jukiUnified();

    /// The site's own tables of 外字, by the name under which they are declared: `code` and `unicode` in columns.
    Map<String, Path> tables();

    /// The sets by their names.
    ///
    /// @throws SettingsRefused where a table cannot be read or is none
    default CharacterSets sets() {
        return SettingsRefused.naming("sekisho.characters", () -> CharacterSets.read(jukiUnified(), tables()));
    }
}
