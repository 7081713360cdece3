package jp.sekisho.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.security.auth.x500.X500Principal;
import jp.sekisho.audit.AuditId;
import jp.sekisho.characters.CharacterSet;
import jp.sekisho.characters.CharacterSets;
import jp.sekisho.characters.DeclaredCodes;
import jp.sekisho.person.BirthDateEntry.EraCodes;
import jp.sekisho.security.Caller;
import jp.sekisho.security.Caller.Detail;
import jp.sekisho.security.Callers;
import jp.sekisho.security.Quota;
import jp.sekisho.security.Role;

/// The callers' file: Java properties in UTF-8, one group of lines a caller, each line beginning with the caller's id.
/// The file is taken as a whole or not at all.
final class CallersFile {
    static final String PREFIX = "callers-file";

    private static final String FILE = "sekisho.callers.file";

    /// The one line of a file that lets nobody in.
    private static final String NOBODY = "none";

    private final Predicate<String> isProcedure;
    private final Predicate<String> isDestination;
    private final CharacterSets characterSets;
    private final List<WrongSetting> wrong = new ArrayList<>();

    private CallersFile(Predicate<String> isProcedure, Predicate<String> isDestination, CharacterSets characterSets) {
        this.isProcedure = isProcedure;
        this.isDestination = isDestination;
        this.characterSets = characterSets;
    }

    /// All groups of lines. The prefix is put before them when they are read, since a mapping has one.
    @ConfigMapping(prefix = PREFIX)
    public interface Groups {
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

        /// Ids of the destinations that its records may go to, or `*`.
        @WithDefault(Caller.EVERY_DESTINATION)
        Set<String> destinations();

        /// How much an answer tells it: `coarse`, `guarded` or `full`.
        @WithDefault("coarse")
        Detail detail();

        /// The character set in which it writes: `UNICODE`, `JUKI_UNIFIED`, `MJ_PLUS` or a table of the site's own.
        @WithDefault("UNICODE")
        String characterSet();

        /// The table by which it codes eras in dates of seven digits: `JUKI` or `PENSION`; without it none.
        Optional<String> dateCodes();

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
    /// @param isDestination whether there is a destination of this id
    /// @param characterSets that callers may write in
    /// @throws SettingsRefused where the file cannot be read, or with all that it says and cannot be
    static Callers read(
            Path file, Predicate<String> isProcedure, Predicate<String> isDestination, CharacterSets characterSets) {
        return new CallersFile(isProcedure, isDestination, characterSets).callers(entries(lines(file)));
    }

    private static Map<String, String> lines(Path file) {
        List<WrongSetting> wrong = new ArrayList<>();
        Properties lines = new Properties() {
            @Override
            public synchronized Object put(Object key, Object value) {
                if (containsKey(key)) {
                    wrong.add(new WrongSetting(
                            FILE, "'" + key + "' が2回あります。1行だけにしてください。", "'" + key + "' stands twice: leave one line"));
                }
                return super.put(key, value);
            }
        };
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            lines.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new SettingsRefused(FILE, file + " を読めません。", file + " cannot be read");
        }
        // An empty file locks everybody out, and is what an editor or a full disk leaves behind.
        if (lines.isEmpty()) {
            wrong.add(new WrongSetting(
                    FILE,
                    file + " に呼出し元がありません。誰も通さないつもりなら '" + NOBODY + "' の1行を書いてください。",
                    file + " holds no caller: where nobody is to be let in, write the one line '" + NOBODY + "'"));
        }
        if (lines.size() == 1) {
            lines.remove(NOBODY, "");
        }
        Map<String, String> prefixed = new HashMap<>();
        lines.forEach((key, value) -> {
            if (String.valueOf(key).indexOf('.') < 1) {
                wrong.add(new WrongSetting(
                        FILE,
                        "'" + key + "' は呼出し元の行ではありません。<id>.<項目> = <値> と書いてください。",
                        "'" + key + "' is no line of a caller: <id>.<setting> = <value>"));
            }
            prefixed.put(PREFIX + '.' + key, String.valueOf(value));
        });
        SettingsRefused.requireNone(wrong);
        return prefixed;
    }

    private static Map<String, Entry> entries(Map<String, String> lines) {
        try {
            return new SmallRyeConfigBuilder()
                    .withSources(new PropertiesConfigSource(lines, "the callers' file", 100))
                    .withMapping(Groups.class)
                    .build()
                    .getConfigMapping(Groups.class)
                    .callers();
        } catch (ConfigValidationException e) {
            // Each says which line is missing, unknown or of the wrong type; the file holds no secret.
            throw new SettingsRefused(IntStream.range(0, e.getProblemCount())
                    .mapToObj(i -> new WrongSetting(
                            FILE, "書けない行か、足りない行があります。", e.getProblem(i).getMessage()))
                    .toList());
        } catch (RuntimeException e) {
            throw new SettingsRefused(FILE, "使えません。", String.valueOf(e.getMessage()));
        }
    }

