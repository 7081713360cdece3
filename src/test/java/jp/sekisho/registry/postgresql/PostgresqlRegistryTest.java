package jp.sekisho.registry.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.Resident;
import jp.sekisho.registry.ResidentRegistry;
import jp.sekisho.registry.ResidentRegistryContract;
import jp.sekisho.registry.Residents;
import jp.sekisho.registry.extract.ExtractHeader;
import jp.sekisho.testsupport.EmbeddedDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresqlRegistryTest extends ResidentRegistryContract {
    private static final IndividualNumber NUMBER = Residents.number(60_940_745_459L);

    private LoadedDatabase database;

    @BeforeAll
    void start(@TempDir Path folder) throws SQLException {
        database = new LoadedDatabase(folder);
    }

    @AfterAll
    void stop() {
        database.close();
    }

    @Test
    void closesItsConnections() {
        database.load(
                new Extract(OffsetDateTime.parse("2026-11-20T00:00:00+09:00"), Extract.Coverage.NATIONAL, "test"),
                List.of(Residents.full(NUMBER)));
        int before = sessions();
        PostgresqlRegistry registry =
                database.registry(database.database.jdbcUrl(), EmbeddedDatabase.READER, 1, 2, LoadedDatabase.DEADLINE);
        registry.find(List.of(NUMBER));
        assertThat(sessions()).isGreaterThan(before);

        registry.close();

        await().atMost(1, TimeUnit.MINUTES).until(() -> sessions() == before);
    }

    private int sessions() {
        return database.database
                .query("SELECT pid::text FROM pg_stat_activity WHERE usename = '" + EmbeddedDatabase.READER + "'")
                .size();
    }

    @Override
    protected ResidentRegistry holding(ExtractHeader extract, List<Resident> residents) {
        database.load(extract, residents);
        return database.registry;
    }
}
