package jp.sekisho.registry.postgresql;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.Resident;
import jp.sekisho.registry.ResidentRegistry;
import jp.sekisho.registry.ResidentRegistryContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresqlRegistryTest extends ResidentRegistryContract {
    private LoadedDatabase database;

    @BeforeAll
    void start(@TempDir Path folder) throws SQLException {
        database = new LoadedDatabase(folder);
    }

    @AfterAll
    void stop() {
        database.close();
    }

    @Override
    protected ResidentRegistry holding(Extract extract, List<Resident> residents) {
        database.load(extract, residents);
        return database.registry;
    }
}
