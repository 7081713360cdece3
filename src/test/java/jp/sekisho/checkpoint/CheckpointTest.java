package jp.sekisho.checkpoint;

import static jp.sekisho.checkpoint.HeldCheckpoint.NOW;
import static jp.sekisho.checkpoint.HeldCheckpoint.PROCEDURE;
import static jp.sekisho.checkpoint.HeldCheckpoint.passing;
import static jp.sekisho.checkpoint.HeldCheckpoint.submission;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import jp.sekisho.audit.AuditId;
import jp.sekisho.audit.AuditTrail;
import jp.sekisho.check.DecisionCode;
import jp.sekisho.check.ReasonCode;
import jp.sekisho.check.Remedy;
import jp.sekisho.person.Address;
import org.junit.jupiter.api.Test;

/// No decision leaves that was not attested where that was due, and written down.
class CheckpointTest {
    private final HeldCheckpoint held = new HeldCheckpoint();
    private final HeldCheckpoint.Heard heard = held.heard;

    private Answer written(CompletionStage<Answer> answer) {
        held.says(AuditTrail.Append.WRITTEN);
        return answer.toCompletableFuture().join();
    }

    @Test
    void aPassLeavesWithItsAttestationOnceItIsWrittenDown() throws IOException {
        CompletionStage<Answer> stage = held.checkpoint().check(passing(true), Runnable::run, Runnable::run);
        assertThat(stage.toCompletableFuture()).isNotDone();
        assertThat(heard.answers).isEmpty();
        Answer answer = written(stage);
        assertThat(answer.decision().code()).isEqualTo(DecisionCode.PASS);
        assertThat(answer.mode()).isEqualTo(Mode.ENFORCE);
        assertThat(answer.token()).get().extracting(Token::id).isEqualTo(answer.checkId());
        assertThat(heard.answers).containsExactly(answer);
        assertThat(heard.attested).isEqualTo(1);
        assertThat(held.entries()).singleElement().satisfies(entry -> {
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
        held.says(AuditTrail.Append.NOT_WRITTEN);
        Answer answer = held.checkpoint().check(passing(true));
        assertThat(answer.decision().isUndecided()).isTrue();
        assertThat(answer.decision().reasons()).containsExactly(ReasonCode.AUDIT_UNAVAILABLE);
        assertThat(answer.token()).isEmpty();
        assertThat(heard.answers).containsExactly(answer);
    }

    @Test
    void aBlockThatIsNotWrittenDownDoesNotLeaveEither() throws IOException {
        held.says(AuditTrail.Append.NOT_WRITTEN);
        Answer answer = held.checkpoint().check(submission(new Address("", "松本市丸の内9-9", ""), true));
        assertThat(answer.decision().reasons()).containsExactly(ReasonCode.AUDIT_UNAVAILABLE);
    }

    @Test
    void aPassWhoseAttestationWasDueAndCannotBeSignedBlocks() throws IOException {
        held.says(AuditTrail.Append.WRITTEN);
        Answer answer = held.checkpoint(NOW.minusSeconds(1), Map.of()).check(passing(true));
        assertThat(answer.decision().reasons()).containsExactly(ReasonCode.SIGNER_UNAVAILABLE);
        assertThat(answer.token()).isEmpty();
        assertThat(heard.notAttested).isEqualTo(1);
        assertThat(heard.attested).isZero();
        assertThat(held.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.decision()).isEqualTo(DecisionCode.BLOCK);
            assertThat(entry.remedy()).contains(Remedy.RETRY);
            assertThat(entry.attestation()).isEmpty();
        });
    }

    @Test
    void aPassWithoutDestinationNeedsNoSigner() throws IOException {
        held.says(AuditTrail.Append.WRITTEN);
        Answer answer = held.checkpoint(NOW.minusSeconds(1), Map.of()).check(passing(false));
        assertThat(answer.decision().code()).isEqualTo(DecisionCode.PASS);
        assertThat(answer.token()).isEmpty();
        assertThat(heard.notAttested).isZero();
    }

    @Test
    void nothingIsAttestedWhileAProcedureIsOnlyObserved() throws IOException {
        held.says(AuditTrail.Append.WRITTEN);
        Answer answer = held.checkpoint(NOW.plusSeconds(3600), Map.of(PROCEDURE.id(), LocalDate.parse("2026-12-01")))
                .check(passing(true));
        assertThat(answer.mode()).isEqualTo(Mode.SHADOW);
        assertThat(answer.decision().code()).isEqualTo(DecisionCode.PASS);
        assertThat(answer.token()).isEmpty();
    }

    /// Whoever is in the registry: nobody is looked up.
    @Test
    void whatIsTriedTooOftenIsNotDecidedAndIsWrittenDown() throws IOException {
        held.says(AuditTrail.Append.WRITTEN);
        Address other = new Address("", "松本市丸の内9-9", "");
        GuessLimit guesses =
                (_, subject) -> subject.address().equals(other) ? Optional.of(Duration.ofMinutes(9)) : Optional.empty();
        List<Answer> answers =
                held.checkpoint(guesses).check(List.of(passing(true), submission(other, true), passing(false)));
        assertThat(answers)
                .extracting(answer -> answer.decision().code())
                .containsExactly(DecisionCode.PASS, DecisionCode.BLOCK, DecisionCode.PASS);
        Answer stopped = answers.get(1);
        assertThat(stopped.decision().isUndecided()).isTrue();
        assertThat(stopped.decision().reasons()).containsExactly(ReasonCode.NUMBER_TRIED_TOO_OFTEN);
        assertThat(stopped.checked().extract()).isEmpty();
        assertThat(stopped.retryAfter()).contains(Duration.ofMinutes(9));
        assertThat(held.entries().get(1).reasons()).containsExactly(ReasonCode.NUMBER_TRIED_TOO_OFTEN);
    }

    @Test
    void manyAreAnsweredInTheirOrderAndOnlyThePassHasAToken() throws IOException {
        held.says(AuditTrail.Append.WRITTEN);
        List<Submission> submissions = List.of(
                passing(true), submission(new Address("", "松本市丸の内9-9", ""), true), passing(false), passing(true));
        List<Answer> answers = held.checkpoint().check(submissions);
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
            Checkpoint checkpoint = held.checkpoint();
            CompletableFuture<Thread> next = eventLoop
                    .submit(() -> checkpoint.check(passing(true), eventLoop, eventLoop))
                    .get()
                    .thenApply(_ -> Thread.currentThread())
                    .toCompletableFuture();
            Thread writer = Thread.ofPlatform().name("writer").start(() -> held.says(AuditTrail.Append.WRITTEN));
            assertThat(next.get()).isSameAs(loop);
            writer.join();
        }
        assertThat(heard.threads).containsExactly(loop);
    }

    @Test
    void whoWaitsForTheTrailBuildsTheAnswer() throws Exception {
        Checkpoint checkpoint = held.checkpoint();
        Thread writer = Thread.ofPlatform().start(() -> held.says(AuditTrail.Append.WRITTEN));
        checkpoint.check(passing(true));
        writer.join();
        assertThat(heard.threads).containsExactly(Thread.currentThread());
    }

    @Test
    void nothingIsToldOfAStreamWithoutRecords() throws IOException {
        assertThat(held.checkpoint().check(List.of())).isEmpty();
        assertThat(held.entries()).isEmpty();
        assertThat(heard.answers).isEmpty();
    }
}
