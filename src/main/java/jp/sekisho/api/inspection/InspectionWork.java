package jp.sekisho.api.inspection;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import jp.sekisho.api.WireRequests;
import jp.sekisho.api.WireResponses;
import jp.sekisho.api.problem.Problem;
import jp.sekisho.api.problem.ProblemType;
import jp.sekisho.api.problem.Problems;
import jp.sekisho.api.stream.Batch;
import jp.sekisho.api.stream.InvalidLine;
import jp.sekisho.api.stream.LineFormat;
import jp.sekisho.api.text.Language;
import jp.sekisho.api.wire.CheckRequest;
import jp.sekisho.checkpoint.Answer;
import jp.sekisho.checkpoint.Checkpoint;
import jp.sekisho.checkpoint.Submission;
import jp.sekisho.checkpoint.Submitter;
import jp.sekisho.inspection.Inspected;
import jp.sekisho.policy.PolicyCatalogue;
import jp.sekisho.policy.Procedure;
import jp.sekisho.security.Caller;
import jp.sekisho.stream.Line;

/// What is done with a batch of lines: read, validate, check with one look-up, write. Used by several threads.
final class InspectionWork implements Function<List<Line>, Batch<Inspected>> {
    private final LineFormat<CheckRequest> format;
    private final Checkpoint checkpoint;
    private final PolicyCatalogue policies;
    private final Validator validator;
    private final ObjectWriter writer;
    private final Caller caller;
    private final Submitter submitter;
    private final boolean attest;
    private final Language language;

    /// @param attest whether a PASS that has a destination is attested
    InspectionWork(
            LineFormat<CheckRequest> format,
            Checkpoint checkpoint,
            PolicyCatalogue policies,
            Validator validator,
            ObjectMapper json,
            Caller caller,
            Submitter submitter,
            boolean attest,
            Language language) {
        this.format = format;
        this.checkpoint = checkpoint;
        this.policies = policies;
        this.validator = validator;
        this.writer = json.writer();
        this.caller = caller;
        this.submitter = submitter;
        this.attest = attest;
        this.language = language;
    }

    /// A line before the look-up.
    private sealed interface Item {
        record Record(long line, Submission submission) implements Item {}

        record Refused(long line, Optional<Procedure> procedure, Problem problem) implements Item {}
    }

    @Override
    public Batch<Inspected> apply(List<Line> lines) {
        List<Item> items = new ArrayList<>(lines.size());
        List<Submission> submissions = new ArrayList<>(lines.size());
        for (Line line : lines) {
            Item item = item(line);
            items.add(item);
            if (item instanceof Item.Record(var _, var submission)) {
                submissions.add(submission);
            }
        }
        return write(items, checkpoint.check(submissions).iterator());
    }

    private Item item(Line line) {
        if (line.tooLong()) {
            return new Item.Refused(
                    line.number(), Optional.empty(), Problems.problem(ProblemType.LINE_TOO_LONG, language));
        }
        return switch (format.read(line, language)) {
            case LineFormat.Read.Refused<CheckRequest>(var problem) ->
                new Item.Refused(line.number(), Optional.empty(), problem);
            case LineFormat.Read.Entry<CheckRequest>(var request) -> item(line.number(), request);
        };
    }

    private Item item(long line, CheckRequest request) {
        Set<ConstraintViolation<CheckRequest>> violations = validator.validate(request);
        if (!violations.isEmpty()) {
            return new Item.Refused(line, Optional.empty(), Problems.invalid(violations, language));
        }
        Optional<Procedure> procedure = policies.procedure(request.procedure());
        if (procedure.isEmpty()) {
            return new Item.Refused(line, procedure, Problems.problem(ProblemType.UNKNOWN_PROCEDURE, language));
        }
        if (!caller.mayAskAbout(procedure.get().id())) {
            return new Item.Refused(line, procedure, Problems.problem(ProblemType.PROCEDURE_NOT_PERMITTED, language));
        }
        return new Item.Record(
                line,
                attest
                        ? WireRequests.submission(submitter, request, procedure.get())
                        : WireRequests.withoutAttestation(submitter, request, procedure.get()));
    }

    private Batch<Inspected> write(List<Item> items, Iterator<Answer> decided) {
        List<Inspected> lines = new ArrayList<>(items.size());
        List<Object> answers = new ArrayList<>(items.size());
        for (Item item : items) {
            switch (item) {
                case Item.Refused(var line, var procedure, var problem) -> {
                    lines.add(new Inspected.Invalid(line, procedure));
                    answers.add(new InvalidLine(line, problem));
                }
                case Item.Record(var line, var submission) -> {
                    Answer answer = decided.next();
                    lines.add(new Inspected.Checked(line, submission.record(), answer.checked()));
                    answers.add(new CheckedLine(line, WireResponses.body(answer, caller.detail(), language)));
                }
            }
        }
        return Batch.of(lines, writer, answers);
    }
}
