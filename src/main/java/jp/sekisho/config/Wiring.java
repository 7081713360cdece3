package jp.sekisho.config;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import jp.sekisho.check.Gate;
import jp.sekisho.inspection.Limits;
import jp.sekisho.policy.Policy;
import jp.sekisho.policy.PolicyCatalogue;
import jp.sekisho.policy.PolicyFile;
import jp.sekisho.policy.ProcedureTable;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.ResidentRegistry;
import jp.sekisho.registry.postgresql.MasterKey;
import jp.sekisho.registry.postgresql.PostgresqlRegistry;
import jp.sekisho.registry.postgresql.RegistryPool;
import jp.sekisho.registry.snapshot.SnapshotRegistry;
import jp.sekisho.security.Callers;
import jp.sekisho.security.Practice;

/// Builds the core's objects from the settings.
@Dependent
final class Wiring {
    private static final String PROCEDURES = "/policies/procedures.tsv";
    private static final String DEFAULT_POLICY = "/policies/strict-4.properties";
    private static final String SYNTHETIC_PEOPLE = "/synthetic/residents.ndjson";
    private static final Duration LONGEST_DEADLINE = Duration.ofSeconds(3);

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    ResidentRegistry registry(RegistrySettings settings, Clock clock) {
        return switch (settings.adapter()) {
            case SNAPSHOT -> snapshot(settings.snapshot(), clock);
            case POSTGRESQL -> postgresql(settings.postgresql(), settings.deadline());
        };
    }

    private static ResidentRegistry postgresql(RegistrySettings.Postgresql settings, Duration deadline) {
        String jdbcUrl = required(settings.jdbcUrl(), "sekisho.registry.postgresql.jdbc-url");
        if (!ActiveProfile.isPractice() && RegistryPool.isExposed(jdbcUrl)) {
            throw new IllegalArgumentException(
                    "sekisho.registry.postgresql.jdbc-url: production needs sslmode=verify-full to another host");
        }
        if (deadline.compareTo(LONGEST_DEADLINE) > 0) {
            throw new IllegalArgumentException("sekisho.registry.deadline: 3s at most");
        }
        MasterKey master = MasterKey.read(required(settings.keyFile(), "sekisho.registry.postgresql.key-file"));
        try {
            DataSource pool = RegistryPool.open(
                    jdbcUrl,
                    required(settings.username(), "sekisho.registry.postgresql.username"),
                    settings.password(),
                    settings.maxConnections(),
                    deadline);
            return new PostgresqlRegistry(pool, master, deadline);
        } catch (SQLException e) {
            throw new IllegalStateException("sekisho.registry.postgresql", e);
        }
    }

    private static <T> T required(Optional<T> setting, String name) {
        return setting.orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
    }

    private static ResidentRegistry snapshot(RegistrySettings.Snapshot settings, Clock clock) {
        if (settings.path().isPresent()) {
            return SnapshotRegistry.load(settings.path().get());
        }
        // The invented people never grow stale: a checkout that is older than the allowed age must still try out.
        OffsetDateTime now = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
        return SnapshotRegistry.load(
                new ByteArrayInputStream(resource(SYNTHETIC_PEOPLE)),
                header -> new Extract(now, header.coverage(), header.source()));
    }

    @Produces
    @Singleton
    PolicyCatalogue policies(PolicySettings settings) {
        List<Policy> policies = new ArrayList<>();
        policies.add(PolicyFile.read(DEFAULT_POLICY, resource(DEFAULT_POLICY)));
        settings.directory().ifPresent(directory -> policies.addAll(policiesIn(directory)));
        return new PolicyCatalogue(ProcedureTable.read(PROCEDURES, resource(PROCEDURES)), policies);
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

    @Produces
    @Singleton
    Callers callers(CallerSettings settings) {
        return new Callers(settings.callers().entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getValue().certificateSubject(),
                        entry -> entry.getValue().caller(entry.getKey()))));
    }

    private static byte[] resource(String name) {
        try (InputStream stream = Objects.requireNonNull(Wiring.class.getResourceAsStream(name), name)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
