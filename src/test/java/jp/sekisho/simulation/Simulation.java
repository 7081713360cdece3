package jp.sekisho.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.sekisho.api.Admission;
import jp.sekisho.api.WireRequests;
import jp.sekisho.attestation.AttestationSigner;
import jp.sekisho.attestation.Lifetimes;
import jp.sekisho.audit.AuditEntry;
import jp.sekisho.audit.AuditId;
import jp.sekisho.audit.AuditTrail;
import jp.sekisho.audit.SimulatedTrail;
import jp.sekisho.audit.TrailEntry;
import jp.sekisho.audit.TrailOptions;
import jp.sekisho.audit.TrailOptions.Durability;
import jp.sekisho.audit.TrailRefused;
import jp.sekisho.base.Resource;
import jp.sekisho.base.Share;
import jp.sekisho.characters.DeclaredCodes;
import jp.sekisho.check.Decision;
import jp.sekisho.check.Gate;
import jp.sekisho.checkpoint.Answer;
import jp.sekisho.checkpoint.Checkpoint;
import jp.sekisho.checkpoint.Destination;
import jp.sekisho.checkpoint.Shadow;
import jp.sekisho.checkpoint.SimulatedCheckpoint;
import jp.sekisho.checkpoint.Submission;
import jp.sekisho.checkpoint.Submitter;
import jp.sekisho.config.SimulatedReloads;
import jp.sekisho.matching.address.FormerMunicipalities;
import jp.sekisho.ops.SimulatedOps;
import jp.sekisho.policy.PolicyCatalogue;
import jp.sekisho.policy.PolicyFile;
import jp.sekisho.policy.Procedure;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.RegistryState;
import jp.sekisho.registry.ResidentRegistry;
import jp.sekisho.registry.extract.ExtractLimits;
import jp.sekisho.registry.extract.SnapshotRefused;
import jp.sekisho.registry.guard.GuardLimits;
import jp.sekisho.registry.snapshot.ReloadingSnapshot;
import jp.sekisho.security.Caller;
import jp.sekisho.security.Callers;
import jp.sekisho.signing.KeyRing;
import jp.sekisho.signing.KeySet;
import jp.sekisho.signing.Keys;
import jp.sekisho.signing.SigningKey;
import org.jspecify.annotations.Nullable;

/// One life of a gate, from its start through every trouble that the seed draws to the time when all is well again. It
/// ends with a [Violation] or not at all badly, and the same way each time.
final class Simulation {
    static final String TRAIL = "/trail";
    private static final String EXTRACT = "/site/extract.ndjson";
    private static final String CALLERS = "/site/callers.properties";
    private static final String KEYS = "/site/keys";

    private static final Instant BEGIN = Instant.parse("2026-11-23T00:00:00Z");
    private static final Duration RELOAD_INTERVAL = Duration.ofSeconds(5);
    private static final Duration RELOAD_DEADLINE = Duration.ofSeconds(20);
    private static final Duration RESTART = Duration.ofSeconds(5);
    /// Some lookings, a hanging one among them, some starts, and the breaker.
    private static final int SECONDS_TO_RECOVER = 120;

    /// The people are few, so that a few of them are many.
    private static final ExtractLimits LIMITS = new ExtractLimits(Share.of("0.1%"), Share.of("40%"), false);

    private static final int SIGNERS = 12;
    private static final List<SigningKey> SIGNING = IntStream.range(0, SIGNERS)
            .mapToObj(i -> Keys.signing("simulation " + i))
            .toList();
    private static final KeySet EVERY_KEY =
            new KeySet(SIGNING.stream().map(SigningKey::verificationKey).toList());
    private static final List<KeyRing> RINGS = IntStream.range(1, SIGNERS - 1)
            .mapToObj(i -> new KeyRing(
                    SIGNING.get(i),
                    List.of(
                            SIGNING.get(i + 1).verificationKey(),
                            SIGNING.get(i - 1).verificationKey())))
            .toList();
    private static final PrivateKey BROKEN = new PrivateKey() {
        @Override
        public String getAlgorithm() {
            return "Ed25519";
        }

        @Override
        public String getFormat() {
            return "PKCS#8";
        }

        @Override
        public byte[] getEncoded() {
            return new byte[0];
        }
    };

