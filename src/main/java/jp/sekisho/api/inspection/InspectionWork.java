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
import jp.sekisho.api.Answer;
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
import jp.sekisho.check.BusinessRecord;
import jp.sekisho.check.Gate;
import jp.sekisho.inspection.Inspected;
import jp.sekisho.policy.PolicyCatalogue;
import jp.sekisho.policy.Procedure;
import jp.sekisho.policy.Shadow;
import jp.sekisho.security.Caller;
import jp.sekisho.stream.Line;

/// What is done with a batch of lines: read, validate, check with one look-up, write. Used by several threads.
final class InspectionWork implements Function<List<Line>, Batch<Inspected>> {
    private final LineFormat<CheckRequest> format;
    private final Gate gate;
    private final PolicyCatalogue policies;
    private final Shadow shadow;
    private final Validator validator;
    private final ObjectWriter writer;
    private final Caller caller;
    private final Proof proof;
    private final Language language;

    InspectionWork(
            LineFormat<CheckRequest> format,
            Gate gate,
            PolicyCatalogue policies,
            Shadow shadow,
            Validator validator,
            ObjectMapper json,
            Caller caller,
            Proof proof,
            Language language) {
        this.format = format;
        this.gate = gate;
        this.policies = policies;
        this.shadow = shadow;
        this.validator = validator;
        this.writer = json.writer();
        this.caller = caller;
        this.proof = proof;
        this.language = language;
    }

    /// Makes decisions into answers that may leave, with the attestation of a PASS where one is asked for.
    interface Proof {
        /// @param requests one a decision, in their order
        /// @param since `System.nanoTime()` when the work on them began
        List<Answer> answers(List<CheckRequest> requests, List<Gate.Checked> checked, long since);
    }

    /// A line before the look-up.
    private sealed interface Item {
        record Record(long line, CheckRequest request, BusinessRecord record) implements Item {}

        record Refused(long line, Optional<Procedure> procedure, Problem problem) implements Item {}
    }

    @Override
    public Batch<Inspected> apply(List<Line> lines) {
        long since = System.nanoTime();
        List<Item> items = new ArrayList<>(lines.size());
        List<CheckRequest> requests = new ArrayList<>(lines.size());
        List<BusinessRecord> records = new ArrayList<>(lines.size());
        for (Line line : lines) {
            Item item = item(line);
            items.add(item);
            if (item instanceof Item.Record(var _, var request, var record)) {
                requests.add(request);
                records.add(record);
            }
        }
        return write(items, proof.answers(requests, gate.check(records), since).iterator());
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
        return new Item.Record(line, request, WireRequests.record(request, procedure.get()));
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
                case Item.Record(var line, var request, var record) -> {
                    Answer answer = decided.next();
                    lines.add(new Inspected.Checked(line, record, answer.checked()));
                    answers.add(new CheckedLine(
                            line,
                            WireResponses.body(
                                    request, answer, shadow.mode(request.procedure()), caller.detail(), language)));
                }
            }
        }
        return Batch.of(lines, writer, answers);
    }
}
