package jp.sekisho.registry.conversion;

import java.util.List;
import java.util.Map;

/// How the lines of a site's file hold their cells.
sealed interface Shape {

    /// CSV (RFC 4180) or the same with tabs.
    ///
    /// @param columns the name of each position; empty where the first line names them
    record Separated(char separator, List<String> columns) implements Shape {}

    /// Each column at its place.
    ///
    /// @param length of each line, its line end apart
    record Fixed(Unit unit, int length, Map<String, Place> places) implements Shape {}

    /// @param start counted from 1
    record Place(int start, int length) {
        int end() {
            return start - 1 + length;
        }
    }

    /// In what places are counted.
    enum Unit {
        BYTES,
        CHARACTERS
    }
}
