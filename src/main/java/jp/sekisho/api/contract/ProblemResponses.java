package jp.sekisho.api.contract;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.api.RequestIds;
import jp.sekisho.api.problem.ProblemType;
import jp.sekisho.api.problem.Problems;
import jp.sekisho.api.text.Language;
import jp.sekisho.api.text.Messages;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/// Adds to every operation the problems that it may answer, from the one enum that holds them.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ProblemResponses implements OASFilter {
    private static final String PROBLEM = "#/components/schemas/Problem";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Map<Integer, List<ProblemType>> byStatus = Arrays.stream(ProblemType.values())
                // 405 belongs to methods that the document does not list.
                .filter(type -> type != ProblemType.METHOD_NOT_ALLOWED)
                .collect(Collectors.groupingBy(ProblemType::status, TreeMap::new, Collectors.toList()));
        byStatus.forEach(
                (status, types) -> document.getComponents().addResponse("Problem" + status, response(status, types)));
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations()
                        .forEach((method, operation) -> byStatus.keySet().stream()
                                .filter(status -> mayAnswer(path, method, status))
                                .forEach(status -> addTo(operation, status))));
        bearRequestId(document);
    }

    /// Every answer bears it, the ones that are described once for all operations too.
    private static void bearRequestId(OpenAPI document) {
        Stream<APIResponse> ofOperations = document.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .flatMap(operation -> operation.getResponses().getAPIResponses().values().stream())
                .filter(response -> response.getRef() == null);
        Stream.concat(document.getComponents().getResponses().values().stream(), ofOperations)
                .forEach(response -> response.addHeader(
                        RequestIds.HEADER, OASFactory.createHeader().ref("#/components/headers/" + RequestIds.HEADER)));
    }

    private static void addTo(Operation operation, int status) {
        operation
                .getResponses()
                .addAPIResponse(
                        Integer.toString(status),
                        OASFactory.createAPIResponse().ref("#/components/responses/Problem" + status));
    }

    /// A request without a body has no body to be wrong; a path without a variable part is always there.
    private static boolean mayAnswer(String path, PathItem.HttpMethod method, int status) {
        return switch (status) {
            case 400, 413, 415, 422, 503 -> method == PathItem.HttpMethod.POST;
            case 404 -> path.contains("{");
            default -> true;
        };
    }

    private static APIResponse response(int status, List<ProblemType> types) {
        Schema schema = OASFactory.createSchema().ref(PROBLEM);
        APIResponse response = OASFactory.createAPIResponse()
                .description(types.stream()
                        .map(type -> "`" + type + "`: " + Messages.of(Language.EN, "problem", type))
                        .collect(Collectors.joining(" ")))
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problems.MEDIA_TYPE,
                                OASFactory.createMediaType().schema(schema)));
        if (status == ProblemType.UNDECIDED.status() || status == ProblemType.QUOTA_EXCEEDED.status()) {
            response.addHeader("Retry-After", retryAfter());
        }
        if (status == ProblemType.UNAUTHENTICATED.status()) {
            response.addHeader("WWW-Authenticate", challenge());
        }
        return response;
    }

    private static Header challenge() {
        return OASFactory.createHeader()
                .description(
                        "`Bearer`: a token is one way; the other is a client certificate, which is no scheme of HTTP.")
                .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
    }

    private static Header retryAfter() {
        return OASFactory.createHeader()
                .description("Seconds after which to try again.")
                .schema(OASFactory.createSchema().addType(Schema.SchemaType.INTEGER));
    }
}
