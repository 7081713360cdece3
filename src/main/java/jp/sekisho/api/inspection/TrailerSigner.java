package jp.sekisho.api.inspection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jp.sekisho.api.CheckIds;
import jp.sekisho.api.wire.TrailerLine.Trailer;
import jp.sekisho.attestation.AttestationSigner;
import jp.sekisho.attestation.InspectionDraft;
import jp.sekisho.attestation.InspectionTrailer;
import jp.sekisho.attestation.Signing;
import org.jboss.logging.Logger;

/// Writes and signs the last line of an inspection.
@Singleton
final class TrailerSigner {
    private static final Logger LOG = Logger.getLogger(TrailerSigner.class);

    private final AttestationSigner signer;
    private final ObjectMapper json;

    TrailerSigner(AttestationSigner signer, ObjectMapper json) {
        this.signer = signer;
        this.json = json;
    }

    /// The line without its line break. Where it cannot be signed it says that the inspection is not complete.
    String signed(Conclusion conclusion) throws JsonProcessingException {
        Trailer trailer = conclusion.line().trailer();
        var signing = signer.inspection(new InspectionDraft(
                CheckIds.next(),
                trailer.lines(),
                trailer.complete(),
                trailer.resultsSha256(),
                InspectionTrailer.unsigned(json.writeValueAsString(conclusion.line()))));
        return switch (signing) {
            case Signing.Signed(var line) -> line;
            case Signing.NotSigned(var trouble, var detail) -> {
                LOG.errorf("The trailer of an inspection was not signed: %s, %s", trouble, detail);
                yield json.writeValueAsString(conclusion.notSigned().line());
            }
        };
    }
}
