package jp.sekisho.api.wire;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A policy.
@Schema(name = "Policy")
public record PolicyWire(
        @Schema(examples = "strict-4") String id,

        @Schema(description = "SHA-256 of the policy's file, hexadecimal.", pattern = "^[0-9a-f]{64}$")
        String sha256,

        @Schema(
                description =
                        "The fields that must accept. A procedure that does not hold the sex is not asked for it.")
        List<String> required,

        @Schema(description = "What may agree with an earlier state of the registry: familyName, address.")
        List<String> historical,

        @Schema(description = "Whether records of the deceased may pass.")
        boolean acceptsDeceased,

        @Schema(description = "Whether records of residents abroad may pass.")
        boolean acceptsAbroad,

        @Schema(
                description =
                        "Whether an address may pass whose building is missing on one side, or another, where the lot, the name, the birth date and the sex agree plainly.")
        boolean acceptsOtherBuilding,

        @Schema(
                description =
                        "Whether a name may pass beside a Latin form or an everyday name that the registry does not hold and that is compared with nothing. Then `NAME_FORM_NOT_HELD` is a note; otherwise it is a reason.")
        boolean acceptsNameFormNotHeld,

        @Schema(
                description =
                        "Whether a reading may differ from one that is official (written into the family register), or be left out, where it may differ from any other.")
        boolean acceptsOtherOfficialKana,

        @Schema(
                description =
                        "Whether an address may pass that names its municipality as it was before a merger, a renaming or new wards, where town and lot agree.")
        boolean acceptsFormerMunicipality,

        @Schema(description = "So many years after it ended, an earlier address still counts.")
        int historicalAddressYears,

        @Schema(description = "Equal birth dates before this day ask for a person's look.")
        LocalDate earliestBirthDate,

        @Schema(
                description =
                        "Days that programs write for one that they do not know: equal, they ask for a person's look.")
        List<LocalDate> zeroBirthDates,

        @Schema(description = "Ids of the procedures whose records it decides.")
        List<String> procedures) {}