    private static final Procedure PROCEDURE = new Procedure(7, "seven", "七", "Seven", "課", true);
    private static final PolicyCatalogue CATALOGUE = new PolicyCatalogue(
            List.of(PROCEDURE), List.of(PolicyFile.read("strict-4", Resource.bytes("/policies/strict-4.properties"))));

    private static final String WELFARE = """
            welfare.token-subject = welfare
            welfare.roles = checker
            welfare.procedures = *
            welfare.detail = guarded
            """;
    private static final byte[] BOTH = (WELFARE + """
                    tax.certificate-subject = CN=tax
                    tax.roles = checker
                    tax.procedures = *
                    tax.detail = full
                    """).getBytes(UTF_8);
    private static final byte[] ONE = WELFARE.getBytes(UTF_8);

    /// What the service's own reader makes of each content: it is slow, and the contents are few.
    private static final Map<String, Object> READ_CALLERS = new HashMap<>();

    static final SimpleMeterRegistry METERS = new SimpleMeterRegistry();
    private static final SimulatedOps OPS = SimulatedOps.of(METERS, () -> RINGS.getFirst(), Clock.systemUTC());

    private final SplittableRandom chance;
    private final Parts parts;
    private final Statistics statistics;
    private final Schedule schedule;
    private final SimulatedClock clock;
    private final SimulatedDisk disk;
    private final Town town;
    private final Safety safety;
    private final boolean remote;
    private final TrailOptions options;
    private final List<DiskTrouble> diskTroubles = new ArrayList<>();

    private @Nullable Service service;
    private Schedule.Machine machine;
    private boolean healed;
    private boolean signerFails;
    private @Nullable Fault registryTrouble;
    private int ring;
    private long rotated;
    private int references;
    private @Nullable Throwable afterPart;
    private long digest = 17;
    private boolean told;
    private final List<String> story = new ArrayList<>();

    /// What a range of paths suffers from until a time.
    private record DiskTrouble(Fault fault, String prefix, Set<SimulatedDisk.Operation> operations, long until) {}

    Simulation(long seed, Parts parts, Statistics statistics) {
        chance = new SplittableRandom(seed);
        this.parts = parts;
        this.statistics = statistics;
        schedule = new Schedule(chance.split());
        clock = new SimulatedClock(BEGIN, schedule::now);
        disk = new SimulatedDisk(new Weather());
        town = new Town(chance.split(), OffsetDateTime.ofInstant(BEGIN.minusSeconds(3_600), ZoneOffset.UTC));
        remote = chance.nextBoolean();
        powerMayFail = chance.nextBoolean();
        boolean toDisk = parts.toDisk(powerMayFail);
        safety = new Safety(town, disk, clock, toDisk);
        options = new TrailOptions(
                disk.path(TRAIL),
                toDisk ? Durability.DISK : Durability.OS,
                chance.nextBoolean() ? 2_000 : 1 << 20,
                true,
                Duration.ofSeconds(chance.nextInt(1, 6)),
                Duration.ofSeconds(1));
        machine = schedule.machine();
    }

    /// Only a trail that is forced to the disk promises anything then.
    private final boolean powerMayFail;

    /// A service that runs.
    private final class Service {
        private final Schedule.Machine machine;
        private final SimulatedReloads reloads;
        private final Supplier<KeyRing> keys;
        private final Supplier<Callers> callers;
        private final ResidentRegistry registry;
        private final SimulatedTrail trail;
        private final Checkpoint checkpoint;
        private final Checkpoint batches;
        private final Executor loop;
        private boolean closing;

