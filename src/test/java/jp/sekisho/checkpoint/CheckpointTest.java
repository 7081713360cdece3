package jp.sekisho.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import jp.sekisho.attestation.AttestationSigner;
import jp.sekisho.attestation.AttestedRecord;
import jp.sekisho.attestation.Lifetimes;
import jp.sekisho.audit.AuditEntry;
import jp.sekisho.audit.AuditId;
import jp.sekisho.audit.AuditTrail;
import jp.sekisho.check.BusinessRecord;
import jp.sekisho.check.DecisionCode;
import jp.sekisho.check.Gate;
import jp.sekisho.check.ReasonCode;
import jp.sekisho.check.Remedy;
import jp.sekisho.person.Address;
import jp.sekisho.person.BirthDateEntry;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.person.NumberEntry;
import jp.sekisho.person.PersonName;
import jp.sekisho.person.Sex;
import jp.sekisho.person.Subject;
import jp.sekisho.policy.PolicyCatalogue;
import jp.sekisho.policy.PolicyFile;
import jp.sekisho.policy.Procedure;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.RegistryAnswer;
import jp.sekisho.registry.RegistryState;
import jp.sekisho.registry.Resident;
import jp.sekisho.registry.ResidentRegistry;
import jp.sekisho.signing.KeyRing;
import jp.sekisho.signing.Signing;
import jp.sekisho.signing.SigningKey;
import org.junit.jupiter.api.Test;

/// No decision leaves that was not attested where that was due, and written down.
class CheckpointTest {
    private static final OffsetDateTime AS_OF = OffsetDateTime.parse("2026-11-20T00:00:00+09:00");
    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Procedure PROCEDURE = new Procedure(7, "seven", "七", "Seven", "課", true);
    private static final String NUMBER = "609407454590";
    private static final PersonName NAME = PersonName.of("小林　健一", "コバヤシ　ケンイチ");
    private static final BirthDateEntry.Day BORN = new BirthDateEntry.Day(1964, 5, 1);
    private static final Address ADDRESS = new Address("202011", "長野県長野市大字鶴賀緑町1613番地", "");
    private static final Submitter BY = new Submitter(
            AuditEntry.Request.CHECK, new AuditId("welfare"), "intermediate", Optional.of(new AuditId("clerk-7")));

    /// Knows one resident.
    private static final ResidentRegistry REGISTRY = new ResidentRegistry() {
        private final Extract extract = new Extract(AS_OF, Extract.Coverage.NATIONAL, "test");

        @Override
        public List<RegistryAnswer> find(List<IndividualNumber> numbers) {
            return numbers.stream()
                    .<RegistryAnswer>map(_ -> new RegistryAnswer.Found(resident(), extract))
                    .toList();
        }

        @Override
        public RegistryState state() {
            return new RegistryState.Serving(extract);
        }
    };

    private static Resident resident() {
        return new Resident(
                (IndividualNumber) NumberEntry.parse(NUMBER),
                Resident.NumberStatus.CURRENT,
                Resident.Status.ACTIVE,
                NAME,
                BORN,
                Sex.MALE,
                ADDRESS,
                List.of(),
                List.of(),
                false);
    }

    /// Keeps what is appended, and says that it is written when it is told to.
    private static final class HeldTrail implements AuditTrail {
        private final List<AuditEntry> entries = new ArrayList<>();
        private final CompletableFuture<Append> done = new CompletableFuture<>();

        @Override
        public CompletionStage<Append> append(List<AuditEntry> added) {
            entries.addAll(added);
            return done;
        }

        @Override
        public boolean isWritable() {
            return true;
        }

        @Override
        public int waiting() {
            return 0;
        }
    }

    /// Remembers what it is told, and on which thread.
    private static final class Heard implements CheckpointListener {
        private final List<Answer> answers = new ArrayList<>();
        private final List<Thread> threads = new ArrayList<>();
        private int attested;
        private int notAttested;

        @Override
        public void answered(Submitter by, List<Answer> told) {
            answers.addAll(told);
            threads.add(Thread.currentThread());
        }

        @Override
        public void attested(int count) {
            attested += count;
        }

