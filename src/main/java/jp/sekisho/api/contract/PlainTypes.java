package jp.sekisho.api.contract;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/// Writes days and times as texts with their format, not as schemas named after Java's classes: generators made
/// classes of these names. Runs before the filter that says what may be null.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 2)
public final class PlainTypes implements OASFilter {
    private static final String SCHEMAS = "#/components/schemas/";
    private static final Map<String, String> FORMATS =
            Map.of("LocalDate", "date", "Instant", "date-time", "OffsetDateTime", "date-time");

    @Override
    public Schema filterSchema(Schema schema) {
        @Nullable String ref = schema.getRef();
        if (ref == null) {
            return schema;
        }
        // What stands beside a reference must not say its type again: generators warn of it and drop it.
        schema.setType(null);
        @Nullable String format = FORMATS.get(ref.substring(SCHEMAS.length()));
        if (format != null) {
            schema.ref(null).addType(Schema.SchemaType.STRING).format(format);
        }
        return schema;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        FORMATS.keySet().forEach(document.getComponents()::removeSchema);
    }
}
