package jp.sekisho.attestation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.function.Function;
import jp.sekisho.person.DestinationKey;
import jp.sekisho.person.DestinationKeyKind;
import jp.sekisho.signing.FlatJson;
import org.jspecify.annotations.Nullable;

/// What an attestation is bound to: the procedure, the destination, its key and every field of the subject, each
/// exactly as it was sent. Nothing is normalised, and an absent field differs from an empty one.
///
/// Kept only as the bytes that the commitment runs over: for each field its code, then `0` where it is absent, or `1`,
/// the length in four bytes and the text in UTF-8.
public final class AttestedRecord {
    private final String procedure;
    private final String destination;
    private final DestinationKeyKind keyKind;
    private final byte[] keyField;
    private final byte[] subject;

    private AttestedRecord(
            String procedure, String destination, DestinationKeyKind keyKind, byte[] keyField, byte[] subject) {
        this.procedure = procedure;
        this.destination = destination;
        this.keyKind = keyKind;
        this.keyField = keyField;
        this.subject = subject;
    }

    /// A record of this procedure that is registered in the intermediate server under this 団体内統合宛名番号.
    public static AttestedRecord of(
            String procedure, String destinationKey, Function<AttestedField, @Nullable String> asSent) {
        return of(procedure, DestinationKey.integrated(destinationKey), asSent);
    }

    /// A record of this procedure that is registered under this key.
    ///
    /// @param asSent the text of each field, null where it was not sent: by a switch, so that none is forgotten
    /// @throws IllegalArgumentException where the destination key is empty or a text has half a surrogate pair
    public static AttestedRecord of(
            String procedure, DestinationKey key, Function<AttestedField, @Nullable String> asSent) {
        if (key.disclose().isEmpty()) {
            throw new IllegalArgumentException("an attestation needs a destination key");
        }
        var keyField = new ByteArrayOutputStream();
        append(keyField, AttestedField.DESTINATION_KEY_CODE, key.disclose());
        var subject = new ByteArrayOutputStream();
        for (AttestedField field : AttestedField.values()) {
            append(subject, field.code(), asSent.apply(field));
        }
        return new AttestedRecord(
                FlatJson.requireText("procedure", procedure),
                FlatJson.requireText("destination", key.destination()),
                key.kind(),
                keyField.toByteArray(),
                subject.toByteArray());
    }

    public String procedure() {
        return procedure;
    }

    public String destination() {
        return destination;
    }

    public DestinationKeyKind keyKind() {
        return keyKind;
    }

    byte[] keyField() {
        return keyField;
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
