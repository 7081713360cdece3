package jp.sekisho.api.inspection;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.api.Admission;
import jp.sekisho.api.WireRequests;
import jp.sekisho.api.problem.Problem;
import jp.sekisho.api.problem.ProblemException;
import jp.sekisho.api.problem.ProblemType;
import jp.sekisho.api.problem.Problems;
import jp.sekisho.api.stream.EntryFormat;
import jp.sekisho.api.stream.Intake;
import jp.sekisho.api.stream.Streams;
import jp.sekisho.api.text.Language;
import jp.sekisho.api.wire.CheckRequest;
import jp.sekisho.characters.CharacterSets;
import jp.sekisho.characters.DeclaredCodes;
import jp.sekisho.check.BusinessRecord;
import jp.sekisho.checkpoint.Destination;
import jp.sekisho.checkpoint.Destinations;
import jp.sekisho.person.BirthDateEntry.EraCodes;
import jp.sekisho.policy.Field;
import jp.sekisho.policy.PolicyCatalogue;
import jp.sekisho.stream.Limits;
import jp.sekisho.stream.Line;
import jp.sekisho.worklist.InspectedFile;
import jp.sekisho.worklist.WorkListRefused;

/// Reads a file on the operator's own machine as `POST /v1/inspections` reads a body. What a caller may ask about is
/// no matter here.
@Singleton
final class OwnFile implements InspectedFile {
    private final ObjectMapper json;
    private final ObjectMapper plain;
    private final Validator validator;
    private final PolicyCatalogue policies;
    private final Destinations destinations;
    private final CharacterSets characterSets;
    private final Limits limits;

    OwnFile(
            ObjectMapper json,
            Validator validator,
            PolicyCatalogue policies,
            Destinations destinations,
            CharacterSets characterSets,
            Limits limits) {
        this.json = json;
        this.plain = json.copy().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
        this.validator = validator;
        this.policies = policies;
        this.destinations = destinations;
        this.characterSets = characterSets;
        this.limits = limits;
    }

    @Override
    public void read(Source source, Records records) throws IOException, WorkListRefused {
        try (InputStream body = Files.newInputStream(source.file())) {
            DeclaredCodes codes = codes(source);
            String name = source.file().getFileName().toString().toLowerCase(Locale.ROOT);
            boolean packed = name.endsWith(".gz");
            SentRecords sent = SentRecords.of(
                    Intake.ofFile(limits),
                    body,
                    type(packed ? name.substring(0, name.length() - ".gz".length()) : name, source),
                    packed ? "gzip" : null,
                    json,
                    new SentRecords.Said(TableColumn.map(source.columns()), Optional.empty()),
                    policies.procedures());
            for (List<Line> lines = sent.lines().read();
                    !lines.isEmpty();
                    lines = sent.lines().read()) {
                for (Line line : lines) {
                    records.take(sent(line, request(line, sent.format()), codes));
                }
            }
        } catch (ProblemException e) {
            throw refused(Optional.empty(), e.problem(Language.JA), e.problem(Language.EN));
        }
    }

    private DeclaredCodes codes(Source source) {
        return new DeclaredCodes(
                source.characterSet()
                        .map(name -> characterSets.named(name).orElseThrow(OwnFile::unknown))
                        .orElse(DeclaredCodes.NONE.characterSet()),
                source.dateCodes()
                        .map(name -> EraCodes.named(name).orElseThrow(OwnFile::unknown))
                        .orElse(DeclaredCodes.NONE.dateCodes()));
    }

    private static ProblemException unknown() {
        return new ProblemException(ProblemType.INVALID_REQUEST);
    }

    private static MediaType type(String name, Source source) {
        if (name.endsWith(".xlsx")) {
            return MediaType.valueOf(SentRecords.XLSX);
        }
        boolean objects = Stream.of(".ndjson", ".jsonl", ".json").anyMatch(name::endsWith);
        MediaType type = MediaType.valueOf(objects ? Streams.NDJSON : SentRecords.CSV);
        return objects ? type : source.charset().map(type::withCharset).orElse(type);
    }

