package jp.sekisho.worklist;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import jp.sekisho.base.SecretFile;

/// Seals the rows of lists: HMAC-SHA-256 over the row and the record that it is about. Whoever lacks the key can
/// neither make a seal nor search for what one covers.
public final class SealKey {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;
    /// Half of the code is beyond guessing, and a whole one would be wider than most cells.
    private static final int SHOWN = 16;
    /// No spreadsheet takes it for a number.
    private static final String PREFIX = "wl-";

    private final SecretKeySpec key;

    private SealKey(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /// Reads the key, 32 bytes in Base64; makes one where there is no such file, for its owner alone.
    ///
    /// @throws WorkListRefused where it is none, or open to everybody on the machine
    public static SealKey of(Path file) throws IOException, WorkListRefused {
        if (!Files.exists(file)) {
            create(file);
        }
        if (SecretFile.isOpenToOthers(file)) {
            throw new WorkListRefused(
                    "鍵のファイルをこの機械の誰もが読めます。chmod o= してください: " + file,
                    "every user of this machine may use the key file; chmod o= it");
        }
        try {
            byte[] key = Base64.getDecoder()
                    .decode(Files.readString(file, StandardCharsets.ISO_8859_1).strip());
            if (key.length == BYTES) {
                return new SealKey(key);
            }
        } catch (IllegalArgumentException e) {
            // Its message quotes the key.
        }
        throw new WorkListRefused("鍵のファイルではありません: " + file, "it does not hold 32 bytes in Base64");
    }

    private static void create(Path file) throws IOException {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        try (var channel = Files.newByteChannel(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            channel.write(ByteBuffer.wrap(
                    (Base64.getEncoder().encodeToString(key) + "\n").getBytes(StandardCharsets.ISO_8859_1)));
        }
    }

    /// The seal of a row about a record.
    String seal(Map<Column, String> row, InspectedFile.Sent record) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            Column.sealed().forEach(column -> add(mac, row.getOrDefault(column, "")));
            add(mac, record.request());
            return PREFIX + HexFormat.of().formatHex(mac.doFinal(), 0, SHOWN);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /// Each text behind its length, so that no two rows read the same.
    private static void add(Mac mac, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        mac.update(bytes);
    }

    boolean fits(Map<Column, String> row, InspectedFile.Sent record) {
        return MessageDigest.isEqual(
                seal(row, record).getBytes(StandardCharsets.UTF_8),
                row.getOrDefault(Column.SEAL, "").strip().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "SealKey[withheld]";
    }
}
