package jp.sekisho.registry.postgresql;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import jp.sekisho.base.SecretFile;

/// The secret that opens the residents and that the database never sees: 32 random bytes. No data is touched with it
/// itself; each purpose has a key of its own, derived by HKDF-SHA-256 (RFC 5869).
public final class MasterKey {
    private static final int BYTES = 32;

    private final SecretKey key;

    private MasterKey(byte[] key) {
        this.key = new SecretKeySpec(key, "Generic");
    }

    /// Reads a file that holds the key in Base64 on one line, as `openssl rand -base64 32` writes it.
    ///
    /// @throws KeyFileRefused if it cannot be read, holds anything else, or is open to every user of the machine
    public static MasterKey read(Path file) {
        try {
            if (SecretFile.isOpenToOthers(file)) {
                throw new KeyFileRefused("every user of this machine may use it; chmod o= it");
            }
            byte[] key = Base64.getDecoder()
                    .decode(Files.readString(file, StandardCharsets.US_ASCII).strip());
            if (key.length != BYTES) {
                throw new KeyFileRefused("it does not hold 32 bytes in Base64");
            }
            return new MasterKey(key);
        } catch (IOException _) {
            throw new KeyFileRefused("it cannot be read");
        } catch (IllegalArgumentException _) {
            // The decoder's message quotes a character.
            throw new KeyFileRefused("it does not hold 32 bytes in Base64");
        }
    }

    /// The key for one purpose.
    ///
    /// @param info names the purpose; no two purposes share one
    SecretKey derive(String algorithm, byte[] info) {
        try {
            return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, HKDFParameterSpec.expandOnly(key, info, BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "MasterKey[withheld]";
    }

    /// The key file cannot be used. Tells why, and nothing of the key.
    public static final class KeyFileRefused extends RuntimeException {
        KeyFileRefused(String why) {
            super("the registry's key file is refused: " + why);
        }
    }
}
