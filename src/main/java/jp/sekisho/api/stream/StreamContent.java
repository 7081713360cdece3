package jp.sekisho.api.stream;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import jp.sekisho.api.Admission;
import jp.sekisho.api.problem.Problem;
import jp.sekisho.api.text.Language;
import jp.sekisho.api.wire.Destined;
import jp.sekisho.attestation.ReportDraft;
import jp.sekisho.policy.Procedure;
import jp.sekisho.signing.Signing;
import jp.sekisho.stream.Ending;
import jp.sekisho.stream.Incomplete;

/// What a stream is about: how its entries are answered, what is counted of them, and what the report says.
///
/// @param <E> an entry, as the wire says it
/// @param <T> what is counted of each line
public interface StreamContent<E extends Destined, T> {

    /// An entry that was let in.
    record Entry<E>(long line, E value, Admission.Admitted admitted) {
        public Procedure procedure() {
            return admitted.procedure();
        }
    }

    /// A line's answer on the wire, if it has one, and what is counted of it.
    record Answered<T>(T counted, Optional<Object> answer) {
        public static <T> Answered<T> with(T counted, Object answer) {
            return new Answered<>(counted, Optional.of(answer));
        }
    }

    /// Answers entries that were let in: one answer an entry, in their order. Called by several threads.
    List<Answered<T>> answer(List<Entry<E>> entries);

    /// What is counted of a line that is no such entry.
    T invalid(long line, Optional<String> recordRef, Optional<Procedure> procedure, Problem problem);

    /// The sender's own reference of an entry, where it has one.
    Optional<String> recordRef(E entry);

    default Answered<T> refused(long line, Optional<String> recordRef, Optional<Procedure> procedure, Problem problem) {
        return Answered.with(
                invalid(line, recordRef, procedure, problem), new InvalidLine(line, recordRef.orElse(null), problem));
    }

    /// Counts one line, in the order of the stream; not called by several threads.
    void count(T line);

    /// The report, once all lines are counted.
    Report report();

    /// What a stream came to.
    interface Report {
        /// Lines answered.
        long lines();

        /// Why the content itself is not complete.
        Set<Incomplete> incomplete();

        /// The last line of the answer, whose last property is a `signature` of null.
        Object trailer(Ending ending);

        /// Signs the trailer.
        Function<ReportDraft, Signing<String>> signer();

        /// The same report for people.
        ReportPage page(Ending ending, Language language);
    }
}
