package jp.sekisho.api.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.ConstraintViolation;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import jp.sekisho.api.text.Language;
import jp.sekisho.api.text.Messages;
import jp.sekisho.check.DecisionCode;
import jp.sekisho.check.ReasonCode;
import org.jspecify.annotations.Nullable;

/// Builds problems and the responses that carry them.
public final class Problems {
    /// The media type of RFC 9457.
    public static final String MEDIA_TYPE = "application/problem+json";

    /// Seconds after which a caller may try again, where waiting helps.
    private static final int RETRY_AFTER_SECONDS = 5;

    private static final int LETTERS = 26;

    private Problems() {}

    public static Response response(ProblemType type, Language language) {
        return response(problem(type, language), language);
    }

    /// The answer to a check that could not be decided now.
    public static Response undecided(UndecidedException e, Language language) {
        ProblemType type = ProblemType.UNDECIDED;
        Response response = response(
                new Problem(
                        type.type(),
                        e.reason().message(),
                        type.status(),
                        e.reason().code(),
                        DecisionCode.BLOCK,
                        e.reason().remedy(),
                        e.checkId(),
                        null),
                language);
        // Only the operator can bring newer data.
        return e.reason().code().equals(ReasonCode.REGISTRY_STALE.name())
                ? response
                : Response.fromResponse(response)
                        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                        .build();
    }

    public static Problem problem(ProblemType type, Language language) {
        return problem(type, language, null);
    }

    /// A request that is not what the schema says.
    public static Problem invalid(Set<? extends ConstraintViolation<?>> violated, Language language) {
        List<Problem.Violation> violations = violated.stream()
                .map(violation -> violation(
                        JsonPointers.of(violation.getPropertyPath()),
                        ViolationCode.of(violation.getConstraintDescriptor().getAnnotation()),
                        language))
                .sorted(Comparator.comparing(Problem.Violation::pointer).thenComparing(Problem.Violation::code))
                .toList();
        return problem(ProblemType.INVALID_REQUEST, language, violations);
    }

    /// Broken JSON, or JSON that does not fit the schema.
    public static Problem invalid(JsonProcessingException e, Language language) {
        ViolationCode code = JsonPointers.codeOf(e);
        return invalid(
                code == ViolationCode.JSON ? ProblemType.MALFORMED_JSON : ProblemType.INVALID_REQUEST,
                JsonPointers.of(e),
                code,
                language);
    }

    /// One thing is wrong, at one place.
    public static Problem invalid(ProblemType type, String pointer, ViolationCode code, Language language) {
        return problem(type, language, List.of(violation(pointer, code, language)));
    }

    /// Several things are wrong, some of them in a column of a table.
    static Problem invalid(ProblemType type, List<ProblemException.Place> places, Language language) {
        return problem(
                type,
                language,
                places.stream().map(place -> violation(place, language)).toList());
    }

    private static Problem.Violation violation(ProblemException.Place place, Language language) {
        String text = Messages.of(language, "violation", place.code());
        @Nullable Integer column = place.column();
        if (column == null) {
            @Nullable String name = place.name();
            return new Problem.Violation(place.pointer(), place.code(), name == null ? text : name + ": " + text);
        }
        String letter = letter(column);
        String where =
                language == Language.JA ? column + "列目（" + letter + "）: " : "Column " + column + " (" + letter + "): ";
        return new Problem.Violation(place.pointer(), place.code(), where + text, column);
    }

    /// What a spreadsheet calls a column.
    private static String letter(int column) {
        int last = (column - 1) % LETTERS;
        int before = (column - 1) / LETTERS;
        return (before == 0 ? "" : letter(before)) + (char) ('A' + last);
    }

    private static Problem.Violation violation(String pointer, ViolationCode code, Language language) {
        return new Problem.Violation(pointer, code, Messages.of(language, "violation", code));
    }

    private static Problem problem(ProblemType type, Language language, @Nullable List<Problem.Violation> violations) {
        return new Problem(
                type.type(),
                Messages.of(language, "problem", type),
                type.status(),
                type.name(),
                DecisionCode.BLOCK,
                null,
                null,
                violations);
    }

    static Response response(Problem problem, Language language) {
        Response.ResponseBuilder response = Response.status(problem.status())
                .type(MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .entity(problem);
        if (problem.status() == ProblemType.UNSUPPORTED_MEDIA_TYPE.status()) {
            response.header(HttpHeaders.ACCEPT_ENCODING, "gzip");
        }
        return response.build();
    }

    static Language language(HttpServerRequest request) {
        return Language.preferredBy(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
