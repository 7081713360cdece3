package jp.sekisho.api.stream;

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
import jp.sekisho.api.Admission;
import jp.sekisho.api.Admissions;
import jp.sekisho.api.problem.Problem;
import jp.sekisho.api.problem.ProblemType;
import jp.sekisho.api.problem.Problems;
import jp.sekisho.api.stream.StreamContent.Answered;
import jp.sekisho.api.text.Language;
import jp.sekisho.api.wire.Destined;
import jp.sekisho.policy.Procedure;
import jp.sekisho.security.Caller;
import jp.sekisho.stream.Batch;
import jp.sekisho.stream.Line;

/// What is done with a batch of lines: each is read, validated and let in or refused; those let in are answered
/// together; all answers are written in the order of the lines. Used by several threads.
final class StreamWork<E extends Destined, T> implements Function<List<Line>, Batch<T, OrderedAnswers.Part>> {
    private static final int USUAL_ANSWER = 512;
    private static final String RECORD_REF = "recordRef";

    private final EntryFormat<E> format;
    private final StreamContent<E, T> content;
    private final Admissions admissions;
    private final Validator validator;
    private final ObjectWriter writer;
    private final Caller caller;
    private final Language language;

    StreamWork(
            EntryFormat<E> format,
            StreamContent<E, T> content,
            Admissions admissions,
            Validator validator,
            ObjectWriter writer,
            Caller caller,
            Language language) {
        this.format = format;
        this.content = content;
        this.admissions = admissions;
        this.validator = validator;
        this.writer = writer;
        this.caller = caller;
        this.language = language;
    }

    /// What a line is before it is answered.
    private sealed interface Admitted<E> {
        record In<E>(StreamContent.Entry<E> entry) implements Admitted<E> {}

        record Refused<E>(long line, Optional<String> recordRef, Optional<Procedure> procedure, Problem problem)
                implements Admitted<E> {}
    }

    @Override
    public Batch<T, OrderedAnswers.Part> apply(List<Line> lines) {
        List<Admitted<E>> admitted = lines.stream().map(this::admit).toList();
        Iterator<Answered<T>> answers = content.answer(admitted.stream()
                        .<StreamContent.Entry<E>>mapMulti((one, entries) -> {
                            if (one instanceof Admitted.In<E>(var entry)) {
                                entries.accept(entry);
                            }
                        })
                        .toList())
                .iterator();
        return batch(admitted.stream()
                .map(one -> switch (one) {
                    case Admitted.In<E> _ -> answers.next();
                    case Admitted.Refused<E>(var line, var recordRef, var procedure, var problem) ->
                        content.refused(line, recordRef, procedure, problem);
                })
                .toList());
    }

    private Admitted<E> admit(Line line) {
        if (line.tooLong()) {
            return refused(line, ProblemType.LINE_TOO_LONG, Optional.empty(), Optional.empty());
        }
        return switch (format.read(line, language)) {
            case EntryFormat.Read.Refused<E>(var problem, var asFar) ->
                new Admitted.Refused<>(
                        line.number(),
                        asFar.flatMap(value -> recordRef(value, validator.validate(value))),
                        Optional.empty(),
                        problem);
            case EntryFormat.Read.Entry<E>(var value) -> admit(line, value);
        };
    }

    private Admitted<E> admit(Line line, E value) {
        Set<ConstraintViolation<E>> violations = validator.validate(value);
        if (!violations.isEmpty()) {
            return new Admitted.Refused<>(
                    line.number(),
                    recordRef(value, violations),
                    Optional.empty(),
                    Problems.invalid(violations, language));
        }
        return switch (admissions.of(caller, value)) {
            case Admission.Admitted admitted ->
                new Admitted.In<>(new StreamContent.Entry<>(line.number(), value, admitted));
            case Admission.Refused(var procedure, var problem) ->
                refused(line, problem, content.recordRef(value), procedure);
        };
    }

    /// What is wrong with a reference may be that it is none.
    private Optional<String> recordRef(E value, Set<ConstraintViolation<E>> violations) {
        return content.recordRef(value)
                .filter(_ -> violations.stream()
                        .noneMatch(violation ->
                                violation.getPropertyPath().toString().equals(RECORD_REF)));
    }

    private Admitted<E> refused(
            Line line, ProblemType problem, Optional<String> recordRef, Optional<Procedure> procedure) {
        return new Admitted.Refused<>(line.number(), recordRef, procedure, Problems.problem(problem, language));
    }

    private Batch<T, OrderedAnswers.Part> batch(List<Answered<T>> answered) {
        List<OrderedAnswers.Part> parts = new ArrayList<>();
        List<Object> records = new ArrayList<>();
        for (Answered<T> one : answered) {
            if (one.answer().isEmpty()) {
                continue;
            }
            Object answer = one.answer().get();
            if (answer instanceof InvalidLine invalid) {
                end(records, parts);
                parts.add(new OrderedAnswers.Part.NoRecord(invalid));
            } else {
                records.add(answer);
            }
        }
        end(records, parts);
        return new Batch<>(answered.stream().map(Answered::counted).toList(), parts);
    }

    private void end(List<Object> records, List<OrderedAnswers.Part> parts) {
        if (records.isEmpty()) {
            return;
        }
        ByteArrayOutputStream lines = new ByteArrayOutputStream(records.size() * USUAL_ANSWER);
        try (SequenceWriter answers = writer.withRootValueSeparator("\n").writeValues(lines)) {
            answers.writeAll(records);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lines.write('\n');
        parts.add(new OrderedAnswers.Part.Records(lines.toByteArray()));
        records.clear();
    }
}
