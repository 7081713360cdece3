package jp.sekisho.attestation;

import java.util.Optional;
import java.util.regex.Pattern;

/// The policy that decided.
///
/// @param sha256 SHA-256 of the policy's file, lower-case hexadecimal
public record PolicyVersion(String id, String sha256) {
    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,64}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public PolicyVersion {
        if (!ID.matcher(id).matches() || !SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("a policy is [a-z0-9-]{1,64} and 64 hexadecimal digits");
        }
    }

    String claim() {
        return id + ":" + sha256;
    }

    static Optional<PolicyVersion> ofClaim(String claim) {
        String[] parts = claim.split(":", -1);
        return parts.length == 2
                        && ID.matcher(parts[0]).matches()
                        && SHA256.matcher(parts[1]).matches()
                ? Optional.of(new PolicyVersion(parts[0], parts[1]))
                : Optional.empty();
    }
}
