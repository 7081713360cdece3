package jp.sekisho.testsupport;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/// A real PostgreSQL for the tests of one class, set up as deploy/README.md says: a role that loads and one that reads.
public final class EmbeddedDatabase implements AutoCloseable {
    public static final String LOADER = "sekisho_loader";
    public static final String READER = "sekisho_reader";

    private final Path folder;
    private final Map<String, String> settings;
    private EmbeddedPostgres postgres;

    public EmbeddedDatabase() {
        this(Map.of());
    }

    /// @param settings of the server, beside the usual ones
    public EmbeddedDatabase(Map<String, String> settings) {
        try {
            folder = Files.createTempDirectory("sekisho-database");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.settings = settings;
        postgres = started(EmbeddedPostgres.builder());
        execute(
                "CREATE ROLE sekisho_loader LOGIN",
                "CREATE ROLE sekisho_reader LOGIN",
                "CREATE SCHEMA sekisho AUTHORIZATION sekisho_loader",
                "GRANT USAGE ON SCHEMA sekisho TO sekisho_reader",
                "ALTER DEFAULT PRIVILEGES FOR ROLE sekisho_loader IN SCHEMA sekisho"
                        + " GRANT SELECT ON TABLES TO sekisho_reader");
    }

    private EmbeddedPostgres started(EmbeddedPostgres.Builder server) {
        settings.forEach(server::setServerConfig);
        try {
            return server.setServerConfig("fsync", "off")
                    .setDataDirectory(folder)
                    .setCleanDataDirectory(false)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Ends the server as an operator would: sessions are cut off, data stays.
    public void stop() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Starts the server that was stopped, at its old address.
    public void start() {
        postgres = started(EmbeddedPostgres.builder().setPort(postgres.getPort()));
    }

    public int port() {
        return postgres.getPort();
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + port() + "/postgres";
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

    /// The texts of a question's only column.
    public List<String> query(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        stop();
        Scratch.delete(folder);
    }
}
