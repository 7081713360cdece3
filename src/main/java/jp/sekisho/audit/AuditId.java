package jp.sekisho.audit;

import java.util.Optional;
import java.util.regex.Pattern;

/// An opaque id in the trail: 1 to 64 of `A-Z a-z 0-9 . _ -`, and not twelve digits, which might be an
/// Individual Number. A longer id may hold twelve digits in a row, as one in three hundred UUIDs does; that it
/// holds no number of the record that it stands for is seen to where both are known.
public record AuditId(String text) {
    private static final Pattern CHARACTERS = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{12}");
    private static final Pattern SPACED_NUMBER = Pattern.compile("([0-9][._-]*){12}");

    public AuditId {
        if (!isOne(text)) {
            // The text may be anything and is not told.
            throw new IllegalArgumentException("an id has 1 to 64 of A-Z a-z 0-9 . _ - and is not twelve digits");
        }
    }

    /// Whether the text is such an id.
    public static boolean isOne(String text) {
        return CHARACTERS.matcher(text).matches() && !NUMBER.matcher(text).matches();
    }

    /// Who sits in front of the calling system, as it says in `Sekisho-Operator`, or who takes a step of a
    /// release. Stricter than other ids, since people type it: no twelve digits or more in a row, not even with
    /// signs between them.
    public static Optional<AuditId> operator(String text) {
        return isOne(text) && !SPACED_NUMBER.matcher(text).find() ? Optional.of(new AuditId(text)) : Optional.empty();
    }
}
