package jp.sekisho.api.problem;

/// Thrown by a resource to answer a problem instead of a decision.
public final class ProblemException extends RuntimeException {
    private final ProblemType type;

    public ProblemException(ProblemType type) {
        super(type.name());
        this.type = type;
    }

    public ProblemType type() {
        return type;
    }
}
