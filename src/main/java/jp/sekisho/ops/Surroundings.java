package jp.sekisho.ops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/// What a production must not stand on: a talkative log, keys that everybody can read, a clock that cannot be right.
final class Surroundings {
    /// Before this the service was not written.
    private static final Instant EARLIEST = Instant.parse("2026-11-01T00:00:00Z");

    private static final Set<String> QUIET =
            Set.of("INHERIT", "INFO", "WARN", "WARNING", "ERROR", "SEVERE", "FATAL", "OFF");

    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private Surroundings() {}

    static void requireSafe(Instant now) {
        Config config = ConfigProvider.getConfig();
        requireQuietLog(config);
        requireClock(now);
        for (String name : config.getPropertyNames()) {
            if (holdsTlsKey(name)) {
                config.getOptionalValue(name, String.class).ifPresent(file -> requireOwnersOnly(name, Path.of(file)));
            }
        }
    }

    /// Below INFO the framework prints headers and bodies.
    private static void requireQuietLog(Config config) {
        for (String name : config.getPropertyNames()) {
            if (name.equals("quarkus.log.level")
                    || (name.startsWith("quarkus.log.category.") && name.endsWith(".level"))) {
                String level = config.getOptionalValue(name, String.class).orElse("INFO");
                if (!QUIET.contains(level.toUpperCase(Locale.ROOT))) {
                    throw new UnsafeStart(
                            name, "below INFO requests would be logged, and production logs nobody's data");
                }
            }
        }
        if (config.getOptionalValue("quarkus.http.access-log.enabled", Boolean.class)
                .orElse(false)) {
            throw new UnsafeStart(
                    "quarkus.http.access-log.enabled",
                    "its patterns can print headers; sekisho.audit.* tells who asked");
        }
    }

    private static void requireClock(Instant now) {
        if (now.isBefore(EARLIEST) || now.isAfter(LATEST)) {
            throw new UnsafeStart("the machine's clock", "says " + now + ": set it right, it decides what is too old");
        }
    }

    private static boolean holdsTlsKey(String name) {
        return name.startsWith("quarkus.tls.")
                && name.contains("key-store.")
                && (name.endsWith(".key") || name.endsWith(".p12.path") || name.endsWith(".jks.path"));
    }

    private static void requireOwnersOnly(String setting, Path file) {
        Set<PosixFilePermission> permissions;
        try {
            permissions = Files.getPosixFilePermissions(file);
        } catch (IOException | UnsupportedOperationException e) {
            // Not there: the TLS layer refuses it with its own words. No such permissions: not this kind of machine.
            return;
        }
        if (permissions.contains(PosixFilePermission.OTHERS_READ)) {
            throw new UnsafeStart(setting, file + " can be read by everybody: chmod o= " + file);
        }
    }
}
