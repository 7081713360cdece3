package jp.sekisho.config;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import jp.sekisho.base.Resource;
import jp.sekisho.characters.CharacterSets;
import jp.sekisho.check.Gate;
import jp.sekisho.matching.address.FormerMunicipalities;
import jp.sekisho.policy.Policy;
import jp.sekisho.policy.PolicyCatalogue;
import jp.sekisho.policy.PolicyFile;
import jp.sekisho.policy.Procedure;
import jp.sekisho.policy.ProcedureTable;
import jp.sekisho.practice.Rehearsal;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.RegistryListener;
import jp.sekisho.registry.ResidentRegistry;
import jp.sekisho.registry.extract.ExtractLimits;
import jp.sekisho.registry.gateway.GatewayRegistry;
import jp.sekisho.registry.gateway.GatewayTls;
import jp.sekisho.registry.guard.GuardLimits;
import jp.sekisho.registry.guard.GuardedRegistry;
import jp.sekisho.registry.postgresql.MasterKey;
import jp.sekisho.registry.postgresql.PostgresqlRegistry;
import jp.sekisho.registry.postgresql.RegistryPool;
import jp.sekisho.registry.snapshot.ReloadingSnapshot;
import jp.sekisho.registry.snapshot.SnapshotRegistry;
import jp.sekisho.security.Page;
import jp.sekisho.security.Practice;
import jp.sekisho.stream.Limits;
import jp.sekisho.stream.Publisher;

/// Builds the core's objects from the settings.
@Dependent
final class Wiring {
    private static final String PROCEDURES = "/policies/procedures.tsv";
    private static final String DEFAULT_POLICY = "/policies/strict-4.properties";
    private static final String SYNTHETIC_PEOPLE = "/synthetic/residents.ndjson";
    private static final String POLICIES = "sekisho.policy.directory";
    private static final String OWN_PROCEDURES = "sekisho.policy.procedures";
    private static final String FURTHER_PROCEDURES = "sekisho.policy.further-procedures";
    private static final String GATEWAY = "sekisho.registry.gateway.";
    private static final String POSTGRESQL = "sekisho.registry.postgresql.";

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    CharacterSets characterSets(CharacterSettings settings) {
        return settings.sets();
    }

    @Produces
    @Singleton
    FormerMunicipalities formerMunicipalities(AddressSettings settings) {
        return settings.table();
    }

    @Produces
    @Singleton
    ResidentRegistry registry(
            RegistrySettings settings,
            CharacterSets characterSets,
            Practice practice,
            Clock clock,
            RegistryListener listener,
            Reloads reloads) {
        GuardLimits limits = limits(settings);
        return switch (settings.adapter()) {
            case SNAPSHOT ->
                snapshot(settings.snapshot(), extractLimits(settings, characterSets), clock, listener, reloads);
            case HTTP -> guarded(gateway(settings, characterSets, practice, listener), limits, practice, listener);
            case POSTGRESQL -> guarded(postgresql(settings.postgresql(), limits, practice), limits, practice, listener);
        };
    }

    /// Whatever leaves the process stands behind a guard.
    private static ResidentRegistry guarded(
            ResidentRegistry adapter, GuardLimits limits, Practice practice, RegistryListener listener) {
        return new GuardedRegistry(
                adapter,
                limits,
                extract -> practice.active() || !extract.source().equals(Extract.SYNTHETIC),
                listener);
    }

