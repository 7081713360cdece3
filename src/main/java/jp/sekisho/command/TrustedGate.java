package jp.sekisho.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import jp.sekisho.attestation.AttestationVerifier;
import jp.sekisho.attestation.PolicyVersion;
import jp.sekisho.signing.KeySet;
import picocli.CommandLine.Option;

/// The gate whose signatures count.
final class TrustedGate {
    @Option(
            names = "--keys",
            paramLabel = "FILE",
            required = true,
            description =
                    "A key set of the gate, as GET /.well-known/jwks.json answered it; again for those of earlier times.")
    private List<Path> keys = new ArrayList<>();

    @Option(
            names = "--issuer",
            paramLabel = "NAME",
            defaultValue = "${env:SEKISHO_ATTESTATION_ISSUER:-sekisho}",
            description = "The gate's name in its signatures (sekisho.attestation.issuer).")
    private String issuer = "";

    /// @throws IOException where a file cannot be read or is no key set of a gate
    AttestationVerifier verifier(Clock clock, Duration leeway, Predicate<PolicyVersion> standing) throws IOException {
        KeySet trusted = keySets(keys).stream().reduce(new KeySet(List.of()), KeySet::and);
        return new AttestationVerifier(() -> trusted, issuer, clock, leeway, standing);
    }

    /// @throws IOException where a file cannot be read or is no key set of a gate
    static List<KeySet> keySets(List<Path> files) throws IOException {
        List<KeySet> sets = new ArrayList<>();
        for (Path file : files) {
            sets.add(KeySet.parse(Files.readString(file))
                    .orElseThrow(() -> new IOException(file + " is no key set of this service")));
        }
        return sets;
    }
}
