package jp.sekisho.api.wire;

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

        @Schema(description = "Ids of the procedures whose records it decides.")
        List<String> procedures) {}
