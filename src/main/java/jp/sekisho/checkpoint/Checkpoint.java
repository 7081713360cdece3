package jp.sekisho.checkpoint;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import jp.sekisho.attestation.Attestation;
import jp.sekisho.attestation.AttestationDraft;
import jp.sekisho.attestation.AttestationSigner;
import jp.sekisho.attestation.Lifetimes;
import jp.sekisho.audit.AuditEntry;
import jp.sekisho.audit.AuditId;
import jp.sekisho.audit.AuditTrail;
import jp.sekisho.audit.AuditTrail.Append;
import jp.sekisho.audit.Handover;
import jp.sekisho.check.BusinessRecord;
import jp.sekisho.check.Decision;
import jp.sekisho.check.Gate;
import jp.sekisho.check.ReasonCode;
import jp.sekisho.check.Remedy;
import jp.sekisho.registry.Extract;
import jp.sekisho.signing.Sha256;
import jp.sekisho.signing.Signing;

/// The one door: decides on what is submitted, attests what passes where that is due, writes it down, and only then
/// answers, a BLOCK too: whoever fills the disk must not get answers that nobody can find out about. Safe for
/// concurrent use.
public final class Checkpoint {
    private final GuessLimit guesses;
    private final Gate gate;
    private final AttestationSigner signer;
    private final Lifetimes lifetimes;
    private final Shadow shadow;
    private final AuditTrail trail;
    private final Clock clock;
    private final LongSupplier nanos;
    private final CheckpointListener listener;
    /// One for each event loop.
    private final Map<Executor, Handover> handovers = new ConcurrentHashMap<>();

    public Checkpoint(
            GuessLimit guesses,
            Gate gate,
            AttestationSigner signer,
            Lifetimes lifetimes,
            Shadow shadow,
            AuditTrail trail,
            Clock clock,
            CheckpointListener listener) {
        this(guesses, gate, signer, lifetimes, shadow, trail, clock, System::nanoTime, listener);
    }

    /// @param nanos as [System#nanoTime()]: what a check took must not depend on a clock that jumps
    Checkpoint(
            GuessLimit guesses,
            Gate gate,
            AttestationSigner signer,
            Lifetimes lifetimes,
            Shadow shadow,
            AuditTrail trail,
            Clock clock,
            LongSupplier nanos,
            CheckpointListener listener) {
        this.guesses = guesses;
        this.gate = gate;
        this.signer = signer;
        this.lifetimes = lifetimes;
        this.shadow = shadow;
        this.trail = trail;
        this.clock = clock;
        this.nanos = nanos;
        this.listener = listener;
    }

    /// Checks one record. Waits for nothing but the registry.
    ///
    /// @param loop the event loop, which hands over what it brings in one turn in one piece
    /// @param resume where the answer is built and what depends on the stage goes on: the trail's own thread has
    ///     others to write down
    public CompletionStage<Answer> check(Submission submission, Executor loop, Executor resume) {
        List<Decided> decided = attested(decide(List.of(submission)));
        return handovers
                .computeIfAbsent(loop, it -> new Handover(trail, it))
                .append(entries(decided))
                .thenApplyAsync(appended -> answers(decided, appended).getFirst(), resume);
    }

    /// Checks one record, and waits until the answer is written down.
    public Answer check(Submission submission) {
        return check(List.of(submission)).getFirst();
    }

    /// Checks many records of one submitter with one look-up, one signature and one append, and waits: one answer a
    /// record, in their order.
    public List<Answer> check(List<Submission> submissions) {
        return answers(attested(decide(submissions)));
    }

    /// Decides on one record whose fate is not settled by that alone.
    public Decided decide(Submission submission) {
        return decide(List.of(submission)).getFirst();
    }

    /// Writes down what became of it, and waits.
    public Answer answer(Decided decided) {
        return answers(List.of(decided)).getFirst();
    }

