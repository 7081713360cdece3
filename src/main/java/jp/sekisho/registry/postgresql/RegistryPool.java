package jp.sekisho.registry.postgresql;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.cache.ConnectionCache;
import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.postgresql.Driver;

/// The service's connections: few, read-only, and none that outlasts the deadline of a look-up.
public final class RegistryPool {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final Duration LIFETIME = Duration.ofMinutes(30);

    private RegistryPool() {}

    /// Opens no connection yet, so that the service starts while the database is away.
    ///
    /// @param password empty where another way is set up: a password file, a client certificate in the URL
    /// @param deadline of a look-up; at most half of it is spent on waiting for a connection
    public static AgroalDataSource open(
            String jdbcUrl, String username, Optional<String> password, int maxConnections, Duration deadline)
            throws SQLException {
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(maxConnections)
                        .acquisitionTimeout(longestWait(deadline))
                        .exceptionSorter(new ConnectionFailure())
                        .idleValidationTimeout(IDLE)
                        .maxLifetime(LIFETIME)
                        // Each check has a thread of its own; what a thread remembers is of no use to the next.
                        .connectionCache(ConnectionCache.none())
                        .connectionFactoryConfiguration(
                                factory -> connections(factory, jdbcUrl, username, password, deadline))));
    }

    /// How much of a look-up's deadline may go by before it has a connection.
    static Duration longestWait(Duration deadline) {
        return deadline.dividedBy(2);
    }

    private static AgroalConnectionFactoryConfigurationSupplier connections(
            AgroalConnectionFactoryConfigurationSupplier factory,
            String jdbcUrl,
            String username,
            Optional<String> password,
            Duration deadline) {
        String seconds = Long.toString(Math.max(1, deadline.plusMillis(999).toSeconds()));
        password.ifPresent(secret -> factory.credential(new SimplePassword(secret)));
        return factory.connectionProviderClass(Driver.class)
                .jdbcUrl(jdbcUrl)
                .principal(new NamePrincipal(username))
                .jdbcProperty("ApplicationName", "sekisho")
                .jdbcProperty("logServerErrorDetail", "false")
                .jdbcProperty("connectTimeout", seconds)
                .jdbcProperty("socketTimeout", seconds)
                // The one statement is sent by name from the first time on, and planned once: planning it took the
                // server
                // several times as long as running it.
                .jdbcProperty("prepareThreshold", "1")
                // Shorter than the deadline: the server gives up first, and the connection stays whole.
                .initialSql("SET statement_timeout = " + deadline.toMillis() * 4 / 5
                        + "; SET default_transaction_read_only = on; SET plan_cache_mode = force_generic_plan");
    }

    /// Whether the URL would send residents over a network to a server that has not proved who it is.
    public static boolean isExposed(String jdbcUrl) {
        Properties url = Driver.parseURL(jdbcUrl, null);
        return url == null
                || !url.getProperty("sslmode", "").equals("verify-full")
                        && !Stream.of(url.getProperty("PGHOST", "").split(",")).allMatch(LOOPBACK::contains);
    }
}
