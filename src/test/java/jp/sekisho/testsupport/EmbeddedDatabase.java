package jp.sekisho.testsupport;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/// A real PostgreSQL for the tests of one class, set up as deploy/README.md says: a role that loads and one that reads.
public final class EmbeddedDatabase implements AutoCloseable {
    public static final String LOADER = "sekisho_loader";
    public static final String READER = "sekisho_reader";

    private final EmbeddedPostgres postgres;

    public EmbeddedDatabase() {
        try {
            postgres =
                    EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        execute(
                "CREATE ROLE sekisho_loader LOGIN",
                "CREATE ROLE sekisho_reader LOGIN",
                "CREATE SCHEMA sekisho AUTHORIZATION sekisho_loader",
                "GRANT USAGE ON SCHEMA sekisho TO sekisho_reader",
                "ALTER DEFAULT PRIVILEGES FOR ROLE sekisho_loader IN SCHEMA sekisho"
                        + " GRANT SELECT ON TABLES TO sekisho_reader");
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres";
    }

    /// Connections of one role, not pooled.
    public DataSource as(String role) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl());
        source.setUser(role);
        return source;
    }

    /// As the superuser, who may do everything to the database and has no key.
    public Connection connect() throws SQLException {
        return postgres.getPostgresDatabase().getConnection();
    }

    public void execute(String... statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
