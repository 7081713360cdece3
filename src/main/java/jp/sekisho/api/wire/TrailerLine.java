package jp.sekisho.api.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import jp.sekisho.check.Diagnosis;
import jp.sekisho.check.ReasonCode;
import jp.sekisho.inspection.LinkError;
import jp.sekisho.person.Shape;
import jp.sekisho.stream.Incomplete;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The last line of an inspection.
@Schema(
        name = "TrailerLine",
        description = "The last line of an inspection. A stream without it is incomplete, never clean.")
public record TrailerLine(Trailer trailer) {

    /// The report of the inspection, without any personal data.
    @Schema(name = "Trailer")
    public record Trailer(
            @Schema(description = "Whether every line was read and decided.")
            boolean complete,

            @Schema(description = "Why it is not complete; empty where it is.")
            Collection<Incomplete> incomplete,

            @Schema(
                    description =
                            "How the input was read where it did not say; left out where there is nothing to tell.")
            @JsonInclude(JsonInclude.Include.NON_EMPTY)
            List<InputNote> inputNotes,

            @Schema(description = "Lines answered.") long lines,

            @Schema(
                    description =
                            "Lines that were read: those answered, and header rows, blank lines and the further lines of a record. As many as the file has, where `complete`; of a workbook its last row.")
            long inputLines,

            @Schema(description = "Number of the first line answered; 0 where there was none.")
            long firstLine,

            long lastLine,

            @Schema(description = "The procedures of the catalogue, in its order.")
            List<ProcedureCounts> procedures,

            @Schema(description = "All lines, those that name no known procedure included.")
            CountsWire total,

            @Schema(description = "Where the numbers of the suspected wrong links came from.")
            CausesWire causes,

            @Schema(description = "Lines by reason. A line may have several.")
            Map<ReasonCode, Long> reasons,

            @Schema(
                    description =
                            "Lines whose number or birth date cannot be read, by what it looks like; left out where there is none.")
            @JsonInclude(JsonInclude.Include.NON_EMPTY)
            Map<Shape, Long> shapes,

            @Schema(description = "How often each diagnosis was made.")
            Map<Diagnosis, Long> diagnoses,

            @Schema(description = "What only the whole stream shows. At most 1,000 of each diagnosis are listed.")
            List<FindingWire> findings,

            @Schema(
                    type = SchemaType.ARRAY,
                    implementation = String.class,
                    description =
                            "Diagnoses that related less than the whole stream, because it holds more than they keep in mind (openapi/README.md): what lies further apart was not found. Empty where the whole stream was related.")
            Collection<Diagnosis> boundReached,

            @Schema(description = "What the seeded wrong links show; null where none were asked for.") @Nullable
            DetectionWire detection,

            @Schema(description = "The policies that decided.")
            List<CheckResponse.PolicyRef> policies,

            @Schema(
                    description =
                            "The extracts that answered; more than one where the registry was replaced meanwhile.")
            List<CheckResponse.RegistryRef> registry,

            @Schema(
                    description =
                            "The sequence of the registry's state when the stream began: give it as `changedSince` the next time. Left out where the registry does not count its states.")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            Long registrySequence,

            @Schema(
                    description =
                            "What was not looked at, because the request named `changedSince`; left out where it did not.")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            UnchangedWire unchanged,

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

    /// Records that were not looked at, because their persons have not changed in the registry.
    @Schema(name = "Unchanged")
    public record UnchangedWire(
            @Schema(description = "The sequence of the registry's state since which they have not changed.")
            long since,

            @Schema(description = "How many; they are answered by no line and counted nowhere else.")
            long lines) {}

    /// How an input was read.
    public enum InputNote {
        /// Its bytes are no UTF-8, but Windows-31J, and no character set was declared.
        WINDOWS_31J_UNDECLARED,
        /// The workbook has other sheets in sight, which were not read, and nobody chose between them.
        OTHER_SHEETS_UNREAD
    }

    /// Lines of one procedure.
    @Schema(name = "ProcedureCounts")
    public record ProcedureCounts(
            @Schema(description = "項番") int no,
            String id,
            @Schema(description = "事務") String nameJa,
            String nameEn,
            @Schema(description = "担当課") String division,
            CountsWire counts) {}

    /// Counted lines.
    @Schema(name = "Counts", description = "checked = passed + suspectedWrongLinks + correct + review + undecided.")
    public record CountsWire(
            @Schema(description = "点検対象") long checked,
            long passed,

            @Schema(description = "紐付け誤りの疑い: the number probably belongs to a different person.")
            long suspectedWrongLinks,

            @Schema(description = "Blocked with CORRECT, without that suspicion.")
            long correct,

            @Schema(description = "Blocked with REVIEW.") long review,

            @Schema(description = "Blocked with RETRY.") long undecided,

            @Schema(description = "Lines that are no record, not part of checked.")
            long invalid) {}

    /// Causes of the suspected wrong links.
    @Schema(name = "Causes", description = "原因別件数")
    public record CausesWire(
            @Schema(description = "申請書の誤記") long applicationForm,
            @Schema(description = "入力誤り") long dataEntry,
            long unknown) {}

    /// What only the whole stream shows.
    @Schema(name = "StreamFinding")
    public record FindingWire(
            Diagnosis diagnosis,

            @Schema(description = "The lines concerned; of a misaligned run its first and last.")
            List<Long> lines,

            @Schema(
                    description =
                            "For BATCH_MISALIGNED: each record of the run carries the number of the record so many records further on.")
            @Nullable
            Integer offset) {}

    /// Detection power.
    @Schema(name = "Detection")
    public record DetectionWire(
            @Schema(description = "Seed of the choice among the stream's records.")
            long randomSeed,

            @Schema(description = "Recall by class of error, with its 95 % confidence interval.")
            Map<LinkError, RecallWire> classes,

            @Schema(
                    description =
                            "Share of the blocked records that is expected to be wrong links, at the measured rate.")
            double trueAlarmShare) {}

    /// Recall of one class.
    @Schema(name = "Recall")
    public record RecallWire(
            int seeded,
            int blocked,

            @Schema(description = "Of the blocked: as suspected wrong links.")
            int suspected,

            double recall,
            double low,
            double high) {}
}