    void close(@Disposes ResidentRegistry registry) throws Exception {
        if (registry instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }

    private static GuardLimits limits(RegistrySettings settings) {
        return SettingsRefused.naming(
                "sekisho.registry.deadline or concurrency",
                () -> GuardLimits.of(settings.deadline(), settings.concurrency()));
    }

    private static ExtractLimits extractLimits(RegistrySettings settings, CharacterSets characterSets) {
        RegistrySettings.Extract extract = settings.extract();
        return new ExtractLimits(extract.maxUnusable(), extract.maxShrink(), extract.withoutEnd(), characterSets);
    }

    private static ResidentRegistry gateway(
            RegistrySettings settings, CharacterSets characterSets, Practice practice, RegistryListener listener) {
        RegistrySettings.Gateway gateway = settings.gateway();
        URI url = SettingsRefused.required(gateway.url(), GATEWAY + "url", "sekisho.registry.adapter=http");
        if (!practice.active()) {
            requireMutualTls(gateway, url);
        }
        Optional<SSLContext> tls = "https".equals(url.getScheme())
                ? Optional.of(SettingsRefused.naming(
                        GATEWAY + "key-store or trust-store",
                        () -> GatewayTls.context(
                                store(gateway.keyStore(), gateway.keyStorePassword()),
                                store(gateway.trustStore(), gateway.trustStorePassword()))))
                : Optional.empty();
        return new GatewayRegistry(url, tls, settings.deadline(), characterSets, listener);
    }

    private static void requireMutualTls(RegistrySettings.Gateway gateway, URI url) {
        List<WrongSetting> wrong = new ArrayList<>();
        if (!"https".equals(url.getScheme())) {
            wrong.add(new WrongSetting(
                    GATEWAY + "url",
                    "本番では住民情報をTLSでだけ尋ねます。https:// で始めてください。",
                    "production asks for residents over TLS only: begin with https://"));
        }
        if (gateway.keyStore().isEmpty()) {
            wrong.add(new WrongSetting(
                    GATEWAY + "key-store",
                    "本番ではゲートウェイにクライアント証明書を示します。",
                    "production shows the gateway a client certificate"));
        }
        if (gateway.trustStore().isEmpty()) {
            wrong.add(new WrongSetting(
                    GATEWAY + "trust-store",
                    "本番ではゲートウェイ自身の認証局だけを信じます。",
                    "production trusts the gateway's own authority only"));
        }
        SettingsRefused.requireNone(wrong);
    }

    private static Optional<GatewayTls.Store> store(Optional<Path> file, Optional<String> password) {
        return file.map(path -> new GatewayTls.Store(path, password.orElse("")));
    }

    private static ResidentRegistry postgresql(
            RegistrySettings.Postgresql settings, GuardLimits limits, Practice practice) {
        List<WrongSetting> wrong = new ArrayList<>();
        Map<String, Optional<?>> needed = new TreeMap<>(Map.of(
                "jdbc-url", settings.jdbcUrl(), "username", settings.username(), "key-file", settings.keyFile()));
        needed.forEach((name, value) -> {
            if (value.isEmpty()) {
                wrong.add(SettingsRefused.missing(POSTGRESQL + name, "sekisho.registry.adapter=postgresql"));
            }
        });
        if (!practice.active()
                && settings.jdbcUrl().filter(RegistryPool::isExposed).isPresent()) {
            wrong.add(new WrongSetting(
                    POSTGRESQL + "jdbc-url",
                    "本番では、ほかの機械のデータベースにはsslmode=verify-fullが必要です。",
                    "production needs sslmode=verify-full to another host"));
        }
        SettingsRefused.requireNone(wrong);
        MasterKey master = SettingsRefused.naming(
                POSTGRESQL + "key-file", () -> MasterKey.read(settings.keyFile().orElseThrow()));
        try {
            AgroalDataSource pool = RegistryPool.open(
                    settings.jdbcUrl().orElseThrow(),
                    settings.username().orElseThrow(),
                    settings.password(),
                    limits.concurrent(),
                    limits.deadline());
            return new PostgresqlRegistry(pool, master, limits.deadline());
        } catch (SQLException e) {
            throw new IllegalStateException("sekisho.registry.postgresql", e);
        }
    }

    private static ResidentRegistry snapshot(
            RegistrySettings.Snapshot settings,
            ExtractLimits extractLimits,
            Clock clock,
            RegistryListener listener,
            Reloads reloads) {
        if (settings.path().isPresent()) {
            ReloadingSnapshot snapshot = SettingsRefused.naming(
                    "sekisho.registry.snapshot.path",
                    () -> ReloadingSnapshot.load(
                            settings.path().get(), settings.changes(), extractLimits, clock, listener));
            reloads.watch(Reloads.Files.EXTRACT, settings.reloadInterval(), snapshot::look);
            return snapshot;
        }
        // The invented people never grow stale: a checkout that is older than the allowed age must still try out.
        OffsetDateTime now = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
        return SnapshotRegistry.load(
                new ByteArrayInputStream(Resource.bytes(SYNTHETIC_PEOPLE)),
                ExtractLimits.USUAL,
                header -> new Extract(now, header.coverage(), header.source()));
    }

    @Produces
    @Singleton
    PolicyCatalogue policies(PolicySettings settings) {
        List<Policy> policies = new ArrayList<>();
        policies.add(PolicyFile.read(DEFAULT_POLICY, Resource.bytes(DEFAULT_POLICY)));
        settings.directory().ifPresent(directory -> policies.addAll(policiesIn(directory)));
        List<Procedure> procedures = procedures(settings);
        return SettingsRefused.naming(POLICIES, () -> new PolicyCatalogue(procedures, policies));
    }

    static List<Procedure> procedures(PolicySettings settings) {
        List<Procedure> procedures = settings.procedures()
                .map(file -> further(List.of(), file, OWN_PROCEDURES))
                .orElseGet(() -> ProcedureTable.read(PROCEDURES, Resource.bytes(PROCEDURES)));
        if (procedures.isEmpty()) {
            throw new SettingsRefused(OWN_PROCEDURES, "事務が一つもありません。", "holds no procedure");
        }
        return settings.furtherProcedures()
                .map(file -> further(procedures, file, FURTHER_PROCEDURES))
                .orElse(procedures);
    }

    private static List<Procedure> further(List<Procedure> others, Path file, String setting) {
        try {
            byte[] content = Files.readAllBytes(file);
            return SettingsRefused.naming(setting, () -> ProcedureTable.furtherTo(others, file.toString(), content));
        } catch (IOException e) {
            throw new SettingsRefused(setting, file + " を読めません。", file + " cannot be read");
        }
    }

    private static List<Policy> policiesIn(Path directory) {
        List<Policy> policies = new ArrayList<>();
        List<Runnable> reading = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.properties")) {
            for (Path file : files) {
                byte[] content = Files.readAllBytes(file);
                reading.add(() -> policies.add(SettingsRefused.naming(
                        POLICIES, () -> PolicyFile.read(file.getFileName().toString(), content))));
            }
        } catch (IOException e) {
            throw new SettingsRefused(POLICIES, directory + " を読めません。", directory + " cannot be read");
        }
        SettingsRefused.requireAll(reading.toArray(Runnable[]::new));
        return policies;
    }

