package jp.sekisho.config;

import io.smallrye.config.ConfigMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import jp.sekisho.matching.address.FormerMunicipalities;

/// What the comparison of addresses knows of the country.
@ConfigMapping(prefix = "sekisho.addresses")
public interface AddressSettings {

    /// A newer or longer table of renamed, merged and divided municipalities than the one that comes with the program,
    /// in its format, UTF-8.
    Optional<Path> formerMunicipalities();

    /// The table.
    ///
    /// @throws SettingsRefused where the file cannot be read or is no such table
    default FormerMunicipalities table() {
        return SettingsRefused.naming(
                "sekisho.addresses.former-municipalities",
                () -> formerMunicipalities().map(AddressSettings::read).orElseGet(FormerMunicipalities::ofTheProgram));
    }

    private static FormerMunicipalities read(Path file) {
        try {
            String text = Files.readString(file);
            return FormerMunicipalities.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }
}