        @Override
        public void notAttested(Signing.Trouble trouble, String detail, int count) {
            assertThat(trouble).isEqualTo(Signing.Trouble.KEY_NOT_VALID);
            notAttested += count;
        }
    }

    private final HeldTrail trail = new HeldTrail();
    private final Heard heard = new Heard();

    private Checkpoint checkpoint(Instant keyEnds, Map<String, LocalDate> observed) throws IOException {
        KeyRing keys = new KeyRing(SigningKey.ephemeral(keyEnds), List.of());
        PolicyCatalogue policies;
        try (InputStream policy =
                Objects.requireNonNull(CheckpointTest.class.getResourceAsStream("/policies/strict-4.properties"))) {
            policies = new PolicyCatalogue(
                    List.of(PROCEDURE), List.of(PolicyFile.read("strict-4", policy.readAllBytes())));
        }
        return new Checkpoint(
                new Gate(REGISTRY, policies, Duration.ofDays(35), CLOCK),
                new AttestationSigner("sekisho", () -> keys, CLOCK),
                new Lifetimes(Duration.ofMinutes(1), Map.of(), Duration.ofMinutes(1)),
                new Shadow(observed, CLOCK),
                trail,
                CLOCK,
                heard);
    }

    private Checkpoint checkpoint() throws IOException {
        return checkpoint(NOW.plusSeconds(3600), Map.of());
    }

    private static Submission passing(boolean attested) {
        return submission(ADDRESS, attested);
    }

    private static Submission submission(Address address, boolean attested) {
        Subject subject = new Subject(NumberEntry.parse(NUMBER), NAME, BORN, Sex.MALE, address);
        return new Submission(
                BY,
                new BusinessRecord(PROCEDURE, subject, BusinessRecord.NumberOnForm.NOT_SENT),
                new AuditId("r-1"),
                attested
                        ? Optional.of(AttestedRecord.of(PROCEDURE.id(), "0000000001234567", _ -> null))
                        : Optional.empty());
    }

    private Answer written(CompletionStage<Answer> answer) {
        trail.done.complete(AuditTrail.Append.WRITTEN);
        return answer.toCompletableFuture().join();
    }

    @Test
    void aPassLeavesWithItsAttestationOnceItIsWrittenDown() throws IOException {
        CompletionStage<Answer> stage = checkpoint().check(passing(true), Runnable::run);
        assertThat(stage.toCompletableFuture()).isNotDone();
        assertThat(heard.answers).isEmpty();
        Answer answer = written(stage);
        assertThat(answer.decision().code()).isEqualTo(DecisionCode.PASS);
        assertThat(answer.mode()).isEqualTo(Mode.ENFORCE);
        assertThat(answer.token()).get().extracting(Token::id).isEqualTo(answer.checkId());
        assertThat(heard.answers).containsExactly(answer);
        assertThat(heard.attested).isEqualTo(1);
        assertThat(trail.entries).singleElement().satisfies(entry -> {
            assertThat(entry.checkId()).isEqualTo(answer.checkId());
            assertThat(entry.decision()).isEqualTo(DecisionCode.PASS);
            assertThat(entry.attestation()).contains(answer.checkId());
            assertThat(entry.caller().text()).isEqualTo("welfare");
            assertThat(entry.operator()).map(AuditId::text).contains("clerk-7");
            assertThat(entry.recordRef().text()).isEqualTo("r-1");
        });
    }

    @Test
    void whatIsNotWrittenDownDoesNotLeave() throws IOException {
        trail.done.complete(AuditTrail.Append.NOT_WRITTEN);
        Answer answer = checkpoint().check(passing(true));
        assertThat(answer.decision().isUndecided()).isTrue();
        assertThat(answer.decision().reasons()).containsExactly(ReasonCode.AUDIT_UNAVAILABLE);
        assertThat(answer.token()).isEmpty();
        assertThat(heard.answers).containsExactly(answer);
    }

    @Test
    void aBlockThatIsNotWrittenDownDoesNotLeaveEither() throws IOException {
        trail.done.complete(AuditTrail.Append.NOT_WRITTEN);
        Answer answer = checkpoint().check(submission(new Address("", "松本市丸の内9-9", ""), true));
        assertThat(answer.decision().reasons()).containsExactly(ReasonCode.AUDIT_UNAVAILABLE);
    }

