package jp.sekisho.api.wire;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A policy.
@Schema(name = "Policy")
public record PolicyWire(
        @Schema(required = true, examples = "strict-4") String id,

        @Schema(required = true, description = "SHA-256 of the policy's file, hexadecimal.", pattern = "^[0-9a-f]{64}$")
        String sha256,

        @Schema(
                required = true,
                description =
                        "The fields that must accept. A procedure that does not hold the sex is not asked for it.")
        List<String> required,

        @Schema(
                required = true,
                description = "What may agree with an earlier state of the registry: familyName, address.")
        List<String> historical,

        @Schema(required = true, description = "Whether records of the deceased may pass.")
        boolean acceptsDeceased,

        @Schema(required = true, description = "Whether records of residents abroad may pass.")
        boolean acceptsAbroad,

        @Schema(required = true, description = "Ids of the procedures whose records it decides.")
        List<String> procedures) {}
