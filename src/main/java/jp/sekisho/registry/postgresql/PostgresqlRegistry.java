package jp.sekisho.registry.postgresql;

import io.agroal.api.AgroalDataSource;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.RegistryAnswer;
import jp.sekisho.registry.RegistryState;
import jp.sekisho.registry.ResidentRegistry;
import jp.sekisho.registry.snapshot.SnapshotFile;
import jp.sekisho.registry.snapshot.SnapshotRefused;

/// An extract in PostgreSQL, as [ExtractLoad] wrote it. What the database says is believed only as far as the master
/// key
/// vouches for it; what does not open is [RegistryAnswer.Invalid].
public final class PostgresqlRegistry implements ResidentRegistry, AutoCloseable {
    private static final byte[][] NOBODY = {};

    private final AgroalDataSource database;
    private final LookUp lookUp;
    private final MasterKey master;

    /// @param database closed with the registry
    /// @param deadline for one look-up, a batch being one
    public PostgresqlRegistry(AgroalDataSource database, MasterKey master, Duration deadline) {
        this.database = database;
        this.lookUp = new LookUp(database, deadline);
        this.master = master;
    }

    @Override
    public List<RegistryAnswer> find(List<IndividualNumber> numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        LookUpKeys keys = new LookUpKeys(master);
        byte[][] asked = numbers.stream().map(keys::keyOf).toArray(byte[][]::new);
        return switch (lookUp.rows(asked)) {
            case LookUp.Result.Rows rows -> answers(numbers, asked, rows);
            case LookUp.Result.Disconnected() -> Collections.nCopies(numbers.size(), new RegistryAnswer.Disconnected());
            case LookUp.Result.Unavailable() -> Collections.nCopies(numbers.size(), new RegistryAnswer.Unavailable());
            case LookUp.Result.TimedOut() -> Collections.nCopies(numbers.size(), new RegistryAnswer.TimedOut());
        };
    }

    private List<RegistryAnswer> answers(List<IndividualNumber> numbers, byte[][] asked, LookUp.Result.Rows rows) {
        return open(rows)
                .map(opened -> answers(numbers, asked, rows, opened))
                .orElseGet(() -> Collections.nCopies(numbers.size(), new RegistryAnswer.Invalid()));
    }

    private static List<RegistryAnswer> answers(
            List<IndividualNumber> numbers, byte[][] asked, LookUp.Result.Rows rows, Opened opened) {
        List<RegistryAnswer> answers = new ArrayList<>(numbers.size());
        for (int i = 0; i < asked.length; i++) {
            List<byte[]> sealed = rows.sealed().getOrDefault(ByteBuffer.wrap(asked[i]), List.of());
            answers.add(
                    switch (sealed.size()) {
                        case 0 -> new RegistryAnswer.NotFound(opened.extract());
                        case 1 ->
                            answer(numbers.get(i), opened.seal().open(asked[i], sealed.getFirst()), opened.extract());
                        default -> new RegistryAnswer.Ambiguous(opened.extract());
                    });
        }
        return answers;
    }

    /// An extract that the master key vouches for.
    private record Opened(Extract extract, ExtractSeal seal) {}

    private Optional<Opened> open(LookUp.Result.Rows rows) {
        ExtractSeal seal = new ExtractSeal(master, rows.salt(), rows.header());
        try {
            return seal.isProvenBy(rows.proof())
                    ? Optional.of(new Opened(SnapshotFile.extract(rows.header()), seal))
                    : Optional.empty();
        } catch (SnapshotRefused _) {
            return Optional.empty();
        }
    }

    private static RegistryAnswer answer(IndividualNumber asked, Optional<String> line, Extract extract) {
        try {
            return line.map(SnapshotFile::resident)
                    .filter(resident -> resident.individualNumber().equals(asked))
                    .<RegistryAnswer>map(resident -> new RegistryAnswer.Found(resident, extract))
                    .orElseGet(RegistryAnswer.Invalid::new);
        } catch (SnapshotRefused _) {
            return new RegistryAnswer.Invalid();
        }
    }

    @Override
    public RegistryState state() {
        return lookUp.rows(NOBODY) instanceof LookUp.Result.Rows rows
                ? open(rows)
                        .<RegistryState>map(opened -> new RegistryState.Serving(opened.extract()))
                        .orElseGet(RegistryState.Down::new)
                : new RegistryState.Down();
    }

    @Override
    public void close() {
        database.close();
    }
}