    private List<Decided> decide(List<Submission> submissions) {
        long since = nanos.getAsLong();
        List<Optional<Duration>> waits = submissions.stream()
                .map(submission ->
                        guesses.take(submission.by(), submission.record().subject()))
                .toList();
        Iterator<Gate.Checked> checked = check(submissions, waits).iterator();
        List<Decided> decided = new ArrayList<>(submissions.size());
        for (int i = 0; i < submissions.size(); i++) {
            Submission submission = submissions.get(i);
            BusinessRecord record = submission.record();
            decided.add(new Decided(
                    submission,
                    CheckIds.next(),
                    waits.get(i).isEmpty() ? checked.next() : gate.unasked(record, ReasonCode.NUMBER_TRIED_TOO_OFTEN),
                    shadow.mode(record.procedure().id()),
                    Optional.empty(),
                    waits.get(i),
                    since));
        }
        return decided;
    }

    /// Those that may be decided on, with one look-up.
    private List<Gate.Checked> check(List<Submission> submissions, List<Optional<Duration>> waits) {
        List<BusinessRecord> records = new ArrayList<>(submissions.size());
        for (int i = 0; i < submissions.size(); i++) {
            if (waits.get(i).isEmpty()) {
                records.add(submissions.get(i).record());
            }
        }
        return gate.check(records);
    }

    /// One that cannot be signed is no PASS.
    private List<Decided> attested(List<Decided> decided) {
        List<AttestationDraft> drafts =
                decided.stream().filter(Checkpoint::isDue).map(this::draft).toList();
        if (drafts.isEmpty()) {
            return decided;
        }
        return switch (signer.attestAll(drafts)) {
            case Signing.Signed(var attestations) -> {
                listener.attested(attestations.size());
                var next = attestations.iterator();
                yield decided.stream()
                        .map(one -> isDue(one) ? one.with(token(one, next.next())) : one)
                        .toList();
            }
            case Signing.NotSigned(var trouble, var detail) -> {
                listener.notAttested(trouble, detail, drafts.size());
                yield decided.stream()
                        .map(one -> isDue(one) ? one.undecided(ReasonCode.SIGNER_UNAVAILABLE) : one)
                        .toList();
            }
        };
    }

    private static boolean isDue(Decided decided) {
        return switch (decided.decision()) {
            case Decision.Pass _ -> decided.submission().attested().isPresent() && decided.mode() == Mode.ENFORCE;
            case Decision.Block _ -> false;
        };
    }

    private AttestationDraft draft(Decided passed) {
        return passed.draft(passed.checkId(), passed.submission().lifetime(lifetimes));
    }

    private static Token token(Decided passed, Attestation attestation) {
        return new Token(passed.checkId(), attestation.token(), attestation.nonce());
    }

    private List<Answer> answers(List<Decided> decided) {
        return decided.isEmpty()
                ? List.of()
                : answers(
                        decided,
                        trail.append(entries(decided)).toCompletableFuture().join());
    }

    private List<Answer> answers(List<Decided> decided, Append appended) {
        List<Answer> answers = decided.stream()
                .map(one -> new Answer(
                        switch (appended) {
                            case WRITTEN -> one;
                            case NOT_WRITTEN -> one.undecided(ReasonCode.AUDIT_UNAVAILABLE);
                        }))
                .toList();
        listener.answered(decided.getFirst().submission().by(), answers);
        return answers;
    }

    private List<AuditEntry> entries(List<Decided> decided) {
        return decided.stream().map(this::entry).toList();
    }

    private AuditEntry entry(Decided decided) {
        Submission submission = decided.submission();
        Submitter by = submission.by();
        Gate.Checked checked = decided.checked();
        return new AuditEntry(
                clock.instant(),
                by.request(),
                decided.checkId(),
                by.caller(),
                by.operator(),
                new AuditId(submission.record().procedure().id()),
                submission.reference(),
                checked.decision().code(),
                remedy(checked.decision()),
                checked.decision().reasons(),
                new Sha256(checked.policy().sha256()),
                checked.extract().map(Extract::asOf).map(OffsetDateTime::toInstant),
                Duration.ofNanos(nanos.getAsLong() - decided.since()),
                decided.token().map(Token::id));
    }

    private static Optional<Remedy> remedy(Decision decision) {
        return switch (decision) {
            case Decision.Pass _ -> Optional.empty();
            case Decision.Block block -> Optional.of(block.remedy());
        };
    }
}
