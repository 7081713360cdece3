package jp.sekisho.command;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import jp.sekisho.registry.Census;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.extract.SnapshotFile.Content;
import jp.sekisho.registry.extract.SnapshotRefused;
import jp.sekisho.registry.postgresql.ExtractLoad;
import jp.sekisho.registry.postgresql.MasterKey;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Puts a resident snapshot into PostgreSQL, for services with `sekisho.registry.adapter=postgresql`.
@Command(
        name = "load-registry",
        description = {
            "Loads a resident snapshot (NDJSON, plain or .gz) into PostgreSQL in place of the one that is there, and brings",
            "the schema up to date before. Services answer from the old extract until the new one is complete; a file that",
            "is refused changes nothing. The password comes from SEKISHO_REGISTRY_LOAD_PASSWORD or from a password file",
            "(PGPASSFILE, ~/.pgpass)."
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class LoadRegistryCommand implements Callable<Integer> {
    private static final int REFUSED = 1;

    @Parameters(paramLabel = "FILE", description = "The snapshot.")
    private Path file = Path.of("");

    @Option(
            names = "--jdbc-url",
            required = true,
            defaultValue = "${env:SEKISHO_REGISTRY_POSTGRESQL_JDBC_URL}",
            description = "The database.")
    private String jdbcUrl = "";

    @Option(
            names = "--username",
            required = true,
            defaultValue = "${env:SEKISHO_REGISTRY_LOAD_USERNAME}",
            description = "The role that owns the schema sekisho; not the service's.")
    private String username = "";

    @Option(
            names = "--key-file",
            required = true,
            defaultValue = "${env:SEKISHO_REGISTRY_POSTGRESQL_KEY_FILE}",
            description = "The services' key file.")
    private Path keyFile = Path.of("");

    @Option(
            names = "--roll-back",
            description = "Takes a file that is older than what is loaded, to go back to it. It is refused otherwise.")
    private boolean rollBack;

    @Option(
            names = "--delta",
            description =
                    "The file holds changes to what is loaded (its header is {\"delta\": ...}); they are applied in one"
                            + " transaction.")
    private boolean delta;

    @Mixin
    private ExtractOptions extract = new ExtractOptions();

    @Override
    public Integer call() {
        try {
            ExtractLoad load =
                    new ExtractLoad(database(), MasterKey.read(keyFile), extract.limits(), Clock.systemUTC());
            load.migrate();
            Content loaded = delta ? load.change(file) : rollBack ? load.rollBackTo(file) : load.load(file);
            tell(loaded.extract(), loaded.census());
            if (!delta) {
                load.vacuum();
            }
            return 0;
        } catch (SnapshotRefused
                | ExtractLoad.Older
                | ExtractLoad.Shrunk
                | ExtractLoad.OutOfOrder
                | MasterKey.KeyFileRefused
                | FlywayException
                | SQLException e) {
            // None of them holds a person: files and keys withhold values, and the database has seen sealed rows only.
            IO.println(e.getMessage());
            return REFUSED;
        }
    }

    private static void tell(Extract extract, Census census) {
        IO.println(census.residents() + " residents as of " + extract.asOf());
        if (!census.faults().isEmpty()) {
            IO.println(census.unusable() + " of them set aside; odd lines: " + census.causes());
            census.first().forEach(IO::println);
        }
    }

    private PGSimpleDataSource database() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(jdbcUrl);
        database.setUser(username);
        Optional.ofNullable(System.getenv("SEKISHO_REGISTRY_LOAD_PASSWORD")).ifPresent(database::setPassword);
        return database;
    }
}
