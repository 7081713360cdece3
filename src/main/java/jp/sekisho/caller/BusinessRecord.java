package jp.sekisho.caller;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import jp.sekisho.attestation.AttestedField;
import jp.sekisho.attestation.AttestedRecord;
import jp.sekisho.person.DestinationKey;
import org.jspecify.annotations.Nullable;

/// A record that a business system holds and is about to register. Prints a constant.
public final class BusinessRecord {
    private final String recordRef;
    private final AttestedRecord attested;
    private final Map<String, Object> request;

    private BusinessRecord(String recordRef, AttestedRecord attested, Map<String, Object> request) {
        this.recordRef = recordRef;
        this.attested = attested;
        this.request = request;
    }

    /// @param procedure id of the 事務
    /// @param recordRef the system's own opaque reference, `[A-Za-z0-9._-]{1,64}`
    /// @param key what it is registered under, and where: without one nothing is attested
    /// @param held the text of each field, null where none is held: by a switch, so that none is forgotten
    /// @throws IllegalArgumentException where the key is empty or a text has half a surrogate pair
    public static BusinessRecord of(
            String procedure, String recordRef, DestinationKey key, Function<AttestedField, @Nullable String> held) {
        AttestedRecord attested = AttestedRecord.of(procedure, key, held);
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("procedure", procedure);
        request.put("recordRef", recordRef);
        request.put("destination", key.destination());
        request.put("destinationKey", key.disclose());
        // Left out, it would be the destination's usual kind, which is the gate's to know.
        request.put("destinationKeyKind", key.kind().name());
        request.put("subject", nested(held));
        return new BusinessRecord(recordRef, attested, request);
    }

    /// The same with what the applicant wrote, by which the gate tells a slip of the pen from one of the keyboard.
    ///
    /// @param written the text of each field, null where the form has none
    public BusinessRecord withApplicationForm(Function<AttestedField, @Nullable String> written) {
        Map<String, Object> more = new LinkedHashMap<>(request);
        more.put("applicationForm", nested(written));
        return new BusinessRecord(recordRef, attested, more);
    }

    /// Made for logs.
    public String recordRef() {
        return recordRef;
    }

    AttestedRecord attested() {
        return attested;
    }

    /// The body of a check request: every text of the record.
    String disclose() {
        return Json.write(request);
    }

    private static Map<String, Object> nested(Function<AttestedField, @Nullable String> texts) {
        Map<String, Object> subject = new LinkedHashMap<>();
        for (AttestedField field : AttestedField.values()) {
            String text = texts.apply(field);
            if (text != null) {
                put(subject, field.path(), text);
            }
        }
        return subject;
    }

    private static void put(Map<String, Object> members, String path, String text) {
        int slash = path.indexOf('/');
        if (slash < 0) {
            members.put(path, text);
            return;
        }
        @SuppressWarnings("unchecked")
        Map<String, Object> inner = (Map<String, Object>)
                members.computeIfAbsent(path.substring(0, slash), _ -> new LinkedHashMap<String, Object>());
        put(inner, path.substring(slash + 1), text);
    }

    @Override
    public String toString() {
        return "BusinessRecord[withheld]";
    }
}
