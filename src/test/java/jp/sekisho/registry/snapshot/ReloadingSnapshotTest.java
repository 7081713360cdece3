package jp.sekisho.registry.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import jp.sekisho.base.Share;
import jp.sekisho.person.Address;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.person.PersonName;
import jp.sekisho.registry.Census;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.RegistryAnswer;
import jp.sekisho.registry.RegistryAnswer.Found;
import jp.sekisho.registry.RegistryListener;
import jp.sekisho.registry.RegistryListener.Reload;
import jp.sekisho.registry.RegistryState;
import jp.sekisho.registry.Resident;
import jp.sekisho.registry.ResidentRegistry;
import jp.sekisho.registry.ResidentRegistryContract;
import jp.sekisho.registry.Residents;
import jp.sekisho.registry.extract.ExtractHeader;
import jp.sekisho.registry.extract.ExtractLimits;
import jp.sekisho.registry.extract.SnapshotRefused;
import jp.sekisho.registry.extract.SnapshotWriter;
import jp.sekisho.testsupport.SetClock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadingSnapshotTest extends ResidentRegistryContract {
    private static final OffsetDateTime AS_OF = OffsetDateTime.parse("2026-11-20T00:00:00+09:00");
    private static final Clock CLOCK = Clock.fixed(AS_OF.plusDays(10).toInstant(), ZoneOffset.UTC);
    private static final int RESIDENTS = 200;
    private static final ExtractLimits TOLERANT = new ExtractLimits(Share.of("1%"), Share.of("5%"), false);

    @TempDir
    private Path folder;

    private Optional<Reload> told = Optional.empty();
    private Census census = Census.UNKNOWN;
    private final RegistryListener listener = new RegistryListener() {
        @Override
        public void reloaded(Reload outcome) {
            told = Optional.of(outcome);
        }

        @Override
        public void loaded(Census loaded) {
            census = loaded;
        }
    };

    @Override
    protected ResidentRegistry holding(ExtractHeader extract, List<Resident> residents) {
        return ReloadingSnapshot.load(
                file("contract.ndjson", extract, residents), Residents.ANY_SHARE, CLOCK, listener);
    }

    private ReloadingSnapshot load(Path file) {
        return ReloadingSnapshot.load(file, ExtractLimits.USUAL, CLOCK, listener);
    }

    private Path file(String name, Extract extract, List<Resident> residents) {
        return file(name, new ExtractHeader(extract, Optional.empty(), Optional.empty()), residents);
    }

    private Path file(String name, ExtractHeader extract, List<Resident> residents) {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                SnapshotWriter writer = new SnapshotWriter(out, extract)) {
            for (Resident resident : residents) {
                writer.write(resident);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private static Extract day(int day) {
        return new Extract(AS_OF.plusDays(day), Extract.Coverage.NATIONAL, "test");
    }

    /// Everybody bears the day of the extract as their name.
    private static List<Resident> residents(int day) {
        return LongStream.range(0, RESIDENTS)
                .mapToObj(n -> {
                    Resident plain = Residents.plain(Residents.number(n));
                    return new Resident(
                            plain.individualNumber(),
                            plain.numberStatus(),
                            plain.status(),
                            PersonName.of("日　" + day, ""),
                            plain.birthDate(),
                            plain.sex(),
                            new Address("", "長野市緑町" + day, ""),
                            List.of(),
                            List.of(),
                            false);
                })
                .toList();
    }

    private void replace(Path file, int day) throws IOException {
        replace(file, file("new", day(day), residents(day)));
    }

    private static void replace(Path file, Path by) throws IOException {
        Files.move(by, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// A change is taken up at the second look that sees it.
    private String look(ReloadingSnapshot snapshot) {
        told = Optional.empty();
        Optional<String> before = snapshot.look();
        assertThat(told).isEmpty();
        Optional<String> refusal = snapshot.look();
        if (told.isEmpty()) {
            assertThat(refusal).isEqualTo(before);
            return "nothing";
        }
        String outcome = told.get().name();
        refusal.ifPresentOrElse(
                why -> assertThat(why).startsWith(outcome),
                () -> assertThat(outcome).isEqualTo("RELOADED"));
        return refusal.orElse(outcome);
    }

    @Test
    void everyAnswerUnderLoadIsOfOneExtract() throws Exception {
        Path file = file("residents.ndjson", day(0), residents(0));
        ReloadingSnapshot snapshot = load(file);
        List<IndividualNumber> numbers =
                LongStream.range(0, RESIDENTS).mapToObj(Residents::number).toList();
        AtomicBoolean stop = new AtomicBoolean();

        try (ExecutorService callers = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> work = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                work.add(callers.submit(() -> {
                    int lookUps = 0;
                    for (; !stop.get(); lookUps++) {
                        List<RegistryAnswer> answers = snapshot.find(numbers);
                        Extract extract = ((Found) answers.getFirst()).extract();
                        String name =
                                "日　" + Duration.between(AS_OF, extract.asOf()).toDays();
                        assertThat(answers)
                                .allMatch(answer -> answer instanceof Found(var resident, var of)
                                        && of.equals(extract)
                                        && resident.name().kanji().equals(name));
                    }
                    return lookUps;
                }));
            }
            for (int day = 1; day <= 8; day++) {
                replace(file, day);
                assertThat(look(snapshot)).isEqualTo("RELOADED");
                assertThat(snapshot.state()).isEqualTo(new RegistryState.Serving(day(day)));
            }
            stop.set(true);
            for (Future<Integer> lookUps : work) {
                assertThat(lookUps.get()).isPositive();
            }
        }
    }

    @Test
    void staysWithTheOldOneWhenTheNewOneIsBrokenAndTellsWhereWithoutAValue() throws Exception {
        Path file = file("residents.ndjson", day(0), residents(0));
        ReloadingSnapshot snapshot = load(file);
        Path broken = file("new", day(1), residents(1));
        Files.writeString(broken, Files.readString(broken).replaceFirst("2026-11-21T", "2026-11-41T"));

        replace(file, broken);

        assertThat(look(snapshot)).isEqualTo("BROKEN line 1 /snapshot/asOf TIME_INVALID");
        assertThat(snapshot.state()).isEqualTo(new RegistryState.Serving(day(0)));
        replace(file, 2);
        assertThat(look(snapshot)).isEqualTo("RELOADED");
    }

    @Test
    void takesAFileOnceTheClockIsRightThatWasAheadOfIt() throws Exception {
        SetClock clock = new SetClock(CLOCK.instant());
        Path file = file("residents.ndjson", day(0), residents(0));
        ReloadingSnapshot snapshot = ReloadingSnapshot.load(file, ExtractLimits.USUAL, clock, listener);
        clock.now = AS_OF.minusDays(40).toInstant();
        replace(file, 1);
        assertThat(look(snapshot)).isEqualTo("AHEAD_OF_CLOCK");

        clock.now = CLOCK.instant();

        assertThat(snapshot.look()).isEmpty();
        assertThat(snapshot.state()).isEqualTo(new RegistryState.Serving(day(1)));
    }

    @Test
    void whatWasTakenWhileTheClockWasAheadGivesWayToTheNextFile() throws Exception {
        SetClock clock = new SetClock(CLOCK.instant());
        Path file = file("residents.ndjson", day(0), residents(0));
        ReloadingSnapshot snapshot = ReloadingSnapshot.load(file, ExtractLimits.USUAL, clock, listener);
        clock.now = AS_OF.plusDays(400).toInstant();
        replace(file, 300);
        assertThat(look(snapshot)).isEqualTo("RELOADED");

        replace(file, 2);
        assertThat(look(snapshot)).isEqualTo("OLDER");

        clock.now = CLOCK.instant();

        assertThat(snapshot.look()).isEmpty();
        assertThat(snapshot.state()).isEqualTo(new RegistryState.Serving(day(2)));
    }

    @Test
    void aLookThatIsGivenUpChangesNothingAndTheNextOneTakesTheSameFile() throws Exception {
        Path file = file("residents.ndjson", day(0), residents(0));
        ReloadingSnapshot snapshot = load(file);
        replace(file, 1);
        snapshot.look();

        Thread.currentThread().interrupt();
        snapshot.look();
        assertThat(Thread.interrupted()).isTrue();

        assertThat(told).isEmpty();
        assertThat(snapshot.state()).isEqualTo(new RegistryState.Serving(day(0)));
        assertThat(snapshot.look()).isEmpty();
        assertThat(snapshot.state()).isEqualTo(new RegistryState.Serving(day(1)));
    }

    @Test
    void refusesWhatIsOlderAheadOfTheClockOrInvented() throws Exception {
        Path file = file("residents.ndjson", day(3), residents(3));
        ReloadingSnapshot snapshot = load(file);

        replace(file, 2);
        assertThat(look(snapshot)).isEqualTo("OLDER");
        replace(file, 12);
        assertThat(look(snapshot)).isEqualTo("AHEAD_OF_CLOCK");
        replace(file, file("new", new Extract(day(4).asOf(), Extract.Coverage.NATIONAL, "synthetic"), residents(4)));
        assertThat(look(snapshot)).isEqualTo("SYNTHETIC");
        Files.delete(file);
        assertThat(look(snapshot)).isEqualTo("MISSING");
        assertThat(snapshot.state()).isEqualTo(new RegistryState.Serving(day(3)));

        file("residents.ndjson", day(3), residents(5));
        assertThat(look(snapshot)).isEqualTo("RELOADED");
    }

    @Test
    void waitsUntilAFileThatIsCopiedIntoPlaceKeepsStill() throws Exception {
        Path file = file("residents.ndjson", day(0), residents(0));
        ReloadingSnapshot snapshot = load(file);
        List<String> lines = Files.readAllLines(file("new", day(1), residents(1)));

        for (int written = 1; written <= lines.size(); written++) {
            Files.write(file, lines.subList(0, written));
            assertThat(snapshot.look()).isEmpty();
        }
        assertThat(told).isEmpty();

        assertThat(snapshot.look()).isEmpty();
        assertThat(told).contains(Reload.RELOADED);
        assertThat(snapshot.find(List.of(Residents.number(RESIDENTS - 1))))
                .first()
                .isInstanceOf(Found.class);
    }

    @Test
    void refusesACopyThatStallsAtALineEndAndTakesItOverWhenItIsWhole() throws Exception {
        Path file = file("residents.ndjson", day(0), residents(0));
        ReloadingSnapshot snapshot = load(file);
        List<String> lines = Files.readAllLines(file("new", day(1), residents(1)));

        Files.write(file, lines.subList(0, lines.size() / 2));
        assertThat(look(snapshot)).startsWith("BROKEN").endsWith(" END_MISSING");
        assertThat(snapshot.state()).isEqualTo(new RegistryState.Serving(day(0)));

        Files.write(file, lines);
        assertThat(look(snapshot)).isEqualTo("RELOADED");
    }

    @Test
    void refusesAnExtractThatHasShrunkBeyondTheBound() throws Exception {
        Path file = file("residents.ndjson", day(0), residents(0));
        ReloadingSnapshot snapshot = load(file);

        replace(file, file("new", day(1), residents(1).subList(0, RESIDENTS * 95 / 100 - 1)));
        assertThat(look(snapshot)).isEqualTo("SHRUNK");
        replace(file, file("new", day(1), residents(1).subList(0, RESIDENTS * 95 / 100)));
        assertThat(look(snapshot)).isEqualTo("RELOADED");
    }

    @Test
    void setsAsideWhatItCannotHoldAndTellsHowMany() throws Exception {
        Path file = file("residents.ndjson", day(0), residents(0));
        Files.writeString(file, Files.readString(file).replaceFirst("\"1964-05-01\"", "\"\""));
        ReloadingSnapshot snapshot = ReloadingSnapshot.load(file, TOLERANT, CLOCK, listener);

        assertThat(snapshot.find(List.of(Residents.number(0), Residents.number(1))))
                .hasExactlyElementsOfTypes(RegistryAnswer.Unusable.class, Found.class);
        assertThat(census.causes()).isEqualTo("MISSING=1");
        assertThat(census.first()).containsExactly("line 2 /birthDate MISSING");
        assertThat(snapshot.census()).isEqualTo(census);

        replace(file, 1);
        assertThat(look(snapshot)).isEqualTo("RELOADED");
        assertThat(census.unusable()).isZero();
        assertThat(snapshot.find(List.of(Residents.number(0)))).hasExactlyElementsOfTypes(Found.class);
    }

    @Test
    void anExtractMayBeMinutesAheadOfTheClockAndNoMore() {
        OffsetDateTime now = CLOCK.instant().atOffset(ZoneOffset.UTC);

        load(file("near.ndjson", new Extract(now.plusMinutes(5), Extract.Coverage.NATIONAL, "test"), residents(0)));
        assertThatThrownBy(() -> load(file(
                        "far.ndjson",
                        new Extract(now.plusMinutes(6), Extract.Coverage.NATIONAL, "test"),
                        residents(0))))
                .isInstanceOf(SnapshotRefused.class)
                .hasMessageContaining("AHEAD_OF_CLOCK");
    }

    @Test
    void looksAtAFileOnlyOnce() throws Exception {
        Path file = file("residents.ndjson", day(0), residents(0));
        ReloadingSnapshot snapshot = load(file);
        SnapshotRegistry first = snapshot.current();

        assertThat(look(snapshot)).isEqualTo("nothing");
        assertThat(snapshot.current()).isSameAs(first);

        replace(file, -1);
        assertThat(look(snapshot)).isEqualTo("OLDER");
        assertThat(look(snapshot)).isEqualTo("nothing");
        assertThat(snapshot.look()).contains("OLDER");
    }

    @Test
    void anErrorWhileLoadingIsToldAndAGoodNewerFileIsTakenOverAfterwards() throws Exception {
        Path file = file("residents.ndjson", day(0), residents(0));
        AtomicBoolean memory = new AtomicBoolean(true);
        Clock failing = new Clock() {
            @Override
            public ZoneId getZone() {
                return CLOCK.getZone();
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                if (!memory.get()) {
                    throw new OutOfMemoryError("injected");
                }
                return CLOCK.instant();
            }
        };
        ReloadingSnapshot snapshot = ReloadingSnapshot.load(file, ExtractLimits.USUAL, failing, listener);
        memory.set(false);

        replace(file, 1);
        assertThat(look(snapshot)).isEqualTo("FAILED java.lang.OutOfMemoryError");
        assertThat(snapshot.state()).isEqualTo(new RegistryState.Serving(day(0)));

        memory.set(true);
        replace(file, 2);
        assertThat(look(snapshot)).isEqualTo("RELOADED");
        assertThat(snapshot.state()).isEqualTo(new RegistryState.Serving(day(2)));
    }

    @Test
    void letsTheOldOneGo() throws Exception {
        Path file = file("residents.ndjson", day(0), residents(0));
        ReloadingSnapshot snapshot = load(file);
        WeakReference<SnapshotRegistry> old = new WeakReference<>(snapshot.current());

        replace(file, 1);

        assertThat(look(snapshot)).isEqualTo("RELOADED");
        Awaitility.await().atMost(1, TimeUnit.MINUTES).until(() -> {
            System.gc();
            return old.get() == null;
        });
    }
}
