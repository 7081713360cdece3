package jp.sekisho.api.stream;

import java.util.Optional;
import jp.sekisho.api.problem.Problem;
import jp.sekisho.api.text.Language;
import jp.sekisho.stream.Line;

/// How the entries of a stream are written. Used by several threads.
///
/// @param <T> what a line says
public interface EntryFormat<T> {

    /// A line as what it says, or what is wrong with it.
    sealed interface Read<T> {
        /// An entry; its constraints are not checked yet.
        record Entry<T>(T value) implements Read<T> {}

        /// No entry.
        ///
        /// @param asFar as it could be read
        record Refused<T>(Problem problem, Optional<T> asFar) implements Read<T> {
            public Refused(Problem problem) {
                this(problem, Optional.empty());
            }
        }
    }

    Read<T> read(Line line, Language language);
}