    @Test
    void aPassWhoseAttestationWasDueAndCannotBeSignedBlocks() throws IOException {
        trail.done.complete(AuditTrail.Append.WRITTEN);
        Answer answer = checkpoint(NOW.minusSeconds(1), Map.of()).check(passing(true));
        assertThat(answer.decision().reasons()).containsExactly(ReasonCode.SIGNER_UNAVAILABLE);
        assertThat(answer.token()).isEmpty();
        assertThat(heard.notAttested).isEqualTo(1);
        assertThat(heard.attested).isZero();
        assertThat(trail.entries).singleElement().satisfies(entry -> {
            assertThat(entry.decision()).isEqualTo(DecisionCode.BLOCK);
            assertThat(entry.remedy()).contains(Remedy.RETRY);
            assertThat(entry.attestation()).isEmpty();
        });
    }

    @Test
    void aPassWithoutDestinationNeedsNoSigner() throws IOException {
        trail.done.complete(AuditTrail.Append.WRITTEN);
        Answer answer = checkpoint(NOW.minusSeconds(1), Map.of()).check(passing(false));
        assertThat(answer.decision().code()).isEqualTo(DecisionCode.PASS);
        assertThat(answer.token()).isEmpty();
        assertThat(heard.notAttested).isZero();
    }

    @Test
    void nothingIsAttestedWhileAProcedureIsOnlyObserved() throws IOException {
        trail.done.complete(AuditTrail.Append.WRITTEN);
        Answer answer = checkpoint(NOW.plusSeconds(3600), Map.of(PROCEDURE.id(), LocalDate.parse("2026-12-01")))
                .check(passing(true));
        assertThat(answer.mode()).isEqualTo(Mode.SHADOW);
        assertThat(answer.decision().code()).isEqualTo(DecisionCode.PASS);
        assertThat(answer.token()).isEmpty();
    }

    @Test
    void manyAreAnsweredInTheirOrderAndOnlyThePassHasAToken() throws IOException {
        trail.done.complete(AuditTrail.Append.WRITTEN);
        List<Submission> submissions = List.of(
                passing(true), submission(new Address("", "松本市丸の内9-9", ""), true), passing(false), passing(true));
        List<Answer> answers = checkpoint().check(submissions);
        assertThat(answers).extracting(Answer::submission).isEqualTo(submissions);
        assertThat(answers).extracting(answer -> answer.token().isPresent()).containsExactly(true, false, false, true);
        assertThat(answers)
                .extracting(answer -> answer.token()
                        .map(Token::id)
                        .filter(answer.checkId()::equals)
                        .isPresent())
                .containsExactly(true, false, false, true);
        assertThat(heard.answers).isEqualTo(answers);
    }

    @Test
    void noAnswerIsBuiltOnTheTrailsThread() throws Exception {
        Thread loop;
        try (ExecutorService eventLoop = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("loop").factory())) {
            loop = eventLoop.submit(Thread::currentThread).get();
            CompletableFuture<Answer> answer =
                    checkpoint().check(passing(true), eventLoop).toCompletableFuture();
            CompletableFuture<Thread> next = answer.thenApply(_ -> Thread.currentThread());
            Thread writer =
                    Thread.ofPlatform().name("writer").start(() -> trail.done.complete(AuditTrail.Append.WRITTEN));
            assertThat(next.get()).isSameAs(loop);
            writer.join();
        }
        assertThat(heard.threads).containsExactly(loop);
    }

    @Test
    void whoWaitsForTheTrailBuildsTheAnswer() throws Exception {
        Checkpoint checkpoint = checkpoint();
        Thread writer = Thread.ofPlatform().start(() -> trail.done.complete(AuditTrail.Append.WRITTEN));
        checkpoint.check(passing(true));
        writer.join();
        assertThat(heard.threads).containsExactly(Thread.currentThread());
    }

    @Test
    void nothingIsToldOfAStreamWithoutRecords() throws IOException {
        assertThat(checkpoint().check(List.of())).isEmpty();
        assertThat(trail.entries).isEmpty();
        assertThat(heard.answers).isEmpty();
    }
}
