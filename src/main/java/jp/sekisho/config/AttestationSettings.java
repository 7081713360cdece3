package jp.sekisho.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What attestations are signed with, and how long they are in force. Production does not start without a key; a
/// practice profile makes its own, which ends with the process.
@ConfigMapping(prefix = "sekisho.attestation")
public interface AttestationSettings {

    /// PKCS#12 file with the current key (Ed25519), its certificate and the chain above it.
    Optional<Path> keyFile();

    /// The password of the PKCS#12 file.
    Optional<String> keyPassword();

    /// Instead of the PKCS#12 file: the current key as unencrypted PKCS#8 in PEM.
    Optional<Path> key();

    /// The certificate of that key in PEM, the chain after it.
    Optional<Path> certificate();

    /// The certificate of the key that will sign next, to be published beforehand.
    Optional<Path> nextCertificate();

    /// The certificate of the key that signed before, until its attestations have expired.
    Optional<Path> lastCertificate();

    /// JWK set of the public keys that signed before the last one. Reconciliations alone use it, and it is read once:
    /// records are registered for years, and their tokens are judged at the time of the registration. Never a key
    /// that somebody else may have had.
    Optional<Path> retiredKeys();

    /// How often the files are read again; new keys are taken over without a restart.
    @WithDefault("30s")
    Duration reloadInterval();

    /// The gate's name in its attestations; verifiers ask for exactly this one.
    @WithDefault("sekisho")
    String issuer();

    /// How long an attestation is in force, from one second to 366 days. It should last from the check to the
    /// registration and no longer: what the registry says of the person may change.
    @WithDefault("10m")
    Duration lifetime();

    /// The same for single procedures by their id, such as those whose records are registered at night.
    Map<String, Duration> lifetimes();

    /// How long the proposal of a release waits for the second person.
    @WithDefault("1h")
    Duration proposalLifetime();

    /// How far the clocks of two instances of the gate may be apart where one verifies what the other signed.
    @WithDefault("5s")
    Duration leeway();

    /// SHA-256 of the policies whose attestations count no longer, hexadecimal.
    Optional<Set<String>> withdrawnPolicies();
}
