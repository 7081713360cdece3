package jp.sekisho.api.inspection;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import jp.sekisho.api.text.Language;
import jp.sekisho.api.wire.CheckRequest;
import jp.sekisho.api.wire.CheckResponse.DecisionCode;
import jp.sekisho.check.BusinessRecord;
import jp.sekisho.check.Gate;
import jp.sekisho.inspection.Inspected;
import jp.sekisho.inspection.Line;
import jp.sekisho.policy.PolicyCatalogue;
import jp.sekisho.policy.Procedure;
import jp.sekisho.security.Caller;

/// What is done with a batch of lines: read, validate, check with one look-up, write. Used by several threads.
final class InspectionWork implements Function<List<Line>, InspectionWork.Batch> {
    private final RecordFormat format;
    private final Gate gate;
    private final PolicyCatalogue policies;
    private final Validator validator;
    private final ObjectWriter writer;
    private final Caller caller;
    private final Proof proof;
    private final Language language;

    InspectionWork(
            RecordFormat format,
            Gate gate,
            PolicyCatalogue policies,
            Validator validator,
            ObjectMapper json,
            Caller caller,
            Proof proof,
            Language language) {
        this.format = format;
        this.gate = gate;
        this.policies = policies;
        this.validator = validator;
        this.writer = json.writer().withRootValueSeparator("\n");
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

    /// What became of a batch.
    ///
    /// @param results one line of NDJSON a line, each with its line break
    record Batch(List<Inspected> lines, byte[] results) {}

    /// A line before the look-up.
    private sealed interface Item {
        record Record(long line, CheckRequest request, BusinessRecord record) implements Item {}

        record Refused(long line, Optional<Procedure> procedure, Problem problem) implements Item {}
    }

    @Override
    public Batch apply(List<Line> lines) {
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
            case RecordFormat.Read.Refused(var problem) -> new Item.Refused(line.number(), Optional.empty(), problem);
            case RecordFormat.Read.Record(var request) -> item(line.number(), request);
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

    private Batch write(List<Item> items, Iterator<Answer> answers) {
        List<Inspected> lines = new ArrayList<>(items.size());
        ByteArrayOutputStream out = new ByteArrayOutputStream(items.size() * 512);
        try (SequenceWriter results = writer.writeValues(out)) {
            for (Item item : items) {
                switch (item) {
                    case Item.Refused(var line, var procedure, var problem) -> {
                        lines.add(new Inspected.Invalid(line, procedure));
                        results.write(new LineResult.Invalid(line, DecisionCode.BLOCK, problem));
                    }
                    case Item.Record(var line, var request, var record) -> {
                        Answer answer = answers.next();
                        lines.add(new Inspected.Checked(line, record, answer.checked()));
                        results.write(new LineResult.Checked(
                                line, WireResponses.body(request, answer, caller.detail(), language)));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.write('\n');
        return new Batch(lines, out.toByteArray());
    }
}
