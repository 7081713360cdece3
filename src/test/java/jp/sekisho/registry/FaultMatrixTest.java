package jp.sekisho.registry;

import static jp.sekisho.registry.Checks.AS_OF;
import static jp.sekisho.registry.Checks.NUMBER;
import static jp.sekisho.registry.Checks.gate;
import static jp.sekisho.registry.Checks.record;
import static jp.sekisho.registry.GatewayFaults.LIMITS;
import static jp.sekisho.registry.GatewayFaults.WELL;
import static jp.sekisho.registry.GatewayFaults.gateway;
import static jp.sekisho.registry.GatewayFaults.guarded;
import static jp.sekisho.registry.GatewayFaults.reset;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import jp.sekisho.characters.CharacterSets;
import jp.sekisho.check.Decision;
import jp.sekisho.check.Gate;
import jp.sekisho.check.ReasonCode;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.registry.gateway.GatewayRegistry;
import jp.sekisho.registry.gateway.MisbehavingServer;
import jp.sekisho.registry.gateway.MisbehavingServer.Behaviour;
import jp.sekisho.registry.gateway.ReferenceGateway;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever befalls the registry: the right reason, while the fault still lasts, and never a PASS. The record is one
/// that passes when the
/// registry is well, so that a row fails as soon as its fault is overlooked.
@Timeout(120)
class FaultMatrixTest {
    private static final Extract EXTRACT = new Extract(AS_OF, Extract.Coverage.NATIONAL, "test");
    private static final IndividualNumber OTHER = Residents.number(5_111_777_390L);

    /// For what is waited for on a busy machine.
    private static final ConditionFactory PATIENCE = Awaitility.await().atMost(Duration.ofSeconds(30));

    private final List<AutoCloseable> open = new ArrayList<>();

