package jp.sekisho.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import jp.sekisho.api.wire.CheckResponse;
import jp.sekisho.api.wire.ReasonWire;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;
import org.jspecify.annotations.Nullable;

/// Writes the answer to a check in one piece, byte for byte as the mapper would.
@Provider
@Produces(MediaType.APPLICATION_JSON)
public final class CheckResponses implements ServerMessageBodyWriter<CheckResponse> {
    /// Most answers; one with an attestation is longer.
    private static final int USUAL_LENGTH = 1_024;

    /// Many answers rest on one extract.
    private volatile AsOf last = new AsOf(OffsetDateTime.MIN);

    private record AsOf(OffsetDateTime time, String text) {
        AsOf(OffsetDateTime time) {
            this(time, DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time));
        }
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, ResteasyReactiveResourceInfo target, MediaType mediaType) {
        return type == CheckResponse.class;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == CheckResponse.class;
    }

    @Override
    public void writeResponse(CheckResponse answer, Type generic, ServerRequestContext context) {
        context.serverResponse().end(bytes(answer));
    }

    @Override
    public void writeTo(
            CheckResponse answer,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream to)
            throws IOException {
        to.write(bytes(answer));
    }

    byte[] bytes(CheckResponse answer) {
        StringBuilder json = new StringBuilder(USUAL_LENGTH);
        text(json, "{\"checkId\":", answer.checkId());
        name(json, ",\"decision\":", answer.decision());
        name(json, ",\"remedy\":", answer.remedy());
        text(json, ",\"procedure\":", answer.procedure());
        text(json, ",\"recordRef\":", answer.recordRef());
        outcomes(json.append(",\"outcomes\":"), answer.outcomes());
        reasons(json.append(",\"reasons\":["), answer.reasons());
        names(json.append("],\"diagnoses\":["), answer.diagnoses());
        names(json.append("],\"notes\":["), answer.notes());
        text(json, "],\"policy\":{\"id\":", answer.policy().id());
        text(json, ",\"sha256\":", answer.policy().sha256());
        CheckResponse.@Nullable RegistryRef registry = answer.registry();
        if (registry == null) {
            json.append("},\"registry\":null");
        } else {
            text(json, "},\"registry\":{\"asOf\":", asOf(registry.asOf()));
            json.append('}');
        }
        name(json, ",\"mode\":", answer.mode());
        CheckResponse.@Nullable Attestation attestation = answer.attestation();
        if (attestation == null) {
            json.append(",\"attestation\":null}");
        } else {
            text(json, ",\"attestation\":{\"token\":", attestation.token());
            text(json, ",\"nonce\":", attestation.nonce());
            json.append("}}");
        }
        return json.toString().getBytes(UTF_8);
    }

    private String asOf(OffsetDateTime time) {
        AsOf known = last;
        if (!known.time().equals(time)) {
            known = new AsOf(time);
            last = known;
        }
        return known.text();
    }

    private static void outcomes(StringBuilder json, CheckResponse.@Nullable Outcomes outcomes) {
        if (outcomes == null) {
            json.append("null");
            return;
        }
        json.append('{');
        int empty = json.length();
        present(json, "\"nameKanji\":", outcomes.nameKanji(), empty);
        present(json, "\"nameKana\":", outcomes.nameKana(), empty);
        present(json, "\"birthDate\":", outcomes.birthDate(), empty);
        present(json, "\"sex\":", outcomes.sex(), empty);
        present(json, "\"address\":", outcomes.address(), empty);
        json.append('}');
    }

    private static void present(StringBuilder json, String before, @Nullable Enum<?> value, int empty) {
        if (value != null) {
            name(separate(json, empty), before, value);
        }
    }

    private static void reasons(StringBuilder json, Collection<ReasonWire> reasons) {
        int empty = json.length();
        for (ReasonWire reason : reasons) {
            text(separate(json, empty), "{\"code\":", reason.code());
            text(json, ",\"field\":", reason.field());
            name(json, ",\"remedy\":", reason.remedy());
            if (reason.shape() != null) {
                name(json, ",\"shape\":", reason.shape());
            }
            text(json, ",\"message\":", reason.message());
            json.append('}');
        }
    }

    private static void names(StringBuilder json, Collection<? extends Enum<?>> values) {
        int empty = json.length();
        values.forEach(value -> name(separate(json, empty), "", value));
    }

    private static StringBuilder separate(StringBuilder json, int empty) {
        return json.length() == empty ? json : json.append(',');
    }

    private static void name(StringBuilder json, String before, @Nullable Enum<?> value) {
        text(json, before, value == null ? null : value.name());
    }

    private static void text(StringBuilder json, String before, @Nullable String value) {
        json.append(before);
        if (value == null) {
            json.append("null");
        } else {
            json.append('"');
            JsonStringEncoder.getInstance().quoteAsString(value, json);
            json.append('"');
        }
    }
}
