package jp.sekisho.api.problem;

import java.util.Optional;
import jp.sekisho.api.text.Language;

/// Thrown by a resource to answer a problem instead of a decision.
public final class ProblemException extends RuntimeException {
    private final ProblemType type;
    private final transient Optional<Place> place;

    /// Where it is wrong, and how.
    private record Place(String pointer, ViolationCode code) {}

    public ProblemException(ProblemType type) {
        super(type.name());
        this.type = type;
        this.place = Optional.empty();
    }

    public ProblemException(ProblemType type, String pointer, ViolationCode code) {
        super(type.name());
        this.type = type;
        this.place = Optional.of(new Place(pointer, code));
    }

    /// The problem to answer.
    public Problem problem(Language language) {
        return place.map(wrong -> Problems.invalid(type, wrong.pointer(), wrong.code(), language))
                .orElseGet(() -> Problems.problem(type, language));
    }
}
