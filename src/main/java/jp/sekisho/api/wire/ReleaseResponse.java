package jp.sekisho.api.wire;

import java.util.Collection;
import jp.sekisho.attestation.Refusal;
import jp.sekisho.check.DecisionCode;
import jp.sekisho.release.ReleaseRefusal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What became of a proposal, or of its confirmation.
@Schema(
        description =
                "What became of a proposal (`proposal`), or of its confirmation (`release`). Both are null where it was refused. Never a PASS.")
public record ReleaseResponse(
        @Schema(description = "Id of the check that was made anew.", format = "uuid")
        String checkId,

        @Schema(description = "Always BLOCK: a release is no PASS.", enumeration = "BLOCK")
        DecisionCode decision,

        @Schema(description = "Every reason for which the record is blocked.")
        Collection<ReasonWire> reasons,

        @Schema(description = "Why it is not released; null where it is.") @Nullable
        ReleaseRefusal refusal,

        @Schema(description = "On PROPOSAL_NOT_VALID: why, the first reason met.") @Nullable
        Refusal proposalRefusal,

        @Schema(description = "The refusal in words.") @Nullable
        String message,

        @Schema(description = "To be confirmed by a second person.") @Nullable
        SignedRelease proposal,

        @Schema(description = "For the system that registers, which must ask for a release by name.") @Nullable
        SignedRelease release) {

    /// A signed proposal or release.
    @Schema(name = "SignedRelease", description = "It fits this record under this destination key only.")
    public record SignedRelease(
            @Schema(description = "A compact JWS, see openapi/attestation/README.md. It holds nothing of the record.")
            String token,

            @Schema(description = "Ties the token to the record. Never log it; keep it no longer than the record.")
            String nonce) {

        @Override
        public String toString() {
            return "SignedRelease[withheld]";
        }
    }
}
