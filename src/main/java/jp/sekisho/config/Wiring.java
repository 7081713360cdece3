package jp.sekisho.config;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.Optional;
import javax.net.ssl.SSLContext;
import jp.sekisho.base.Resource;
import jp.sekisho.check.Gate;
import jp.sekisho.policy.Policy;
import jp.sekisho.policy.PolicyCatalogue;
import jp.sekisho.policy.PolicyFile;
import jp.sekisho.policy.ProcedureTable;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.RegistryListener;
import jp.sekisho.registry.ResidentRegistry;
import jp.sekisho.registry.gateway.GatewayRegistry;
import jp.sekisho.registry.gateway.GatewayTls;
import jp.sekisho.registry.guard.GuardLimits;
import jp.sekisho.registry.guard.GuardedRegistry;
import jp.sekisho.registry.postgresql.MasterKey;
import jp.sekisho.registry.postgresql.PostgresqlRegistry;
import jp.sekisho.registry.postgresql.RegistryPool;
import jp.sekisho.registry.snapshot.ReloadingSnapshot;
import jp.sekisho.registry.snapshot.SnapshotRegistry;
import jp.sekisho.security.Practice;
import jp.sekisho.stream.Limits;

/// Builds the core's objects from the settings.
@Dependent
final class Wiring {
    private static final String PROCEDURES = "/policies/procedures.tsv";
    private static final String DEFAULT_POLICY = "/policies/strict-4.properties";
    private static final String SYNTHETIC_PEOPLE = "/synthetic/residents.ndjson";

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    ResidentRegistry registry(
            RegistrySettings settings, Practice practice, Clock clock, RegistryListener listener, Reloads reloads) {
        GuardLimits limits = limits(settings);
        return switch (settings.adapter()) {
            case SNAPSHOT -> snapshot(settings.snapshot(), clock, listener, reloads);
            case HTTP -> guarded(gateway(settings, listener), limits, practice, listener);
            case POSTGRESQL -> guarded(postgresql(settings.postgresql(), limits), limits, practice, listener);
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
        try {
            return GuardLimits.of(settings.deadline(), settings.concurrency());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("sekisho.registry.deadline or concurrency: " + e.getMessage(), e);
        }
    }

    private static ResidentRegistry gateway(RegistrySettings settings, RegistryListener listener) {
        RegistrySettings.Gateway gateway = settings.gateway();
        URI url = gateway.url()
                .orElseThrow(() -> new IllegalArgumentException("sekisho.registry.gateway.url: is not set"));
        Optional<SSLContext> tls = "https".equals(url.getScheme())
                ? Optional.of(GatewayTls.context(
                        store(gateway.keyStore(), gateway.keyStorePassword()),
                        store(gateway.trustStore(), gateway.trustStorePassword())))
                : Optional.empty();
        return new GatewayRegistry(url, tls, settings.deadline(), listener);
    }

    private static Optional<GatewayTls.Store> store(Optional<Path> file, Optional<String> password) {
        return file.map(path -> new GatewayTls.Store(path, password.orElse("")));
    }

    private static ResidentRegistry postgresql(RegistrySettings.Postgresql settings, GuardLimits limits) {
        String jdbcUrl = required(settings.jdbcUrl(), "sekisho.registry.postgresql.jdbc-url");
        if (!ActiveProfile.isPractice() && RegistryPool.isExposed(jdbcUrl)) {
            throw new IllegalArgumentException(
                    "sekisho.registry.postgresql.jdbc-url: production needs sslmode=verify-full to another host");
        }
        MasterKey master = MasterKey.read(required(settings.keyFile(), "sekisho.registry.postgresql.key-file"));
        try {
            AgroalDataSource pool = RegistryPool.open(
                    jdbcUrl,
                    required(settings.username(), "sekisho.registry.postgresql.username"),
                    settings.password(),
                    limits.concurrent(),
                    limits.deadline());
            return new PostgresqlRegistry(pool, master, limits.deadline());
        } catch (SQLException e) {
            throw new IllegalStateException("sekisho.registry.postgresql", e);
        }
    }

    private static <T> T required(Optional<T> setting, String name) {
        return setting.orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
    }

    private static ResidentRegistry snapshot(
            RegistrySettings.Snapshot settings, Clock clock, RegistryListener listener, Reloads reloads) {
        if (settings.path().isPresent()) {
            ReloadingSnapshot snapshot = ReloadingSnapshot.load(settings.path().get(), clock, listener);
            reloads.watch(Reloads.Files.EXTRACT, settings.reloadInterval(), snapshot::look);
            return snapshot;
        }
        // The invented people never grow stale: a checkout that is older than the allowed age must still try out.
        OffsetDateTime now = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
        return SnapshotRegistry.load(
                new ByteArrayInputStream(Resource.bytes(SYNTHETIC_PEOPLE)),
                header -> new Extract(now, header.coverage(), header.source()));
    }

    @Produces
    @Singleton
    PolicyCatalogue policies(PolicySettings settings) {
        List<Policy> policies = new ArrayList<>();
        policies.add(PolicyFile.read(DEFAULT_POLICY, Resource.bytes(DEFAULT_POLICY)));
        settings.directory().ifPresent(directory -> policies.addAll(policiesIn(directory)));
        return new PolicyCatalogue(ProcedureTable.read(PROCEDURES, Resource.bytes(PROCEDURES)), policies);
    }

    private static List<Policy> policiesIn(Path directory) {
        List<Policy> policies = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.properties")) {
            for (Path file : files) {
                policies.add(PolicyFile.read(file.getFileName().toString(), Files.readAllBytes(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("sekisho.policy.directory cannot be read", e);
        }
        return policies;
    }

    @Produces
    @Singleton
    Gate gate(ResidentRegistry registry, PolicyCatalogue policies, RegistrySettings settings, Clock clock) {
        return new Gate(registry, policies, settings.maxAge(), clock);
    }

    @Produces
    @Singleton
    Limits inspectionLimits(InspectionSettings settings) {
        return settings.limits();
    }

    @Produces
    @Singleton
    Practice practice() {
        return new Practice(ActiveProfile.isPractice());
    }
}