        Service(Schedule.Machine machine) {
            this.machine = machine;
            loop = work -> machine.after(Duration.ZERO, work);
            parts.beforeStart(disk);
            reloads = new SimulatedReloads(METERS, RELOAD_DEADLINE, machine);
            keys = reloads.keys(RELOAD_INTERVAL, Simulation.this::readKeys);
            callers = reloads.callers(RELOAD_INTERVAL, Simulation.this::readCallers);
            registry = remote ? remote() : snapshot();
            Gate gate = new Gate(registry, CATALOGUE, FormerMunicipalities.ofTheProgram(), parts.maxAge(), clock);
            AttestationSigner signer = new AttestationSigner(Safety.ISSUER, this::signing, clock);
            trail = SimulatedTrail.open(options, signer, clock, OPS.trail(), machine);
            AuditTrail written = parts.trail(trail);
            checkpoint = checkpoint(gate, signer, written);
            batches = checkpoint(gate, signer, new AuditTrail() {
                /// The checkpoint waits for a batch with its thread, which in a simulation must go on.
                @Override
                public CompletionStage<Append> append(List<? extends TrailEntry> entries) {
                    CompletionStage<Append> appended = written.append(entries);
                    machine.await(appended.toCompletableFuture(), Duration.ofMinutes(1));
                    return appended;
                }

                @Override
                public boolean isWritable() {
                    return written.isWritable();
                }

                @Override
                public int waiting() {
                    return written.waiting();
                }
            });
        }

        private Checkpoint checkpoint(Gate gate, AttestationSigner signer, AuditTrail written) {
            return SimulatedCheckpoint.of(
                    gate,
                    signer,
                    new Lifetimes(Duration.ofHours(1), Map.of(), Duration.ofHours(1)),
                    new Shadow(Map.of(), clock),
                    written,
                    clock,
                    OPS.checkpoint(),
                    machine);
        }

        private ResidentRegistry remote() {
            return parts.guard(
                    new SimulatedRegistry(
                            town,
                            chance,
                            machine,
                            Simulation.this::happened,
                            () -> sometimes() ? registryTrouble : null),
                    new GuardLimits(Duration.ofSeconds(1), 3, 3, 6, Duration.ofSeconds(5)),
                    parts.registryListener(OPS.registry()),
                    machine);
        }

        private ResidentRegistry snapshot() {
            ReloadingSnapshot snapshot = ReloadingSnapshot.load(disk.path(EXTRACT), LIMITS, clock, OPS.registry());
            if (((RegistryState.Serving) snapshot.state()).extract().source().equals(Extract.SYNTHETIC)) {
                throw new StartRefused();
            }
            reloads.extract(RELOAD_INTERVAL, parts.look(snapshot::look));
            return parts.snapshot(snapshot, disk);
        }

        private KeyRing signing() {
            KeyRing now = keys.get();
            if (!signerFails) {
                return now;
            }
            happened(Fault.SIGNER_FAILS);
            return new KeyRing(Keys.broken(BROKEN, now.current().verificationKey()), now.nextAndLast());
        }
    }

    /// Production does not start so.
    private static final class StartRefused extends RuntimeException {}

    private KeyRing readKeys() throws IOException {
        String content = Files.readString(disk.path(KEYS));
        if (content.isEmpty()) {
            throw new IOException("no key");
        }
        return RINGS.get(Integer.parseInt(content));
    }

    private Callers readCallers() throws IOException {
        byte[] content = parts.callers(Files.readAllBytes(disk.path(CALLERS)));
        Object read = readOnce(content);
        if (read instanceof RuntimeException refused) {
            throw refused;
        }
        return (Callers) read;
    }

    private static Object readOnce(byte[] content) {
        return READ_CALLERS.computeIfAbsent(new String(content, UTF_8), _ -> parse(content));
    }

    private static Object parse(byte[] content) {
        SimulatedDisk calm = new SimulatedDisk(Calm.INSTANCE);
        calm.put(CALLERS, content);
        try {
            return SimulatedReloads.callersIn(calm.path(CALLERS), PROCEDURE.id()::equals);
        } catch (RuntimeException refused) {
            return refused;
        }
    }

    private enum Calm implements SimulatedDisk.Weather {
        INSTANCE;

        @Override
        public int before(SimulatedDisk.Operation operation, String path, int bytes) {
            return bytes;
        }

        @Override
        public void afterPart() {}
    }

    private boolean sometimes() {
        return chance.nextInt(3) > 0;
    }

    private void happened(Fault fault) {
        statistics.fault(fault);
        note(fault.name());
    }

    private void note(String what) {
        digest = digest * 31 + what.hashCode() + schedule.now() * 7;
        if (told) {
            story.add("%9.3f s  %s".formatted(schedule.now() / 1e9, what));
        }
    }

    /// Writes down what happens, for whoever has to find out why.
    Simulation telling() {
        told = true;
        return this;
    }

    List<String> story() {
        return story;
    }

