package jp.sekisho.attestation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.function.Function;
import jp.sekisho.signing.FlatJson;
import org.jspecify.annotations.Nullable;

/// What an attestation is bound to: the procedure, the destination key and every field of the subject, each exactly as
/// it was sent. Nothing is normalised, and an absent field differs from an empty one.
///
/// Kept only as the bytes that the commitment runs over: for each field its code, then `0` where it is absent, or `1`,
/// the length in four bytes and the text in UTF-8.
public final class AttestedRecord {
    private final String procedure;
    private final byte[] destination;
    private final byte[] subject;

    private AttestedRecord(String procedure, byte[] destination, byte[] subject) {
        this.procedure = procedure;
        this.destination = destination;
        this.subject = subject;
    }

    /// A record of this procedure that is registered under `destinationKey`.
    ///
    /// @param asSent the text of each field, null where it was not sent: by a switch, so that none is forgotten
    /// @throws IllegalArgumentException where the destination key is empty or a text has half a surrogate pair
    public static AttestedRecord of(
            String procedure, String destinationKey, Function<AttestedField, @Nullable String> asSent) {
        if (destinationKey.isEmpty()) {
            throw new IllegalArgumentException("an attestation needs a destination key");
        }
        var destination = new ByteArrayOutputStream();
        append(destination, AttestedField.DESTINATION_KEY_CODE, destinationKey);
        var subject = new ByteArrayOutputStream();
        for (AttestedField field : AttestedField.values()) {
            append(subject, field.code(), asSent.apply(field));
        }
        return new AttestedRecord(
                FlatJson.requireText("procedure", procedure), destination.toByteArray(), subject.toByteArray());
    }

    public String procedure() {
        return procedure;
    }

    byte[] destination() {
        return destination;
    }

    byte[] subject() {
        return subject;
    }

    private static void append(ByteArrayOutputStream bytes, int code, @Nullable String text) {
        bytes.write(code);
        if (text == null) {
            bytes.write(0);
            return;
        }
        byte[] utf8 = utf8(text);
        bytes.write(1);
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(utf8.length).array());
        bytes.writeBytes(utf8);
    }

    /// `String.getBytes` alone would write `?` for half a pair: two records with one commitment.
    static byte[] utf8(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        if (!new String(bytes, UTF_8).equals(text)) {
            throw new IllegalArgumentException("half a surrogate pair in a record");
        }
        return bytes;
    }

    @Override
    public String toString() {
        return "AttestedRecord[withheld]";
    }
}
