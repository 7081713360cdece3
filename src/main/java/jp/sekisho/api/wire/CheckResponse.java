package jp.sekisho.api.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.Collection;
import jp.sekisho.check.DecisionCode;
import jp.sekisho.check.Diagnosis;
import jp.sekisho.check.Remedy;
import jp.sekisho.checkpoint.Mode;
import jp.sekisho.matching.Outcome;
import jp.sekisho.matching.Rule;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The decision on one record.
@Schema(description = "The decision on one record. It never holds a value of the registry.")
public record CheckResponse(
        @Schema(
                description = "Id of this check (UUID version 7).",
                format = "uuid",
                examples = "019936a6-2bd8-7c56-9d3c-6b8a1f0e2d41")
        String checkId,

        DecisionCode decision,

        @Schema(description = "What a BLOCK asks for; null on a PASS.") @Nullable
        Remedy remedy,

        String procedure,
        String recordRef,

        @Schema(
                description =
                        "How each field compared; empty where nothing was compared, null for a caller with coarse detail.")
        @Nullable
        Outcomes outcomes,

        @Schema(description = "Every reason of a BLOCK, empty on a PASS.")
        Collection<ReasonWire> reasons,

        @Schema(
                type = SchemaType.ARRAY,
                implementation = String.class,
                description = "What probably happened. Never changes the decision. More codes may be added.")
        Collection<Diagnosis> diagnoses,

        @Schema(
                type = SchemaType.ARRAY,
                implementation = String.class,
                description =
                        "The rules by which accepting fields agree, see `GET /v1/codes`. More codes may be added.")
        Collection<Rule> notes,

        PolicyRef policy,

        @Schema(description = "The extract that answered; null where none was asked.") @Nullable
        RegistryRef registry,

        @Schema(
                description =
                        "`ENFORCE`: what is blocked must not be registered. `SHADOW`: the procedure is only observed for now, and nothing is attested.")
        Mode mode,

        @Schema(description = "The signed proof of a PASS, where `destinationKey` was sent; else null.") @Nullable
        Attestation attestation) {

    /// How each field compared. A field that may not be shown is left out.
    @Schema(description = "How each field compared. A field that was not compared, or may not be shown, is left out.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Outcomes(
            @Nullable Outcome nameKanji,
            @Nullable Outcome nameKana,
            @Nullable Outcome birthDate,
            @Nullable Outcome sex,
            @Nullable Outcome address) {}

    /// The policy that decided.
    @Schema(name = "PolicyReference")
    public record PolicyRef(
            @Schema(examples = "strict-4") String id,

            @Schema(description = "SHA-256 of the policy's file, hexadecimal.", pattern = "^[0-9a-f]{64}$")
            String sha256) {}

    /// The extract that answered.
    @Schema(name = "RegistryReference")
    public record RegistryRef(
            @Schema(description = "When the extract was taken.")
            OffsetDateTime asOf) {}

    /// The signed proof of a PASS.
    @Schema(description = "The signed proof of a PASS (照合済証明). It fits this record under this destination key only.")
    public record Attestation(
            @Schema(description = "A compact JWS, see openapi/attestation/README.md. It holds nothing of the record.")
            String token,

            @Schema(description = "Ties the token to the record. Never log it; keep it no longer than the record.")
            String nonce) {

        @Override
        public String toString() {
            return "Attestation[withheld]";
        }
    }
}
