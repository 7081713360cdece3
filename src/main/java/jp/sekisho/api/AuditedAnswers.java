package jp.sekisho.api;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.sekisho.api.problem.ProblemException;
import jp.sekisho.api.problem.ProblemType;
import jp.sekisho.api.problem.ViolationCode;
import jp.sekisho.api.wire.CheckRequest;
import jp.sekisho.audit.AuditEntry;
import jp.sekisho.audit.AuditEntry.Verdict;
import jp.sekisho.audit.AuditId;
import jp.sekisho.audit.AuditTrail;
import jp.sekisho.check.Decision;
import jp.sekisho.check.ReasonCode;
import jp.sekisho.check.Remedy;
import jp.sekisho.registry.Extract;
import jp.sekisho.security.Caller;
import jp.sekisho.signing.Sha256;
import org.jspecify.annotations.Nullable;

/// Lets an answer leave only after its line stands in the audit trail, a BLOCK too: whoever fills the disk must not get
/// answers that nobody can find out about.
@Singleton
public final class AuditedAnswers {
    /// Names the person in front of the calling system.
    public static final String OPERATOR_HEADER = "Sekisho-Operator";

    private final AuditTrail trail;
    private final Clock clock;

    AuditedAnswers(AuditTrail trail, Clock clock) {
        this.trail = trail;
        this.clock = clock;
    }

    /// Who asks, and in what way.
    public record Asked(AuditEntry.Request request, AuditId caller, Optional<AuditId> operator) {
        /// @param operator the header as it came
        /// @throws ProblemException where the header is anything else than an opaque id
        public static Asked of(AuditEntry.Request request, Caller caller, @Nullable String operator) {
            return new Asked(
                    request,
                    new AuditId(caller.id()),
                    Optional.ofNullable(operator)
                            .map(text -> AuditId.operator(text)
                                    .orElseThrow(() -> new ProblemException(
                                            ProblemType.INVALID_REQUEST, "", ViolationCode.OPERATOR))));
        }
    }

    /// The answer once it is written down; `AUDIT_UNAVAILABLE` and no attestation where it could not be.
    ///
    /// @param since `System.nanoTime()` when the work began
    public Uni<Answer> answer(Asked asked, CheckRequest request, Answer answer, long since) {
        return Uni.createFrom()
                .completionStage(trail.append(List.of(entry(asked, request, answer, attestation(answer), since))))
                .map(appended -> released(answer, appended));
    }

    /// The same for many, with one append. Waits.
    ///
    /// @param requests one an answer, in their order
    public List<Answer> answers(Asked asked, List<CheckRequest> requests, List<Answer> answers, long since) {
        List<AuditEntry> entries = new ArrayList<>(answers.size());
        Iterator<CheckRequest> request = requests.iterator();
        for (Answer answer : answers) {
            entries.add(entry(asked, request.next(), answer, attestation(answer), since));
        }
        AuditTrail.Append appended = trail.append(entries).toCompletableFuture().join();
        return answers.stream().map(answer -> released(answer, appended)).toList();
    }

    private static Answer released(Answer answer, AuditTrail.Append appended) {
        return switch (appended) {
            case WRITTEN -> answer;
            case NOT_WRITTEN ->
                new Answer(
                        answer.checkId(), answer.checked().undecided(ReasonCode.AUDIT_UNAVAILABLE), Optional.empty());
        };
    }

    /// Writes down a step of a release. Waits.
    ///
    /// @param token the `jti` of what would leave; nothing where the step was refused
    /// @return whether it may leave
    public boolean isWritten(Asked asked, CheckRequest request, Answer answer, Optional<UUID> token, long since) {
        return switch (trail.append(List.of(entry(asked, request, answer, token, since)))
                .toCompletableFuture()
                .join()) {
            case WRITTEN -> true;
            case NOT_WRITTEN -> false;
        };
    }

    private static Optional<UUID> attestation(Answer answer) {
        return answer.attestation().map(_ -> UUID.fromString(answer.checkId()));
    }

    private AuditEntry entry(Asked asked, CheckRequest request, Answer answer, Optional<UUID> attestation, long since) {
        UUID checkId = UUID.fromString(answer.checkId());
        Decision decision = answer.checked().decision();
        return new AuditEntry(
                clock.instant(),
                asked.request(),
                checkId,
                asked.caller(),
                asked.operator(),
                new AuditId(request.procedure()),
                new AuditId(request.recordRef()),
                verdict(decision),
                remedy(decision),
                reasons(decision),
                new Sha256(answer.checked().policy().sha256()),
                answer.checked().extract().map(Extract::asOf).map(java.time.OffsetDateTime::toInstant),
                Duration.ofNanos(System.nanoTime() - since),
                attestation);
    }

    private static Verdict verdict(Decision decision) {
        return switch (decision) {
            case Decision.Pass _ -> Verdict.PASS;
            case Decision.Block _ -> Verdict.BLOCK;
        };
    }

    private static Optional<Remedy> remedy(Decision decision) {
        return switch (decision) {
            case Decision.Pass _ -> Optional.empty();
            case Decision.Block block -> Optional.of(block.remedy());
        };
    }

    private static Set<ReasonCode> reasons(Decision decision) {
        return switch (decision) {
            case Decision.Pass _ -> Set.of();
            case Decision.Block block -> block.reasons();
        };
    }
}
