package jp.sekisho.audit;

import java.util.Optional;

/// An opaque id in the trail: 1 to 64 of `A-Z a-z 0-9 . _ -`, with no run of exactly twelve digits, which might be an
/// Individual Number.
public record AuditId(String text) {
    private static final int LONGEST = 64;
    private static final int NUMBER_LENGTH = 12;

    public AuditId {
        if (!isOne(text)) {
            // The text may be anything and is not told.
            throw new IllegalArgumentException("an id has 1 to 64 of A-Z a-z 0-9 . _ - and no run of twelve digits");
        }
    }

    /// Whether the text is such an id.
    public static boolean isOne(String text) {
        return !text.isEmpty() && text.length() <= LONGEST && isSafe(text);
    }

    /// Who sits in front of the calling system, as it says in `Sekisho-Operator`. Stricter than other ids, since people
    /// type it: no twelve digits or more in a row, not even with signs between them.
    public static Optional<AuditId> operator(String header) {
        return isOne(header) && longestRun(header.replaceAll("[._-]", "")) < NUMBER_LENGTH
                ? Optional.of(new AuditId(header))
                : Optional.empty();
    }

    private static int longestRun(String text) {
        int longest = 0;
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            digits = isDigit(text.charAt(i)) ? digits + 1 : 0;
            longest = Math.max(longest, digits);
        }
        return longest;
    }

    private static boolean isSafe(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isDigit(c)) {
                digits++;
            } else if (digits == NUMBER_LENGTH || !isLetterOrSign(c)) {
                return false;
            } else {
                digits = 0;
            }
        }
        return digits != NUMBER_LENGTH;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetterOrSign(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '.' || c == '_' || c == '-';
    }
}