    /// The same for the same seed.
    long digest() {
        return digest;
    }

    /// The whole life.
    void run() {
        try {
            disk.put(EXTRACT, town.latest().file("simulated"));
            disk.put(CALLERS, BOTH);
            disk.put(KEYS, "0".getBytes(UTF_8));
            start();
            long end = Duration.ofSeconds(chance.nextInt(10, 60)).toNanos();
            for (int i = chance.nextInt(4, 12); i > 0; i--) {
                schedule.after(Duration.ofNanos(chance.nextLong(end)), this::request);
            }
            plan(end);
            schedule.runUntil(end);
            heal();
            long recovery = recover();
            finish();
            statistics.ran(schedule.steps(), schedule.now() / 1_000_000_000, recovery);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            machine.reap();
        }
    }

    /// A few kinds of trouble, again and again: with all of them at once little of it would go deep.
    private void plan(long end) {
        Fault[] all = Fault.values();
        Fault[] drawn = Stream.generate(() -> all[chance.nextInt(all.length)])
                .limit(chance.nextInt(1, 6))
                .toArray(Fault[]::new);
        for (int i = chance.nextInt(1, 9); i > 0; i--) {
            Fault fault = drawn[chance.nextInt(drawn.length)];
            schedule.after(Duration.ofNanos(chance.nextLong(end)), () -> begin(fault));
        }
        for (int i = chance.nextInt(3); i > 0; i--) {
            schedule.after(Duration.ofNanos(chance.nextLong(end)), this::publish);
            schedule.after(Duration.ofNanos(chance.nextLong(end)), this::rotate);
        }
    }

