package jp.sekisho.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;
import jp.sekisho.audit.AuditId;
import jp.sekisho.security.Caller;
import jp.sekisho.security.Caller.Detail;
import jp.sekisho.security.Callers;
import jp.sekisho.security.Quota;
import jp.sekisho.security.Role;

/// The callers' file: Java properties in UTF-8, one group of lines a caller, each line beginning with the caller's id.
/// The file is taken as a whole or not at all.
final class CallersFile {
    static final String PREFIX = "callers-file";

    private CallersFile() {}

    /// All groups of lines. The prefix is put before them when they are read, since a mapping has one.
    @ConfigMapping(prefix = PREFIX)
    public interface Lines {
        @WithParentName
        Map<String, Entry> callers();
    }

    /// One caller.
    public interface Entry {
        /// The subject of its client certificate (RFC 4514), for example `CN=welfare-system,O=Nagano Prefecture,C=JP`.
        Optional<X500Principal> certificateSubject();

        /// The subject (`sub`) of its tokens. A caller that presents both a certificate and a token must hold both.
        Optional<String> tokenSubject();

        /// What it may do, see [Role].
        Set<String> roles();

        /// Ids of the procedures that it may ask about, or `*`.
        Set<String> procedures();

        /// How much an answer tells it: `coarse`, `guarded` or `full`.
        @WithDefault("coarse")
        Detail detail();

        /// The system that relies on the attestations issued to this caller; the caller's own id where it is not set.
        Optional<String> audience();

        /// Requests a minute and instance.
        @WithDefault("6000")
        long requestsPerMinute();

        /// Records in streams a day and instance.
        @WithDefault("5000000")
        long recordsPerDay();
    }

    /// @param isProcedure whether there is a procedure of this id
    /// @throws FileRefused where the file cannot be read, or says what cannot be
    static Callers read(Path file, Predicate<String> isProcedure) {
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            lines.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new FileRefused("sekisho.callers.file", file + " cannot be read");
        }
        Map<String, String> prefixed = new HashMap<>();
        lines.forEach((key, value) -> {
            if (String.valueOf(key).indexOf('.') < 1) {
                throw new FileRefused(
                        "sekisho.callers.file", "'" + key + "' is no line of a caller: <id>.<setting> = <value>");
            }
            prefixed.put(PREFIX + '.' + key, String.valueOf(value));
        });
        Map<X500Principal, Caller> byCertificate = new HashMap<>();
        Map<String, Caller> byToken = new HashMap<>();
        new TreeMap<>(entries(prefixed)).forEach((id, entry) -> {
            Caller caller = caller(id, entry, isProcedure);
            entry.certificateSubject().ifPresent(subject -> add(byCertificate, subject, caller, "certificate-subject"));
            entry.tokenSubject().ifPresent(subject -> add(byToken, subject, caller, "token-subject"));
            if (entry.certificateSubject().isEmpty() && entry.tokenSubject().isEmpty()) {
                throw refused(
                        id, "certificate-subject", "or token-subject is needed: how does the caller prove itself?");
            }
        });
        return new Callers(byCertificate, byToken);
    }

    private static Map<String, Entry> entries(Map<String, String> lines) {
        try {
            return new SmallRyeConfigBuilder()
                    .withSources(new PropertiesConfigSource(lines, "the callers' file", 100))
                    .withMapping(Lines.class)
                    .build()
                    .getConfigMapping(Lines.class)
                    .callers();
        } catch (RuntimeException e) {
            // Says which line is missing, unknown or of the wrong type; the file holds no secret.
            throw new FileRefused("sekisho.callers.file", String.valueOf(e.getMessage()));
        }
    }

    private static Caller caller(String id, Entry entry, Predicate<String> isProcedure) {
        try {
            new AuditId(id);
        } catch (IllegalArgumentException e) {
            throw new FileRefused(
                    "sekisho.callers.file: '" + id + "'", "in the audit trail a caller's id " + e.getMessage());
        }
        Set<String> roles = stripped(entry.roles());
        Set<String> procedures = stripped(entry.procedures());
        for (String role : roles) {
            if (!Role.ALL.contains(role)) {
                throw refused(id, "roles", "may hold " + Role.ALL + ", not '" + role + "'");
            }
        }
        for (String procedure : procedures) {
            if (!procedure.equals(Caller.EVERY_PROCEDURE) && !isProcedure.test(procedure)) {
                throw refused(id, "procedures", "there is no procedure '" + procedure + "'");
            }
        }
        if ((roles.contains(Role.INSPECTOR) || roles.contains(Role.RELEASER)) && entry.detail() != Detail.FULL) {
            throw refused(id, "detail", "inspectors and releasers see all reasons: set 'full', or take the role away");
        }
        Quota quota;
        try {
            quota = new Quota(entry.requestsPerMinute(), entry.recordsPerDay());
        } catch (IllegalArgumentException e) {
            throw refused(id, "requests-per-minute", "or records-per-day: " + e.getMessage());
        }
        return new Caller(
                id, roles, procedures, entry.detail(), entry.audience().orElse(id), quota);
    }

    private static Set<String> stripped(Set<String> items) {
        return items.stream().map(String::strip).collect(Collectors.toUnmodifiableSet());
    }

    private static <K> void add(Map<K, Caller> callers, K subject, Caller caller, String line) {
        Caller other = callers.put(subject, caller);
        if (other != null) {
            throw refused(caller.id(), line, "is that of '" + other.id() + "' already");
        }
    }

    private static FileRefused refused(String id, String line, String why) {
        return new FileRefused("sekisho.callers.file: " + id + "." + line, why);
    }
}
