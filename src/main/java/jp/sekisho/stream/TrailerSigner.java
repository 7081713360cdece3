package jp.sekisho.stream;

import java.util.Set;
import java.util.function.Function;
import jp.sekisho.attestation.ReportDraft;
import jp.sekisho.attestation.ReportTrailer;
import jp.sekisho.signing.Signing;

/// Signs the last line of a stream. Where it cannot be signed it says that the stream is not complete: a report that
/// nobody can verify is not.
public final class TrailerSigner {
    private final Listener listener;

    /// Is told of what the operator must know.
    public interface Listener {
        void notSigned(Signing.Trouble trouble, String detail);
    }

    public TrailerSigner(Listener listener) {
        this.listener = listener;
    }

    /// The line without its line break.
    ///
    /// @param id the signature's `jti`
    /// @param sign signs a report of this kind
    /// @param lines lines answered before it
    /// @param trailer the line of a given ending, whose last property is a `signature` of null
    public String signed(
            String id,
            Function<ReportDraft, Signing<String>> sign,
            Ending ending,
            long lines,
            Function<Ending, String> trailer) {
        ReportDraft draft = new ReportDraft(
                id, lines, ending.complete(), ending.resultsSha256(), ReportTrailer.unsigned(trailer.apply(ending)));
        return switch (sign.apply(draft)) {
            case Signing.Signed(var line) -> line;
            case Signing.NotSigned(var trouble, var detail) -> {
                listener.notSigned(trouble, detail);
                yield trailer.apply(ending.with(Set.of(Incomplete.NOT_SIGNED)));
            }
        };
    }
}