    private void publish() {
        Town.State next = town.next(now());
        note("published");
        disk.put(EXTRACT, next.file("simulated"));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.right().truncatedTo(ChronoUnit.SECONDS), ZoneOffset.UTC);
    }

    /// Not before the last rotation has been read and what the last key signed has left.
    private void rotate() {
        if (schedule.now() - rotated > Duration.ofSeconds(60).toNanos() && ring + 1 < RINGS.size()) {
            rotated = schedule.now();
            ring++;
            disk.put(KEYS, Integer.toString(ring).getBytes(UTF_8));
        }
    }

    private void begin(Fault fault) {
        if (healed) {
            return;
        }
        Duration lasts = Duration.ofMillis(chance.nextInt(500, 30_000));
        switch (fault) {
            case REGISTRY_SLOW,
                    REGISTRY_HANGS,
                    REGISTRY_DISCONNECTED,
                    REGISTRY_UNAVAILABLE,
                    REGISTRY_OVERLOADED,
                    REGISTRY_TIMED_OUT,
                    REGISTRY_INVALID,
                    REGISTRY_THROWS,
                    REGISTRY_MIXES_PERSONS,
                    REGISTRY_MIXES_EXTRACTS,
                    REGISTRY_ANSWERS_TOO_FEW,
                    REGISTRY_LAGS,
                    REGISTRY_SYNTHETIC -> {
                registryTrouble = fault;
                schedule.after(lasts, () -> registryTrouble = null);
            }
            case EXTRACT_CUT -> {
                happened(fault);
                disk.put(EXTRACT, parts.extract(cut(town.next(now()).file("simulated"))));
            }
            case EXTRACT_COPIED_SLOWLY -> {
                happened(fault);
                byte[] whole = town.next(now()).file("simulated");
                disk.overwrite(EXTRACT, cut(whole));
                schedule.after(lasts, () -> {
                    if (!healed) {
                        disk.overwrite(EXTRACT, whole);
                    }
                });
            }
            case EXTRACT_BROKEN -> place(fault, EXTRACT, "{".getBytes(UTF_8));
            case EXTRACT_MISSING -> {
                happened(fault);
                disk.remove(EXTRACT);
            }
            case EXTRACT_OLDER ->
                place(fault, EXTRACT, town.get(chance.nextInt(town.size())).file("simulated"));
            case EXTRACT_AHEAD ->
                place(fault, EXTRACT, town.latestDated(now().plusDays(3)).file("simulated"));
            case EXTRACT_SHRUNK ->
                place(fault, EXTRACT, town.shrunk(now().plusSeconds(1)).file("simulated"));
            case EXTRACT_SYNTHETIC -> place(fault, EXTRACT, town.next(now()).file(Extract.SYNTHETIC));
            case EXTRACT_READING_HANGS, EXTRACT_READING_FAILS ->
                trouble(fault, EXTRACT, lasts, SimulatedDisk.Operation.LOOK, SimulatedDisk.Operation.READ);
            case CALLERS_WITHDRAWN -> place(fault, CALLERS, ONE);
            case CALLERS_BROKEN -> place(fault, CALLERS, "welfare".getBytes(UTF_8));
            case CALLERS_EMPTY -> place(fault, CALLERS, new byte[0]);
            case CALLERS_MISSING -> {
                happened(fault);
                disk.remove(CALLERS);
            }
            case CALLERS_READING_HANGS ->
                trouble(fault, CALLERS, lasts, SimulatedDisk.Operation.LOOK, SimulatedDisk.Operation.READ);
            case KEYS_MISSING -> {
                happened(fault);
                disk.remove(KEYS);
            }
            case KEYS_BROKEN -> place(fault, KEYS, new byte[0]);
            case KEYS_READING_HANGS ->
                trouble(fault, KEYS, lasts, SimulatedDisk.Operation.LOOK, SimulatedDisk.Operation.READ);
            case SIGNER_FAILS -> {
                signerFails = true;
                schedule.after(lasts, () -> signerFails = false);
            }
            case DISK_FULL ->
                trouble(fault, TRAIL, lasts, SimulatedDisk.Operation.WRITE, SimulatedDisk.Operation.CREATE);
            case DISK_WRITING_FAILS ->
                trouble(
                        fault,
                        TRAIL,
                        lasts,
                        SimulatedDisk.Operation.WRITE,
                        SimulatedDisk.Operation.TRUNCATE,
                        SimulatedDisk.Operation.LOOK);
            case DISK_FORCING_FAILS -> trouble(fault, TRAIL, lasts, SimulatedDisk.Operation.FORCE);
            case DISK_FORCING_NAMES_FAILS -> trouble(fault, TRAIL, lasts, SimulatedDisk.Operation.FORCE_DIRECTORY);
            case DISK_SLOW ->
                trouble(fault, TRAIL, lasts, SimulatedDisk.Operation.WRITE, SimulatedDisk.Operation.FORCE);
            case CLOCK_JUMPS_FORWARDS -> {
                happened(fault);
                clock.jump(Duration.ofSeconds(1L << chance.nextInt(27)));
            }
            case CLOCK_JUMPS_BACKWARDS -> {
                happened(fault);
                clock.jump(Duration.ofSeconds(-(1L << chance.nextInt(27))));
            }
            case CLOCK_RACES -> {
                happened(fault);
                clock.race(1 << chance.nextInt(1, 11));
            }
            case KILLED -> kill(fault);
            case KILLED_IN_MID_WRITE -> trouble(fault, TRAIL, lasts, SimulatedDisk.Operation.WRITE);
            case POWER_FAILS -> kill(fault);
            case SHUT_DOWN -> shutDown();
        }
    }

    private void place(Fault fault, String file, byte[] content) {
        happened(fault);
        disk.put(file, content);
    }

    private void trouble(Fault fault, String prefix, Duration lasts, SimulatedDisk.Operation... operations) {
        diskTroubles.add(
                new DiskTrouble(fault, prefix, EnumSet.copyOf(List.of(operations)), schedule.now() + lasts.toNanos()));
    }

    private byte[] cut(byte[] whole) {
        return Arrays.copyOf(whole, chance.nextInt(1, whole.length - 1));
    }

    private final class Weather implements SimulatedDisk.Weather {
        @Override
        public int before(SimulatedDisk.Operation operation, String path, int bytes) throws IOException {
            Optional<Schedule.Machine> by = schedule.machineAtWork();
            if (by.isEmpty()) {
                return bytes;
            }
            if (by.get().hasEnded()) {
                throw new Schedule.Killed();
            }
            for (DiskTrouble trouble : List.copyOf(diskTroubles)) {
                if (trouble.until < schedule.now()) {
                    diskTroubles.remove(trouble);
                } else if (path.startsWith(trouble.prefix) && trouble.operations.contains(operation) && sometimes()) {
                    happened(trouble.fault);
                    int part = troubled(trouble, by.get(), bytes);
                    if (part < bytes) {
                        return part;
                    }
                }
            }
            return bytes;
        }

        private int troubled(DiskTrouble trouble, Schedule.Machine by, int bytes) throws IOException {
            return switch (trouble.fault) {
                case EXTRACT_READING_HANGS, CALLERS_READING_HANGS, KEYS_READING_HANGS -> {
                    hang(trouble, by);
                    yield bytes;
                }
                case DISK_SLOW -> {
                    by.pause(Duration.ofMillis(chance.nextInt(1, 3_000)));
                    yield bytes;
                }
                case DISK_FULL -> {
                    if (bytes == 0) {
                        throw new IOException("No space left on device");
                    }
                    afterPart = new IOException("No space left on device");
                    yield chance.nextInt(bytes);
                }
                case KILLED_IN_MID_WRITE -> {
                    diskTroubles.remove(trouble);
                    afterPart = new Schedule.Killed();
                    yield chance.nextInt(bytes);
                }
                default -> throw new IOException("Input/output error");
            };
        }

        /// A share that does not answer; when it is taken away at last, some reads end and some fail.
        private void hang(DiskTrouble trouble, Schedule.Machine by) throws IOException {
            while (!healed && schedule.now() < trouble.until) {
                by.pause(Duration.ofSeconds(1));
            }
            if (chance.nextBoolean()) {
                throw new IOException("Stale file handle");
            }
        }

        @Override
        public void afterPart() throws IOException {
            switch (afterPart) {
                case IOException e -> throw e;
                case Schedule.Killed e -> {
                    ended(powerMayFail && chance.nextBoolean());
                    throw e;
                }
                case null, default -> throw new AssertionError("a part without a reason");
            }
        }
    }

    private void start() {
        statistics.started();
        Schedule.Machine started = schedule.machine();
        machine = started;
        started.start(() -> {
            try {
                service = new Service(started);
                note("started");
            } catch (TrailRefused | SnapshotRefused | StartRefused e) {
                refused(started);
            } catch (RuntimeException e) {
                if (!e.getClass().getSimpleName().equals("SettingsRefused")) {
                    throw e;
                }
                refused(started);
            }
        });
    }

    private void refused(Schedule.Machine started) {
        if (!started.hasEnded()) {
            ended(false);
        }
    }

    private void kill(Fault fault) {
        if (!machine.hasEnded() && (fault != Fault.POWER_FAILS || powerMayFail)) {
            happened(fault);
            ended(fault == Fault.POWER_FAILS);
        }
    }

    /// The process has ended, and is begun again by whoever looks after it.
    private void ended(boolean power) {
        note(power ? "ended, and the power with it" : "ended");
        machine.end();
        service = null;
        schedule.after(Duration.ofMillis(1), () -> {
            if (power) {
                disk.powerFails(chance);
            } else {
                disk.release();
            }
            try {
                safety.trailHolds(EVERY_KEY, false);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        schedule.after(RESTART, this::start);
    }

    private void shutDown() {
        Service running = service;
        if (running == null || running.closing) {
            return;
        }
        happened(Fault.SHUT_DOWN);
        running.closing = true;
        running.machine.start(() -> {
            running.reloads.close();
            running.machine.await(running.trail.close(), Duration.ofSeconds(10));
            ended(false);
        });
    }

    private void request() {
        Service asked = service;
        if (asked != null && !asked.closing) {
            int records = chance.nextInt(4) == 0 ? chance.nextInt(2, 5) : 1;
            List<Town.Sent> sent = Stream.generate(() -> town.record(PROCEDURE.id(), "R" + ++references))
                    .limit(records)
                    .toList();
            String caller = chance.nextBoolean() ? "welfare" : "tax";
            asked.machine.start(() -> ask(asked, caller, sent));
        }
    }

    /// @return the answers, none to nobody
    private List<Answer> ask(Service asked, String id, List<Town.Sent> sent) {
        Callers known = asked.callers.get();
        if (!known.equals(readOnce(BOTH)) && !known.equals(readOnce(ONE))) {
            throw new Violation("callers whom no file names");
        }
        Optional<Caller> caller =
                known.all().stream().filter(one -> one.id().equals(id)).findFirst();
        if (caller.isEmpty()) {
            statistics.refused();
            return List.of();
        }
        Safety.Asked question = new Safety.Asked(
                caller.get(), remote ? 0 : serving(asked), clock.readings().size());
        Submitter by = new Submitter(
                sent.size() == 1 ? AuditEntry.Request.CHECK : AuditEntry.Request.INSPECTION,
                new AuditId(id),
                caller.get().audience(),
                Optional.empty());
        List<Submission> submissions = parts.submissions(
                sent.stream()
                        .map(one -> WireRequests.submission(
                                by,
                                one.wire(),
                                Admission.Admitted.of(PROCEDURE, Destination.INTERMEDIATE_SERVER, one.wire()),
                                DeclaredCodes.NONE))
                        .toList(),
                signerFails);
        List<Answer> answers;
        statistics.asked();
        if (submissions.size() == 1) {
            CompletableFuture<Answer> answer = asked.checkpoint
                    .check(submissions.getFirst(), asked.loop, asked.loop)
                    .toCompletableFuture();
            if (!asked.machine.await(answer, Duration.ofSeconds(30))) {
                throw new Violation("a request without an answer");
            }
            answers = List.of(answer.join());
        } else {
            answers = asked.batches.check(submissions);
        }
        if (asked.machine.hasEnded()) {
            return List.of();
        }
        statistics.answered();
        answers.forEach(this::count);
        safety.answered(question, sent, answers, parts.published(asked.keys.get()));
        return answers;
    }

    private int serving(Service asked) {
        return asked.registry.state() instanceof RegistryState.Serving(var extract)
                ? Math.max(0, town.indexOf(extract))
                : 0;
    }

    private void count(Answer answer) {
        String what = answer.decision() instanceof Decision.Pass
                ? "PASS"
                : "BLOCK " + answer.decision().reasons().iterator().next();
        statistics.answer(what);
        note(what);
    }

    /// From now on nothing goes wrong any more; what lies about is put in order, where it is out of order.
    private void heal() {
        note("healed");
        healed = true;
        diskTroubles.clear();
        registryTrouble = null;
        signerFails = false;
        clock.setRight();
        if (chance.nextBoolean()
                || town.overtaken()
                || !disk.isWhole(EXTRACT, town.latest().file("simulated"))) {
            publish();
        }
        disk.put(CALLERS, BOTH);
        disk.put(KEYS, Integer.toString(ring).getBytes(UTF_8));
    }

    /// @return after how many seconds all was well
    private int recover() {
        String missing = "";
        for (int second = 1; second <= SECONDS_TO_RECOVER; second++) {
            schedule.runUntil(schedule.now() + Duration.ofSeconds(1).toNanos());
            missing = missing();
            if (missing.isEmpty()) {
                return second;
            }
        }
        throw new Violation("the service has not recovered: " + missing);
    }

    /// What is not well yet.
    private String missing() {
        Service asked = service;
        if (asked == null || asked.closing) {
            return "it is not there";
        }
        if (!asked.callers.get().equals(readOnce(BOTH))) {
            return "its callers";
        }
        if (!asked.keys.get().equals(RINGS.get(ring))) {
            return "its keys";
        }
        if (!remote && serving(asked) != town.indexOf(town.latest().extract())) {
            return "the latest extract";
        }
        CompletableFuture<List<Answer>> answers = new CompletableFuture<>();
        Town.Sent right = town.right(PROCEDURE.id(), "R" + ++references);
        asked.machine.start(() -> answers.complete(ask(asked, "tax", List.of(right))));
        schedule.runUntil(schedule.now() + Duration.ofSeconds(2).toNanos());
        return answers.isDone() && answers.join().getFirst().decision() instanceof Decision.Pass
                ? ""
                : "PASS for a right record";
    }

    private void finish() throws IOException {
        Service running = service;
        if (running != null) {
            running.reloads.close();
            CompletableFuture<Void> left = running.trail.close();
            schedule.runUntil(schedule.now() + Duration.ofSeconds(2).toNanos());
            if (!left.isDone()) {
                throw new Violation("the trail does not end");
            }
        }
        machine.reap();
        safety.trailHolds(EVERY_KEY, true);
        METERS.getMeters()
                .forEach(meter -> Safety.withoutValues("a metric", meter.getId().toString()));
    }
}
