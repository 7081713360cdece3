package jp.sekisho.api.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.sekisho.api.problem.Problem;
import jp.sekisho.api.stream.InvalidLine;
import jp.sekisho.api.wire.CheckRequest;
import jp.sekisho.api.wire.CheckResponse;
import jp.sekisho.api.wire.CheckedLine;
import jp.sekisho.api.wire.CodesWire;
import jp.sekisho.api.wire.DestinationWire;
import jp.sekisho.api.wire.KeySetWire;
import jp.sekisho.api.wire.PolicyWire;
import jp.sekisho.api.wire.ProcedureWire;
import jp.sekisho.api.wire.ReconciledLine;
import jp.sekisho.api.wire.ReconciliationTrailerLine;
import jp.sekisho.api.wire.RegistrationRequest;
import jp.sekisho.api.wire.ReleaseProposalRequest;
import jp.sekisho.api.wire.ReleaseRequest;
import jp.sekisho.api.wire.ReleaseResponse;
import jp.sekisho.api.wire.ReleaseVerificationResponse;
import jp.sekisho.api.wire.TrailerLine;
import jp.sekisho.api.wire.VerificationRequest;
import jp.sekisho.api.wire.VerificationResponse;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/// Says in the document what the wire records say in Java: which properties must be there, which may be null,
/// and that a request knows no other.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class RecordSchemas implements OASFilter {
    private static final String LINE = "line";
    private static final List<Class<? extends Record>> REQUESTS = List.of(
            CheckRequest.class,
            VerificationRequest.class,
            ReleaseProposalRequest.class,
            ReleaseRequest.class,
            RegistrationRequest.class);
    private static final List<Class<? extends Record>> RESPONSES = List.of(
            CheckResponse.class,
            CodesWire.class,
            PolicyWire.class,
            ProcedureWire.class,
            DestinationWire.class,
            Problem.class,
            InvalidLine.class,
            TrailerLine.class,
            VerificationResponse.class,
            ReleaseResponse.class,
            ReconciledLine.class,
            ReconciliationTrailerLine.class,
            ReleaseVerificationResponse.class,
            KeySetWire.class);

    @Override
    public void filterOpenAPI(OpenAPI document) {
        REQUESTS.forEach(type -> complete(document, type, false));
        RESPONSES.forEach(type -> complete(document, type, true));
        document.getComponents().addSchema(CheckedLine.class.getSimpleName(), checkedLine(document));
    }

    /// Property by property: of an `allOf` with the answer to a check, generators lose what may be null.
    private static Schema checkedLine(OpenAPI document) {
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        Schema check = Objects.requireNonNull(schemas.get(CheckResponse.class.getSimpleName()));
        Schema invalid = Objects.requireNonNull(schemas.get(InvalidLine.class.getSimpleName()));
        Schema checkedLine = OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("The answer to one record, with its line.")
                .addRequired(LINE)
                .addProperty(
                        LINE, Objects.requireNonNull(invalid.getProperties().get(LINE)));
        check.getRequired().forEach(checkedLine::addRequired);
        check.getProperties().forEach(checkedLine::addProperty);
        return checkedLine;
    }

    /// @param answer whether we write it: then a property is there even where it is null
    private static void complete(OpenAPI document, Class<?> type, boolean answer) {
        Schema schema = document.getComponents().getSchemas().get(schemaName(type));
        if (schema == null) {
            throw new IllegalStateException("no schema for " + type);
        }
        if (!answer) {
            // Answers may grow; a client must not refuse what it does not know yet.
            schema.setAdditionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false));
        }
        List<String> required = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            boolean leftOut = component.getAccessor().isAnnotationPresent(JsonInclude.class)
                    || (nullable && type.isAnnotationPresent(JsonInclude.class));
            if (answer ? !leftOut : !nullable) {
                required.add(component.getName());
            }
            if (nullable && !(answer && leftOut)) {
                schema.addProperty(
                        component.getName(),
                        orNull(Objects.requireNonNull(schema.getProperties().get(component.getName()))));
            }
            nested(component).forEach(record -> complete(document, record, answer));
        }
        schema.setRequired(required.isEmpty() ? null : required);
    }

    /// Two records may share a nested one, which then comes here twice: what may be null already stays as it is.
    private static Schema orNull(Schema schema) {
        if (schema.getAnyOf() != null) {
            return schema;
        }
        if (schema.getRef() == null) {
            return schema.getType().contains(Schema.SchemaType.NULL) ? schema : schema.addType(Schema.SchemaType.NULL);
        }
        return OASFactory.createSchema()
                .description(schema.getDescription())
                .addAnyOf(OASFactory.createSchema().ref(schema.getRef()))
                .addAnyOf(OASFactory.createSchema().addType(Schema.SchemaType.NULL));
    }

    private static List<Class<?>> nested(RecordComponent component) {
        List<Class<?>> records = new ArrayList<>();
        if (component.getType().isRecord()) {
            records.add(component.getType());
        }
        if (component.getGenericType() instanceof java.lang.reflect.ParameterizedType list
                && list.getActualTypeArguments()[0] instanceof Class<?> element
                && element.isRecord()) {
            records.add(element);
        }
        return records;
    }

    private static String schemaName(Class<?> type) {
        var annotation = type.getAnnotation(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
        return annotation == null || annotation.name().isEmpty() ? type.getSimpleName() : annotation.name();
    }
}