    private Callers callers(Map<String, Entry> entries) {
        Map<X500Principal, Caller> byCertificate = new HashMap<>();
        Map<String, Caller> byToken = new HashMap<>();
        new TreeMap<>(entries).forEach((id, entry) -> {
            judge(id, entry);
            quota(id, entry).ifPresent(quota -> {
                Caller caller = new Caller(
                        id,
                        stripped(entry.roles()),
                        stripped(entry.procedures()),
                        stripped(entry.destinations()),
                        entry.detail(),
                        codes(id, entry),
                        entry.audience().orElse(id),
                        quota);
                entry.certificateSubject()
                        .ifPresent(subject -> add(byCertificate, subject, caller, "certificate-subject"));
                entry.tokenSubject().ifPresent(subject -> add(byToken, subject, caller, "token-subject"));
            });
        });
        SettingsRefused.requireNone(wrong);
        return new Callers(byCertificate, byToken);
    }

    private void judge(String id, Entry entry) {
        try {
            new AuditId(id);
        } catch (IllegalArgumentException e) {
            wrong.add(new WrongSetting(
                    FILE,
                    "'" + id + "' は監査記録に書ける名前ではありません。",
                    "'" + id + "': in the audit trail a caller's id " + e.getMessage()));
        }
        Set<String> roles = stripped(entry.roles());
        for (String role : roles) {
            if (!Role.ALL.contains(role)) {
                wrong(
                        id,
                        "roles",
                        "書けるのは" + Role.ALL + "です。'" + role + "' はありません。",
                        "may hold " + Role.ALL + ", not '" + role + "'");
            }
        }
        for (String procedure : stripped(entry.procedures())) {
            if (!procedure.equals(Caller.EVERY_PROCEDURE) && !isProcedure.test(procedure)) {
                wrong(
                        id,
                        "procedures",
                        "'" + procedure + "' という事務はありません。",
                        "there is no procedure '" + procedure + "'");
            }
        }
        for (String destination : stripped(entry.destinations())) {
            if (!destination.equals(Caller.EVERY_DESTINATION) && !isDestination.test(destination)) {
                wrong(
                        id,
                        "destinations",
                        "'" + destination + "' という登録先はありません（sekisho.destinations）。",
                        "there is no destination '" + destination + "' (sekisho.destinations)");
            }
        }
        if ((roles.contains(Role.INSPECTOR) || roles.contains(Role.RELEASER)) && entry.detail() != Detail.FULL) {
            wrong(
                    id,
                    "detail",
                    "inspectorとreleaserにはすべての理由が見えます。fullにするか、役割を外してください。",
                    "inspectors and releasers see all reasons: set 'full', or take the role away");
        }
        if (entry.certificateSubject().isEmpty() && entry.tokenSubject().isEmpty()) {
            wrong(
                    id,
                    "certificate-subject",
                    "これかtoken-subjectが必要です。呼出し元は何で身元を示しますか。",
                    "or token-subject is needed: how does the caller prove itself?");
        }
    }

    private DeclaredCodes codes(String id, Entry entry) {
        Optional<CharacterSet> set = characterSets.named(entry.characterSet().strip());
        if (set.isEmpty()) {
            wrong(
                    id,
                    "character-set",
                    "'" + entry.characterSet() + "' という文字集合はありません（sekisho.characters）。",
                    "there is no character set '" + entry.characterSet() + "' (sekisho.characters)");
        }
        Optional<EraCodes> dates = entry.dateCodes().flatMap(name -> EraCodes.named(name.strip()));
        if (dates.isEmpty() != entry.dateCodes().isEmpty()) {
            wrong(id, "date-codes", "JUKIかPENSIONを書いてください。", "is JUKI or PENSION");
        }
        return new DeclaredCodes(set.orElse(CharacterSet.UNICODE), dates.orElse(EraCodes.NONE));
    }

    private Optional<Quota> quota(String id, Entry entry) {
        try {
            return Optional.of(new Quota(entry.requestsPerMinute(), entry.recordsPerDay()));
        } catch (IllegalArgumentException e) {
            wrong(id, "requests-per-minute", "これとrecords-per-dayは1以上です。", "or records-per-day: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static Set<String> stripped(Set<String> items) {
        return items.stream().map(String::strip).collect(Collectors.toUnmodifiableSet());
    }

    private <K> void add(Map<K, Caller> callers, K subject, Caller caller, String line) {
        Caller other = callers.put(subject, caller);
        if (other != null) {
            wrong(caller.id(), line, "'" + other.id() + "' と同じです。", "is that of '" + other.id() + "' already");
        }
    }

    private void wrong(String id, String line, String japanese, String english) {
        String place = id + "." + line + " ";
        wrong.add(new WrongSetting(FILE, place + japanese, place + english));
    }
}
