package jp.sekisho.api.problem;

import java.util.List;
import jp.sekisho.api.text.Language;
import org.jspecify.annotations.Nullable;

/// Thrown by a resource to answer a problem instead of a decision.
public final class ProblemException extends RuntimeException {
    private final ProblemType type;
    private final transient List<Place> places;

    /// Where it is wrong, and how.
    ///
    /// @param column its place in a table, from 1
    /// @param name of what is missing, one of ours
    public record Place(
            String pointer,
            ViolationCode code,
            @Nullable Integer column,
            @Nullable String name) {
        public static Place ofColumn(int column, String pointer, ViolationCode code) {
            return new Place(pointer, code, column, null);
        }

        public static Place named(String name, String pointer, ViolationCode code) {
            return new Place(pointer, code, null, name);
        }
    }

    public ProblemException(ProblemType type) {
        super(type.name());
        this.type = type;
        this.places = List.of();
    }

    public ProblemException(ProblemType type, String pointer, ViolationCode code) {
        this(type, List.of(new Place(pointer, code, null, null)));
    }

    public ProblemException(ProblemType type, List<Place> places) {
        super(type.name());
        this.type = type;
        this.places = places;
    }

    /// The problem to answer.
    public Problem problem(Language language) {
        return places.isEmpty() ? Problems.problem(type, language) : Problems.invalid(type, places, language);
    }
}
