package jp.sekisho.inspection;

import jp.sekisho.check.Decision;
import jp.sekisho.check.Remedy;

/// Lines of one procedure, or of all. Every line is counted once: `checked` is the sum of what follows it but
/// `invalid`, which counts lines that are no records.
///
/// @param suspectedWrongLinks blocked, and the number probably belongs to a different person (紐付け誤りの疑い)
/// @param correct blocked with the remedy CORRECT, without that suspicion
/// @param review blocked with the remedy REVIEW
/// @param undecided blocked with the remedy RETRY
public record Counts(
        long checked, long passed, long suspectedWrongLinks, long correct, long review, long undecided, long invalid) {

    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);

    /// Everything blocked for what the record says: what people must look at.
    public long blocked() {
        return suspectedWrongLinks + correct + review;
    }

    static Counts of(Inspected line) {
        return switch (line) {
            case Inspected.Unchanged _ -> NONE;
            case Inspected.Invalid _ -> new Counts(0, 0, 0, 0, 0, 0, 1);
            case Inspected.Checked(var _, var _, var answer) ->
                switch (answer.decision()) {
                    case Decision.Pass _ -> new Counts(1, 1, 0, 0, 0, 0, 0);
                    case Decision.Block block when block.suspectedWrongLink() -> new Counts(1, 0, 1, 0, 0, 0, 0);
                    case Decision.Block block -> of(block.remedy());
                };
        };
    }

    private static Counts of(Remedy remedy) {
        return switch (remedy) {
            case CORRECT -> new Counts(1, 0, 0, 1, 0, 0, 0);
            case REVIEW -> new Counts(1, 0, 0, 0, 1, 0, 0);
            case RETRY -> new Counts(1, 0, 0, 0, 0, 1, 0);
        };
    }

    Counts plus(Counts other) {
        return new Counts(
                checked + other.checked,
                passed + other.passed,
                suspectedWrongLinks + other.suspectedWrongLinks,
                correct + other.correct,
                review + other.review,
                undecided + other.undecided,
                invalid + other.invalid);
    }
}
