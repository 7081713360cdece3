package jp.sekisho.registry.postgresql;

import io.agroal.api.AgroalDataSource;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.registry.Census;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.RegistryAnswer;
import jp.sekisho.registry.RegistryState;
import jp.sekisho.registry.ResidentRegistry;
import jp.sekisho.registry.Unchanged;
import jp.sekisho.registry.extract.SnapshotRefused;

/// An extract in PostgreSQL, as [ExtractLoad] wrote it. What the database says is believed only as far as the master
/// key vouches for it; what does not open is [RegistryAnswer.Invalid].
public final class PostgresqlRegistry implements ResidentRegistry, AutoCloseable {
    private static final byte[][] NOBODY = {};

    private final AgroalDataSource database;
    private final LookUp lookUp;
    private final MasterKey master;
    private final LookUpKeys keys;
    private volatile Optional<Opened> last = Optional.empty();

    /// @param database closed with the registry
    /// @param deadline for one look-up, a batch being one
    public PostgresqlRegistry(AgroalDataSource database, MasterKey master, Duration deadline) {
        this.database = database;
        this.lookUp = new LookUp(database, deadline);
        this.master = master;
        this.keys = new LookUpKeys(master);
    }

    @Override
    public List<RegistryAnswer> find(List<IndividualNumber> numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        byte[][] asked = keys.keysOf(numbers);
        return switch (lookUp.rows(asked)) {
            case LookUp.Result.Rows rows -> answers(numbers, asked, rows);
            case LookUp.Result.Disconnected() -> all(numbers, new RegistryAnswer.Disconnected());
            case LookUp.Result.Unavailable() -> all(numbers, new RegistryAnswer.Unavailable());
            case LookUp.Result.TimedOut() -> all(numbers, new RegistryAnswer.TimedOut());
        };
    }

    private static List<RegistryAnswer> all(List<IndividualNumber> numbers, RegistryAnswer answer) {
        return Collections.nCopies(numbers.size(), answer);
    }

    private List<RegistryAnswer> answers(List<IndividualNumber> numbers, byte[][] asked, LookUp.Result.Rows rows) {
        return open(rows.extract())
                .map(opened -> answers(numbers, asked, rows.sealed(), opened))
                .orElseGet(() -> all(numbers, new RegistryAnswer.Invalid()));
    }

    private static List<RegistryAnswer> answers(
            List<IndividualNumber> numbers, byte[][] asked, Map<ByteBuffer, List<byte[]>> rows, Opened opened) {
        List<RegistryAnswer> answers = new ArrayList<>(numbers.size());
        for (int i = 0; i < asked.length; i++) {
            List<byte[]> sealed = rows.getOrDefault(ByteBuffer.wrap(asked[i]), List.of());
            answers.add(
                    switch (sealed.size()) {
                        case 0 -> new RegistryAnswer.NotFound(opened.extract());
                        case 1 -> answer(numbers.get(i), asked[i], sealed.getFirst(), opened);
                        default -> new RegistryAnswer.Ambiguous(opened.extract());
                    });
        }
        return answers;
    }

    private static RegistryAnswer answer(IndividualNumber number, byte[] key, byte[] sealed, Opened opened) {
        return opened.seal()
                .open(key, sealed)
                .map(plain -> SealedResident.read(number, plain, opened.extract()))
                .orElseGet(RegistryAnswer.Invalid::new);
    }

    /// An extract that the master key vouches for.
    private record Opened(LookUp.ExtractRow row, Extract extract, ExtractSeal seal) {}

    /// Deriving its keys costs more than a look-up, and it changes once a month.
    private Optional<Opened> open(LookUp.ExtractRow row) {
        Optional<Opened> opened =
                last.filter(known -> known.row().isSameAs(row)).or(() -> prove(row));
        last = opened.or(() -> last);
        return opened;
    }

    private Optional<Opened> prove(LookUp.ExtractRow row) {
        ExtractSeal seal = new ExtractSeal(master, row.salt(), row.header());
        try {
            return row.isProven(seal) ? Optional.of(new Opened(row, row.state(), seal)) : Optional.empty();
        } catch (SnapshotRefused _) {
            return Optional.empty();
        }
    }

    @Override
    public Unchanged unchangedSince(List<IndividualNumber> numbers, long sequence) {
        byte[][] asked = keys.keysOf(numbers);
        if (!(lookUp.rows(asked) instanceof LookUp.Result.Rows rows)) {
            return new Unchanged.Unanswered();
        }
        return open(rows.extract())
                .map(opened -> Unchanged.outside(sequence, opened.row().whole(), opened.extract())
                        .orElseGet(() -> told(numbers, asked, sequence, rows.sealed(), opened)))
                .orElseGet(Unchanged.Unanswered::new);
    }

    private static Unchanged told(
            List<IndividualNumber> numbers,
            byte[][] asked,
            long sequence,
            Map<ByteBuffer, List<byte[]>> rows,
            Opened opened) {
        List<Boolean> unchanged = new ArrayList<>(numbers.size());
        for (int i = 0; i < asked.length; i++) {
            IndividualNumber number = numbers.get(i);
            List<byte[]> sealed = rows.getOrDefault(ByteBuffer.wrap(asked[i]), List.of());
            unchanged.add(sealed.size() == 1
                    && opened.seal()
                            .open(asked[i], sealed.getFirst())
                            .filter(plain -> SealedResident.isUnchangedSince(sequence, number, plain, opened.extract()))
                            .isPresent());
        }
        return new Unchanged.Told(opened.extract(), unchanged);
    }

    @Override
    public RegistryState state() {
        return lookUp.rows(NOBODY) instanceof LookUp.Result.Rows rows
                ? open(rows.extract())
                        .<RegistryState>map(opened -> new RegistryState.Serving(opened.extract()))
                        .orElseGet(RegistryState.Down::new)
                : new RegistryState.Down();
    }

    @Override
    public Census census() {
        return lookUp.census();
    }

    @Override
    public void close() {
        database.close();
    }
}
