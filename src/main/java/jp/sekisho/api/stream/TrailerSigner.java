package jp.sekisho.api.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.function.Function;
import jp.sekisho.api.wire.TrailerLine.Incomplete;
import jp.sekisho.attestation.AttestationSigner;
import jp.sekisho.attestation.ReportDraft;
import jp.sekisho.attestation.ReportTrailer;
import jp.sekisho.checkpoint.CheckIds;
import jp.sekisho.signing.Signing;
import org.jboss.logging.Logger;

/// Writes and signs the last line of a stream.
@Singleton
public final class TrailerSigner {
    private static final Logger LOG = Logger.getLogger(TrailerSigner.class);

    private final AttestationSigner signer;
    private final ObjectMapper json;

    public TrailerSigner(AttestationSigner signer, ObjectMapper json) {
        this.signer = signer;
        this.json = json;
    }

    /// The last line of an inspection, as [#signed] writes it.
    public String inspection(Ending ending, long lines, Function<Ending, Object> trailer)
            throws JsonProcessingException {
        return signed(signer::inspection, ending, lines, trailer);
    }

    /// The last line of a reconciliation, as [#signed] writes it.
    public String reconciliation(Ending ending, long lines, Function<Ending, Object> trailer)
            throws JsonProcessingException {
        return signed(signer::reconciliation, ending, lines, trailer);
    }

    /// The line without its line break. Where it cannot be signed it says that the stream is not complete.
    ///
    /// @param lines lines answered before it
    /// @param trailer the line of a given ending, whose last property is a `signature` of null
    private String signed(
            Function<ReportDraft, Signing<String>> sign, Ending ending, long lines, Function<Ending, Object> trailer)
            throws JsonProcessingException {
        var signing = sign.apply(new ReportDraft(
                CheckIds.next().toString(),
                lines,
                ending.incomplete().isEmpty(),
                ending.resultsSha256(),
                ReportTrailer.unsigned(json.writeValueAsString(trailer.apply(ending)))));
        return switch (signing) {
            case Signing.Signed(var line) -> line;
            case Signing.NotSigned(var trouble, var detail) -> {
                LOG.errorf("The trailer of a stream was not signed: %s, %s", trouble, detail);
                // A report that nobody can verify is not complete.
                yield json.writeValueAsString(trailer.apply(ending.with(Incomplete.NOT_SIGNED)));
            }
        };
    }
}
