package jp.sekisho.attestation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import jp.sekisho.signing.Sha256;

/// The last line of an inspection or a reconciliation, without its line break. Its very last member is `signature`,
/// which is null while the line is signed: what is signed are the line's bytes, so nobody has to write JSON
/// canonically.
public final class ReportTrailer {
    private static final String NAME = "\"signature\":";
    private static final String UNSIGNED_END = NAME + "null}}";
    private static final String SIGNED_START = NAME + "\"";
    private static final String SIGNED_END = "\"}}";

    private final String unsigned;

    private ReportTrailer(String unsigned) {
        this.unsigned = unsigned;
    }

    /// A line that ends in `"signature":null}}`.
    public static ReportTrailer unsigned(String line) {
        if (!line.endsWith(UNSIGNED_END)) {
            throw new IllegalArgumentException("a trailer ends in " + UNSIGNED_END);
        }
        return new ReportTrailer(line);
    }

    /// The line with the signature in its place.
    public String signed(String signature) {
        return unsigned.substring(0, unsigned.length() - UNSIGNED_END.length()) + SIGNED_START + signature + SIGNED_END;
    }

    String sha256() {
        return Sha256.of(unsigned.getBytes(UTF_8)).hex();
    }

    /// A signed line, taken apart.
    record Signed(ReportTrailer trailer, String signature) {
        static Optional<Signed> of(String line) {
            int start = line.lastIndexOf(SIGNED_START);
            int end = line.length() - SIGNED_END.length();
            if (start < 0 || !line.endsWith(SIGNED_END) || start + SIGNED_START.length() > end) {
                return Optional.empty();
            }
            return Optional.of(new Signed(
                    new ReportTrailer(line.substring(0, start) + UNSIGNED_END),
                    line.substring(start + SIGNED_START.length(), end)));
        }
    }
}