    @Produces
    @Singleton
    Gate gate(
            ResidentRegistry registry,
            PolicyCatalogue policies,
            FormerMunicipalities formerMunicipalities,
            RegistrySettings settings,
            Clock clock) {
        return new Gate(registry, policies, formerMunicipalities, settings.maxAge(), clock);
    }

    /// @param prefix of the settings that end in a procedure's id
    static void requireProcedures(String prefix, Set<String> ids, PolicyCatalogue policies) {
        SettingsRefused.requireNone(ids.stream()
                .filter(id -> policies.procedure(id).isEmpty())
                .sorted()
                .map(id -> new WrongSetting(prefix + id, "そのような事務はありません。", "there is no procedure of this id"))
                .toList());
    }

    private record Bound(String setting, int value) {}

    @Produces
    @Singleton
    Limits inspectionLimits(InspectionSettings settings) {
        SettingsRefused.requireNone(Stream.of(
                        new Bound("sekisho.inspection.max-inflation", settings.maxInflation()),
                        new Bound("sekisho.inspection.min-rate", settings.minRate()),
                        new Bound("sekisho.inspection.max-streams", settings.maxStreams()))
                .filter(bound -> bound.value() < 1)
                .map(bound -> new WrongSetting(bound.setting(), "1以上にしてください。", "it must be 1 or more"))
                .toList());
        return settings.limits();
    }

    /// None in production, whatever the settings say: there is nothing then that could play a scene. Nor where a site
    /// names its residents, whose numbers are their own.
    @Produces
    @Singleton
    Optional<Rehearsal> rehearsal(PracticeSettings settings, RegistrySettings registry, Practice practice) {
        boolean ownPeople = registry.adapter() == RegistrySettings.Adapter.SNAPSHOT
                && registry.snapshot().path().isEmpty();
        return practice.active() && settings.scenes() && ownPeople
                ? Optional.of(SettingsRefused.naming(
                        "sekisho.practice.unavailable-share",
                        () -> new Rehearsal(settings.unavailableShare(), settings.seed(), settings.silence())))
                : Optional.empty();
    }

    @Produces
    @Singleton
    Practice practice() {
        return new Practice(ActiveProfile.isPractice());
    }

    @Produces
    @Singleton
    Publisher publisher(ReportSettings settings) {
        return settings.publisher();
    }

    @Produces
    @Singleton
    Page page(PageSettings settings) {
        return new Page(settings.enabled());
    }
}
