package jp.sekisho.api.wire;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import jp.sekisho.reconciliation.Verdict;
import jp.sekisho.stream.Incomplete;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The last line of a reconciliation.
@Schema(description = "The last line of a reconciliation. A stream without it is incomplete, never clean.")
public record ReconciliationTrailerLine(ReconciliationTrailer trailer) {

    /// The report of the reconciliation, without any personal data.
    @Schema(name = "ReconciliationTrailer")
    public record ReconciliationTrailer(
            @Schema(description = "Whether every line was read and judged.")
            boolean complete,

            @Schema(description = "Why it is not complete; empty where it is.")
            Collection<Incomplete> incomplete,

            @Schema(description = "Lines answered.") long lines,

            @Schema(description = "The procedures of the catalogue, in its order.")
            List<ReconciledProcedure> procedures,

            @Schema(description = "All lines, those that name no known procedure included.")
            TallyWire total,

            @Schema(description = "Lines by verdict.") Map<Verdict, Long> verdicts,

            OffsetDateTime startedAt,
            long durationMillis,

            @Schema(
                    description = "SHA-256 over all lines before this one, line breaks included, hexadecimal.",
                    pattern = "^[0-9a-f]{64}$")
            String resultsSha256,

            @Schema(
                    description =
                            "A compact JWS over this line as it is written, with null in this place; see openapi/attestation/README.md. Null only where NOT_SIGNED.")
            @Nullable
            String signature) {}

    /// Registrations of one procedure.
    @Schema(name = "ReconciledProcedure")
    public record ReconciledProcedure(
            @Schema(description = "項番") int no,
            String id,
            @Schema(description = "事務") String nameJa,
            String nameEn,
            @Schema(description = "担当課") String division,
            TallyWire counts) {}

    /// Counted registrations.
    @Schema(
            name = "Tally",
            description = "registered = attested + released + withoutAttestation + otherRecord + refused.")
    public record TallyWire(
            long registered,
            long attested,

            @Schema(description = "Released by two persons, never part of attested.")
            long released,

            @Schema(description = "Registered with no token.")
            long withoutAttestation,

            @Schema(description = "With a token for another record, destination or procedure.")
            long otherRecord,

            @Schema(description = "With a token that was not in force, or is none of this gate.")
            long refused,

            @Schema(description = "Lines that are no registration, not part of registered.")
            long invalid,

            @Schema(
                    description =
                            "The earliest `registeredAt` of those that were neither attested nor released; null where there is none.")
            @Nullable
            OffsetDateTime since,

            @Schema(description = "The latest of them.") @Nullable
            OffsetDateTime until) {}
}
