package jp.sekisho.api.wire;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A procedure of the catalogue.
@Schema(name = "Procedure")
public record ProcedureWire(
        @Schema(required = true, description = "Its place in the prefecture's table (項番).", examples = "7")
        int no,

        @Schema(required = true, examples = "shintai-shogaisha-techo")
        String id,

        @Schema(required = true, examples = "身体障害者手帳") String nameJa,

        @Schema(required = true, examples = "Physical disability certificate")
        String nameEn,

        @Schema(required = true, description = "The division that runs it (担当課).", examples = "障がい者支援課")
        String division,

        @Schema(required = true, description = "Whether its records hold the sex; where not, the sex is not compared.")
        boolean sexHeld,

        @Schema(required = true, description = "Id of the policy that decides its records.", examples = "strict-4")
        String policy) {}
