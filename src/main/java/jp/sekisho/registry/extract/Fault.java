package jp.sekisho.registry.extract;

import jp.sekisho.registry.FaultCode;

/// What is wrong at one place of a file, told without a value, since a value may be a person's.
///
/// @param line counted from 1
/// @param pointer the JSON pointer (RFC 6901) to the property at fault within its line; empty where the line itself is
///     at fault
public record Fault(long line, String pointer, FaultCode code) {
    String japanese() {
        return line + "行目" + place() + "：" + code.japanese();
    }

    String english() {
        return "line " + line + place() + ": " + code.english() + " (" + code + ")";
    }

    /// `line 3 /birthDate MISSING`
    @Override
    public String toString() {
        return "line " + line + place() + " " + code;
    }

    private String place() {
        return pointer.isEmpty() ? "" : " " + pointer;
    }
}
