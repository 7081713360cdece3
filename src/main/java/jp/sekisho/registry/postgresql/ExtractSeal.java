package jp.sekisho.registry.postgresql;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// Seals and opens the residents of one extract (AES-256-GCM, a random nonce each).
///
/// Its keys are derived from the extract's header and a salt that is new with every load. So no row of another
/// load opens, a changed header opens nothing, and no key ever comes near the number of messages at which
/// random nonces wear out.
final class ExtractSeal {
    static final int SALT_BYTES = 16;

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final MasterKey master;
    private final byte[] salt;
    private final String header;
    private final byte[] proof;
    private final SecretKey key;
    private final Reused<Cipher> ciphers = new Reused<>(ExtractSeal::cipher);
    private final SecureRandom random = new SecureRandom();

    ExtractSeal(MasterKey master, byte[] salt, String header) {
        this.master = master;
        this.salt = salt.clone();
        this.header = header;
        proof = master.derive("Generic", info("proof", salt, header)).getEncoded();
        key = master.derive("AES", info("residents", salt, header));
    }

    private static Cipher cipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] info(String purpose, byte[] salt, String header) {
        ByteArrayOutputStream info = new ByteArrayOutputStream();
        info.writeBytes(purpose.getBytes(StandardCharsets.US_ASCII));
        info.write(0);
        info.writeBytes(salt);
        info.writeBytes(header.getBytes(StandardCharsets.UTF_8));
        return info.toByteArray();
    }

    /// What only a holder of the master key can write beside this header and salt.
    byte[] proof() {
        return proof.clone();
    }

    boolean isProvenBy(byte[] candidate) {
        return MessageDigest.isEqual(proof, candidate);
    }

    /// The same for the header of the last changes, which are sealed with the keys of the extract that they change.
    byte[] proof(String delta) {
        return master.derive("Generic", info("delta", salt, header + "\n" + delta))
                .getEncoded();
    }

    boolean isProvenBy(byte[] candidate, String delta) {
        return MessageDigest.isEqual(proof(delta), candidate);
    }

    /// @param row the key of the row, which the seal is bound to: moved to another row, it does not open
    byte[] seal(byte[] row, ByteBuffer plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        ByteBuffer sealed = ByteBuffer.allocate(NONCE_BYTES + plain.remaining() + TAG_BITS / Byte.SIZE);
        sealed.put(nonce);
        return ciphers.with(cipher -> {
            try {
                cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
                cipher.updateAAD(row);
                cipher.doFinal(plain, sealed);
                return sealed.array();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /// Empty where it was not sealed for this row of this extract, or was changed since.
    Optional<ByteBuffer> open(byte[] row, byte[] sealed) {
        if (sealed.length < NONCE_BYTES) {
            return Optional.empty();
        }
        return ciphers.with(cipher -> {
            try {
                cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE_BYTES));
                cipher.updateAAD(row);
                return Optional.of(ByteBuffer.wrap(cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES)));
            } catch (GeneralSecurityException _) {
                return Optional.empty();
            }
        });
    }
}
