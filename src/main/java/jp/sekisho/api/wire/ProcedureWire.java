package jp.sekisho.api.wire;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A procedure of the catalogue.
@Schema(name = "Procedure")
public record ProcedureWire(
        @Schema(description = "Its place in the prefecture's table (項番).", examples = "7")
        int no,

        @Schema(examples = "shintai-shogaisha-techo") String id,

        @Schema(examples = "身体障害者手帳") String nameJa,

        @Schema(examples = "Physical disability certificate")
        String nameEn,

        @Schema(description = "The division that runs it (担当課).", examples = "障がい者支援課")
        String division,

        @Schema(description = "Whether its records hold the sex; where not, the sex is not compared.")
        boolean sexHeld,

        @Schema(description = "Id of the policy that decides its records.", examples = "strict-4")
        String policy) {}
