package jp.sekisho.api.wire;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The keys that verify attestations, as RFC 7517 and RFC 8037 write them.
@Schema(name = "KeySet", description = "The gate's public keys (RFC 7517): the current one, the next and the last.")
public record KeySetWire(List<KeyWire> keys) {

    /// One public key.
    @Schema(name = "Key")
    public record KeyWire(
            @Schema(description = "Always OKP.") String kty,
            @Schema(description = "Always Ed25519.") String crv,
            @Schema(description = "Always sig.") String use,
            @Schema(description = "Always EdDSA.") String alg,

            @Schema(description = "The key's thumbprint (RFC 7638), which tokens name.")
            String kid,

            @Schema(description = "The public key, base64url.")
            String x) {}
}
