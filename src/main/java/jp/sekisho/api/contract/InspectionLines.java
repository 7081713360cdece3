package jp.sekisho.api.contract;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/// Says what one line of a stream's answer is: the answer to its line, a problem, or the trailer.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class InspectionLines implements OASFilter {
    private static final String CHECKED_LINE = "CheckedLine";
    private static final String INSPECTION_LINE = "InspectionLine";
    private static final String RECONCILIATION_LINE = "ReconciliationLine";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Schema line = OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .addProperty(
                        "line",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.INTEGER)
                                .format("int64")
                                .description("The line's number, from 1; for CSV the header row is line 1."))
                .addRequired("line");
        document.getComponents()
                .addSchema(
                        CHECKED_LINE,
                        OASFactory.createSchema()
                                .description("The answer to one record, with its line.")
                                .addAllOf(ref("CheckResponse"))
                                .addAllOf(line))
                .addSchema(
                        INSPECTION_LINE,
                        OASFactory.createSchema()
                                .description("One line of an inspection's answer.")
                                .addAnyOf(ref(CHECKED_LINE))
                                .addAnyOf(ref("InvalidLine"))
                                .addAnyOf(ref("TrailerLine")));
        lines(document, "/v1/inspections", INSPECTION_LINE);
        document.getComponents()
                .addSchema(
                        RECONCILIATION_LINE,
                        OASFactory.createSchema()
                                .description("One line of a reconciliation's answer.")
                                .addAnyOf(ref("ReconciledLine"))
                                .addAnyOf(ref("InvalidLine"))
                                .addAnyOf(ref("ReconciliationTrailerLine")));
        lines(document, "/v1/reconciliations", RECONCILIATION_LINE);
    }

    private static void lines(OpenAPI document, String path, String schema) {
        document.getPaths()
                .getPathItem(path)
                .getPOST()
                .getResponses()
                .getAPIResponse("200")
                .getContent()
                .getMediaType("application/x-ndjson")
                .setSchema(ref(schema));
    }

    private static Schema ref(String name) {
        return OASFactory.createSchema().ref(name);
    }
}
