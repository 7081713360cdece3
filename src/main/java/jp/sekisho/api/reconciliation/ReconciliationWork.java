package jp.sekisho.api.reconciliation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import jp.sekisho.api.WireRequests;
import jp.sekisho.api.problem.Problem;
import jp.sekisho.api.problem.ProblemType;
import jp.sekisho.api.problem.Problems;
import jp.sekisho.api.problem.ViolationCode;
import jp.sekisho.api.stream.Batch;
import jp.sekisho.api.stream.InvalidLine;
import jp.sekisho.api.stream.JsonLines;
import jp.sekisho.api.stream.LineFormat;
import jp.sekisho.api.text.Language;
import jp.sekisho.api.wire.ReconciledLine;
import jp.sekisho.api.wire.RegistrationRequest;
import jp.sekisho.api.wire.SubjectWire;
import jp.sekisho.attestation.Shown;
import jp.sekisho.policy.PolicyCatalogue;
import jp.sekisho.policy.Procedure;
import jp.sekisho.reconciliation.Reconciled;
import jp.sekisho.reconciliation.Reconciler;
import jp.sekisho.reconciliation.Registration;
import jp.sekisho.reconciliation.Verdict;
import jp.sekisho.security.Caller;
import jp.sekisho.stream.Line;
import org.jspecify.annotations.Nullable;

/// What is done with a batch of lines: read, validate, judge, write. Used by several threads.
final class ReconciliationWork implements Function<List<Line>, Batch<Reconciled>> {
    private final LineFormat<RegistrationRequest> format;
    private final Reconciler reconciler;
    private final PolicyCatalogue policies;
    private final Validator validator;
    private final ObjectWriter writer;
    private final Caller caller;
    private final Language language;

    ReconciliationWork(
            ObjectMapper json,
            Reconciler reconciler,
            PolicyCatalogue policies,
            Validator validator,
            Caller caller,
            Language language) {
        this.format = new JsonLines<>(json, RegistrationRequest.class);
        this.reconciler = reconciler;
        this.policies = policies;
        this.validator = validator;
        this.writer = json.writer();
        this.caller = caller;
        this.language = language;
    }

    /// A line and its answer.
    private record Answered(Reconciled line, Object answer) {}

    @Override
    public Batch<Reconciled> apply(List<Line> lines) {
        List<Reconciled> counted = new ArrayList<>(lines.size());
        List<Object> answers = new ArrayList<>(lines.size());
        for (Line line : lines) {
            Answered answered = answer(line);
            counted.add(answered.line());
            answers.add(answered.answer());
        }
        return Batch.of(counted, writer, answers);
    }

    private Answered answer(Line line) {
        if (line.tooLong()) {
            return refused(line, Optional.empty(), Problems.problem(ProblemType.LINE_TOO_LONG, language));
        }
        return switch (format.read(line, language)) {
            case LineFormat.Read.Refused<RegistrationRequest>(var problem) -> refused(line, Optional.empty(), problem);
            case LineFormat.Read.Entry<RegistrationRequest>(var request) -> answer(line, request);
        };
    }

    private Answered answer(Line line, RegistrationRequest request) {
        Set<ConstraintViolation<RegistrationRequest>> violations = validator.validate(request);
        if (!violations.isEmpty()) {
            return refused(line, Optional.empty(), Problems.invalid(violations, language));
        }
        Optional<Procedure> known = policies.procedure(request.procedure());
        if (known.isEmpty()) {
            return refused(line, known, Problems.problem(ProblemType.UNKNOWN_PROCEDURE, language));
        }
        Procedure procedure = known.get();
        if (!caller.mayAskAbout(procedure.id())) {
            return refused(line, known, Problems.problem(ProblemType.PROCEDURE_NOT_PERMITTED, language));
        }
        Optional<OffsetDateTime> registeredAt = time(request.registeredAt());
        if (registeredAt.isEmpty()) {
            return invalid(line, procedure, "/registeredAt", ViolationCode.FORMAT);
        }
        if (reconciler.isAhead(registeredAt.get())) {
            return invalid(line, procedure, "/registeredAt", ViolationCode.RANGE);
        }
        Optional<Shown> shown = shown(request);
        if (shown.isEmpty()) {
            return invalid(line, procedure, "/subject", ViolationCode.REQUIRED);
        }
        Verdict verdict = reconciler.judge(new Registration(
                procedure, registeredAt.get(), text(request.token()), shown.get(), request.audience()));
        return new Answered(
                new Reconciled.Judged(procedure, registeredAt.get(), verdict),
                new ReconciledLine(line.number(), procedure.id(), verdict));
    }

    private static Optional<OffsetDateTime> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// The record, or what was computed over it: one of the two.
    private static Optional<Shown> shown(RegistrationRequest request) {
        SubjectWire subject = request.subject();
        RegistrationRequest.CommitmentWire commitment = request.commitment();
        if ((subject == null) == (commitment == null)) {
            return Optional.empty();
        }
        return Optional.of(
                subject == null
                        ? new Shown.Committed(
                                request.procedure(),
                                Objects.requireNonNull(commitment).cmt(),
                                text(commitment.rec()))
                        : new Shown.Whole(
                                WireRequests.attested(request.procedure(), request.destinationKey(), subject),
                                text(request.nonce())));
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private Answered invalid(Line line, Procedure procedure, String pointer, ViolationCode code) {
        return refused(
                line, Optional.of(procedure), Problems.invalid(ProblemType.INVALID_REQUEST, pointer, code, language));
    }

    private static Answered refused(Line line, Optional<Procedure> procedure, Problem problem) {
        return new Answered(new Reconciled.Invalid(procedure), new InvalidLine(line.number(), problem));
    }
}