    @ParameterizedTest
    @MethodSource({"jp.sekisho.registry.GatewayFaults#all", "jp.sekisho.registry.PostgresqlFaults#all"})
    void blocksForTheRightReasonWhileTheFaultLasts(Fault fault) {
        ReferenceGateway well = new ReferenceGateway(Optional.empty(), EXTRACT, List.of(Residents.plain(NUMBER)));
        open.add(well);
        Gate gate = gate(fault.registry().apply(well.uri(), open));

        Decision decision = gate.check(record()).decision();

        assertThat(decision).isInstanceOf(Decision.Block.class);
        assertThat(((Decision.Block) decision).reasons()).containsExactly(fault.reason());
        assertThat(well.paths()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource({"jp.sekisho.registry.GatewayFaults#all", "jp.sekisho.registry.PostgresqlFaults#all"})
    void neverPassesABatch(Fault fault) {
        ReferenceGateway well = new ReferenceGateway(Optional.empty(), EXTRACT, List.of(Residents.plain(NUMBER)));
        open.add(well);
        Gate gate = gate(fault.registry().apply(well.uri(), open));

        assertThat(gate.check(List.of(record(), record(), record())))
                .hasSize(3)
                .noneMatch(checked -> checked.decision() instanceof Decision.Pass);
    }

    @Test
    void passesWhenTheGatewayIsWell() {
        assertThat(gate(serving(MisbehavingServer.sends(MisbehavingServer.http(200, "", WELL))))
                        .check(record())
                        .decision())
                .isInstanceOf(Decision.Pass.class);
    }

    @ParameterizedTest
    @CsvSource({"429, 1", "500, 1", "503, 1", "404, 1", "0, 2"})
    void asksOnceMoreAfterAFailedConnectionOnly(int status, int requests) {
        MisbehavingServer server = new MisbehavingServer(
                status == 0 ? (_, _) -> {} : MisbehavingServer.sends(MisbehavingServer.http(status, "", WELL)));
        open.add(server);

        gate(guarded(gateway(server.uri()), open)).check(record());

        assertThat(server.requests()).isEqualTo(requests);
    }

    @Test
    void isDownAtTheStartAndThenUp() {
        AtomicBoolean up = new AtomicBoolean();
        ResidentRegistry registry = serving((connection, out) -> {
            if (!up.get()) {
                reset(connection);
            }
            out.write(MisbehavingServer.http(200, "", WELL).getBytes(StandardCharsets.UTF_8));
        });
        Gate gate = gate(registry);
        for (int i = 0; i < 30; i++) {
            assertThat(((Decision.Block) gate.check(record()).decision()).reasons())
                    .containsExactly(ReasonCode.REGISTRY_UNAVAILABLE);
        }
        assertThat(registry.state()).isEqualTo(new RegistryState.Down());

        up.set(true);

        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> gate.check(record()).decision() instanceof Decision.Pass);
    }

    @Test
    void answersWhileTheRegistryIsSilent() throws Exception {
        Gate gate = gate(serving(MisbehavingServer.SILENT));
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> checks = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                checks.add(callers.submit(() -> gate.check(record())));
            }
            for (Future<?> check : checks) {
                check.get();
            }
        }
        // Overloaded where the look-ups that were given up still hold their places.
        assertThat(((Decision.Block) gate.check(record()).decision()).reasons())
                .containsAnyOf(ReasonCode.REGISTRY_UNAVAILABLE, ReasonCode.REGISTRY_TIMEOUT, ReasonCode.OVERLOADED);
    }

    @Test
    void turnsAwayAtOnceWhatIsTooMuch() throws Exception {
        CountDownLatch enough = new CountDownLatch(1);
        MisbehavingServer server = new MisbehavingServer((_, out) -> {
            enough.await();
            out.write(MisbehavingServer.http(200, "", WELL).getBytes(StandardCharsets.UTF_8));
        });
        open.add(server);
        Gate gate = gate(guarded(gateway(server.uri()), open));
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Decision>> checks = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                checks.add(callers.submit(() -> gate.check(record()).decision()));
            }
            int tooMuch = 40 - LIMITS.concurrent() - LIMITS.waiting();
            PATIENCE.until(
                    () -> checks.stream().filter(FaultMatrixTest::wasTurnedAway).count() == tooMuch);
            assertThat(server.requests()).isLessThanOrEqualTo(LIMITS.concurrent());
            enough.countDown();
            for (Future<Decision> check : checks) {
                // A busy machine may have let a deadline pass meanwhile.
                if (check.get() instanceof Decision.Block block && !wasTurnedAway(check)) {
                    assertThat(block.reasons()).containsExactly(ReasonCode.REGISTRY_TIMEOUT);
                }
            }
        }
    }

    @Test
    void everyAnswerIsOfOneExtractWhileTheGatewayReplacesItsOwn() throws Exception {
        ReferenceGateway gateway = new ReferenceGateway(Optional.empty(), EXTRACT, List.of());
        open.add(gateway);
        everyAnswerIsOfOneExtract(guarded(gateway(gateway.uri()), open), gateway::replace);
    }

    @Test
    void everyAnswerIsOfOneExtractWhileAnotherIsLoadedIntoTheDatabase() throws Exception {
        open.add(() -> PostgresqlFaults.DATABASE.load(EXTRACT, PostgresqlFaults.RESIDENTS));
        everyAnswerIsOfOneExtract(PostgresqlFaults.serving(open), PostgresqlFaults.DATABASE::load);
    }

    private static void everyAnswerIsOfOneExtract(
            ResidentRegistry registry, BiConsumer<Extract, List<Resident>> replace) throws Exception {
        Gate gate = gate(registry);
        Extract later = new Extract(AS_OF.plusHours(1), EXTRACT.coverage(), EXTRACT.source());
        List<Resident> without = List.of(Residents.full(OTHER));
        List<Resident> with = List.of(Residents.full(OTHER), Residents.plain(NUMBER));
        replace.accept(EXTRACT, without);
        Semaphore checked = new Semaphore(0);
        AtomicBoolean stop = new AtomicBoolean();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> checks = callers.submit(() -> {
                int passed = 0;
                while (!stop.get()) {
                    for (Gate.Checked one : gate.check(List.of(record(), record()))) {
                        boolean passes = one.decision() instanceof Decision.Pass;
                        assertThat(one.extract()).contains(passes ? later : EXTRACT);
                        passed += passes ? 1 : 0;
                    }
                    checked.release();
                }
                return passed;
            });
            try {
                for (int i = 0; i < 50; i++) {
                    replace.accept(i % 2 == 0 ? later : EXTRACT, i % 2 == 0 ? with : without);
                    // One may have begun before; the next sees what is there now.
                    checked.drainPermits();
                    assertThat(checked.tryAcquire(2, 30, TimeUnit.SECONDS)).isTrue();
                }
            } finally {
                stop.set(true);
            }
            assertThat(checks.get()).isPositive();
        }
    }

    @Test
    void aRestartedDatabaseFailsNoCheckOnceItIsBack() throws Exception {
        Gate gate = gate(PostgresqlFaults.serving(open));
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Decision> check = () -> gate.check(record()).decision();
            for (int restart = 0; restart < 4; restart++) {
                // As many connections as the pool takes, all of which the restart breaks.
                assertAllPass(callers.invokeAll(Collections.nCopies(LIMITS.concurrent(), check)));
                PostgresqlFaults.DATABASE.database.stop();
                PostgresqlFaults.DATABASE.database.start();

                // One after another, then several at once.
                int atOnce = restart % 2 == 0 ? 1 : LIMITS.concurrent();
                for (int i = 0; i < 2 * LIMITS.concurrent(); i++) {
                    assertAllPass(callers.invokeAll(Collections.nCopies(atOnce, check)));
                }
            }
        }
    }

    @Test
    void aDatabaseRestartedUnderLoadCostsItsOutageAndNoMore() throws Exception {
        Gate gate = gate(PostgresqlFaults.serving(open));
        CountDownLatch stop = new CountDownLatch(1);
        AtomicReference<List<Decision>> since = new AtomicReference<>(new CopyOnWriteArrayList<>());
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < LIMITS.concurrent(); caller++) {
                callers.submit(() -> {
                    // An open breaker answers at once, and callers have other things to do.
                    while (!stop.await(5, TimeUnit.MILLISECONDS)) {
                        List<Decision> decisions = since.get();
                        decisions.add(gate.check(record()).decision());
                    }
                    return stop;
                });
            }
            try {
                PATIENCE.until(() -> since.get().size() > 50);
                PostgresqlFaults.DATABASE.database.stop();
                PATIENCE.until(() -> since.get().getLast() instanceof Decision.Block);
                PostgresqlFaults.DATABASE.database.start();
                // The breaker lets one look-up through when its time has come.
                PATIENCE.until(() -> gate.check(record()).decision() instanceof Decision.Pass);
                assertThat(since.getAndSet(new CopyOnWriteArrayList<>()))
                        .filteredOn(Decision.Block.class::isInstance)
                        .allSatisfy(block -> assertThat(((Decision.Block) block).reasons())
                                .isSubsetOf(ReasonCode.REGISTRY_UNAVAILABLE, ReasonCode.REGISTRY_TIMEOUT));
                PATIENCE.until(() -> since.get().size() > 50);
            } finally {
                stop.countDown();
            }
        }
        // A busy machine may time out; a broken connection would be unavailable.
        assertThat(since.get())
                .filteredOn(Decision.Block.class::isInstance)
                .allSatisfy(block ->
                        assertThat(((Decision.Block) block).reasons()).containsExactly(ReasonCode.REGISTRY_TIMEOUT));
    }

    private static boolean wasTurnedAway(Future<Decision> check) {
        return check.isDone()
                && check.resultNow() instanceof Decision.Block block
                && block.reasons().contains(ReasonCode.OVERLOADED);
    }

    private static void assertAllPass(List<Future<Decision>> checks) throws Exception {
        for (Future<Decision> check : checks) {
            assertThat(check.get()).isInstanceOf(Decision.Pass.class);
        }
    }

    @AfterAll
    static void stopDatabase() {
        PostgresqlFaults.DATABASE.close();
    }

    /// The first request of a process loads half of the JDK's HTTP client.
    @BeforeAll
    static void warmUp() throws Exception {
        List<AutoCloseable> open = new ArrayList<>();
        ReferenceGateway gateway = new ReferenceGateway(Optional.empty(), EXTRACT, List.of(Residents.plain(NUMBER)));
        open.add(gateway);
        GatewayRegistry patient = new GatewayRegistry(
                gateway.uri(), Optional.empty(), Duration.ofSeconds(20), CharacterSets.STANDARD, RegistryListener.NONE);
        open.add(patient);
        for (int i = 0; i < 20; i++) {
            patient.find(List.of(NUMBER));
            gate(guarded(gateway(gateway.uri()), open)).check(record());
        }
        close(open);
    }

    @AfterEach
    void close() throws Exception {
        close(open);
    }

    private static void close(List<AutoCloseable> open) throws Exception {
        for (AutoCloseable it : open.reversed()) {
            it.close();
        }
    }

    private ResidentRegistry serving(Behaviour behaviour) {
        MisbehavingServer server = new MisbehavingServer(behaviour);
        open.add(server);
        return guarded(gateway(server.uri()), open);
    }
}