    private CheckRequest request(Line line, EntryFormat<CheckRequest> format) throws WorkListRefused {
        if (line.tooLong()) {
            throw refused(line, ProblemType.LINE_TOO_LONG);
        }
        return switch (format.read(line, Language.JA)) {
            case EntryFormat.Read.Refused<CheckRequest>(Problem problem, var _) ->
                throw refused(Optional.of(line), problem, problem);
            case EntryFormat.Read.Entry<CheckRequest>(CheckRequest request) -> {
                var violations = validator.validate(request);
                if (!violations.isEmpty()) {
                    throw refused(
                            Optional.of(line),
                            Problems.invalid(violations, Language.JA),
                            Problems.invalid(violations, Language.EN));
                }
                yield request;
            }
        };
    }

    private Sent sent(Line line, CheckRequest request, DeclaredCodes codes) throws WorkListRefused {
        Destination destination = destinations
                .find(Optional.ofNullable(request.destination()).orElse(Destination.INTERMEDIATE_SERVER.id()))
                .orElseThrow(() -> refused(line, ProblemType.UNKNOWN_DESTINATION));
        Admission.Admitted admitted = Admission.Admitted.of(
                policies.procedure(request.procedure()).orElseThrow(() -> refused(line, ProblemType.UNKNOWN_PROCEDURE)),
                destination,
                request);
        BusinessRecord record = WireRequests.record(request, admitted, codes);
        return new Sent(
                line.number(),
                request.recordRef(),
                Optional.ofNullable(request.destinationKey()).orElse(""),
                record,
                fields(request, record, codes),
                json(request));
    }

    private String json(CheckRequest request) {
        try {
            return plain.writeValueAsString(request);
        } catch (JsonProcessingException e) {
            // Without the cause, which may quote the record.
            throw new IllegalStateException("a request is plain data");
        }
    }

    private static Map<Field, String> fields(CheckRequest request, BusinessRecord record, DeclaredCodes codes) {
        var subject = record.subject();
        Map<Field, String> fields = new EnumMap<>(Field.class);
        fields.put(
                Field.NAME_KANJI,
                joined(
                        " / ",
                        subject.name().kanji(),
                        subject.name().roman(),
                        subject.name().alias()));
        fields.put(
                Field.NAME_KANA,
                joined(" / ", subject.name().kana(), subject.name().aliasKana()));
        fields.put(
                Field.BIRTH_DATE,
                codes.text(Optional.ofNullable(request.subject().birthDate()).orElse("")));
        fields.put(
                Field.SEX,
                switch (subject.sex()) {
                    case MALE -> "男";
                    case FEMALE -> "女";
                    case NOT_HELD -> "";
                });
        fields.put(
                Field.ADDRESS,
                joined("　", subject.address().text(), subject.address().building()));
        fields.values().removeIf(String::isBlank);
        return fields;
    }

    private static String joined(String separator, String... parts) {
        return Stream.of(parts).filter(part -> !part.isBlank()).collect(Collectors.joining(separator));
    }

    private static WorkListRefused refused(Line line, ProblemType type) {
        return refused(Optional.of(line), Problems.problem(type, Language.JA), Problems.problem(type, Language.EN));
    }

    private static WorkListRefused refused(Optional<Line> line, Problem japanese, Problem english) {
        return new WorkListRefused(
                line.map(it -> it.number() + "行目: ").orElse("") + text(japanese),
                line.map(it -> "line " + it.number() + ": ").orElse("") + text(english));
    }

    /// Holds no value of the file.
    private static String text(Problem problem) {
        List<Problem.Violation> violations = Objects.requireNonNullElse(problem.violations(), List.of());
        return Stream.concat(Stream.of(problem.title()), violations.stream().map(Problem.Violation::message))
                .collect(Collectors.joining(" "));
    }
}
