package jp.sekisho.api.contract;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.api.RequestIds;
import jp.sekisho.api.problem.Problem;
import jp.sekisho.api.problem.ProblemType;
import jp.sekisho.api.problem.Problems;
import jp.sekisho.api.problem.ViolationCode;
import jp.sekisho.api.text.Language;
import jp.sekisho.api.text.Messages;
import jp.sekisho.check.DecisionCode;
import jp.sekisho.check.Remedy;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// Adds to every operation the problems that it may answer, from the one enum that holds them, with an example
/// for each code.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ProblemResponses implements OASFilter {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CHECK_ID = "019936a6-2bd8-7c56-9d3c-6b8a1f0e2d41";
    private static final Map<ProblemType, Violated> VIOLATED = Map.of(
            ProblemType.MALFORMED_JSON, new Violated("", ViolationCode.JSON),
            ProblemType.INVALID_REQUEST, new Violated("/subject/name/kanji", ViolationCode.LENGTH),
            ProblemType.MALFORMED_CSV, new Violated("", ViolationCode.CELLS),
            ProblemType.CSV_HEADER, new Violated("", ViolationCode.REQUIRED));
    private static final String PROBLEM = "#/components/schemas/Problem";

    /// What is wrong in the example of a problem that tells the places.
    private record Violated(String pointer, ViolationCode code) {}

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
        MediaType problem = OASFactory.createMediaType().schema(schema);
        types.stream()
                .flatMap(ProblemResponses::examples)
                .forEach(example -> problem.addExample(
                        example.code(),
                        OASFactory.createExample().value(JSON.convertValue(example, new TypeReference<>() {}))));
        APIResponse response = OASFactory.createAPIResponse()
                .description(types.stream()
                        .map(type -> "`" + type + "`: " + Messages.of(Language.EN, "problem", type))
                        .collect(Collectors.joining(" ")))
                .content(OASFactory.createContent().addMediaType(Problems.MEDIA_TYPE, problem));
        if (status == ProblemType.UNDECIDED.status() || status == ProblemType.QUOTA_EXCEEDED.status()) {
            response.addHeader("Retry-After", retryAfter());
        }
        if (status == ProblemType.UNAUTHENTICATED.status()) {
            response.addHeader("WWW-Authenticate", challenge());
        }
        return response;
    }

    /// One for each code.
    private static Stream<Problem> examples(ProblemType type) {
        if (type == ProblemType.UNDECIDED) {
            return OpenLists.undecided()
                    .map(code -> new Problem(
                            type.type(),
                            Messages.of(Language.EN, "problem", type),
                            type.status(),
                            code,
                            DecisionCode.BLOCK,
                            Remedy.RETRY,
                            CHECK_ID,
                            null));
        }
        @Nullable Violated violated = VIOLATED.get(type);
        return Stream.of(
                violated == null
                        ? Problems.problem(type, Language.EN)
                        : Problems.invalid(type, violated.pointer(), violated.code(), Language.EN));
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
