package jp.sekisho.api.contract;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import jp.sekisho.api.CoarseReason;
import jp.sekisho.api.problem.ProblemType;
import jp.sekisho.check.ReasonCode;
import jp.sekisho.check.Remedy;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/// Writes lists of codes that may grow within a version as open ones: any text, with the values of this version
/// beside it. An `enum` there would make a generated client refuse an answer for a code that it has not met.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class OpenLists implements OASFilter {
    private static final String KNOWN_VALUES = "x-extensible-enum";
    private static final List<String> SCHEMAS = List.of(
            "DestinationKeyKind",
            "Diagnosis",
            "Incomplete",
            "InputNote",
            "Refusal",
            "ReleaseRefusal",
            "Shape",
            "Verdict",
            "ViolationCode");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        for (String name : SCHEMAS) {
            Schema list = schema(document, name);
            list.addExtension(KNOWN_VALUES, list.getEnumeration());
            list.setEnumeration(null);
            list.setDescription("An open list: later versions may add values.");
        }
        List<String> reasons = Stream.concat(names(ReasonCode.values()), names(CoarseReason.values()))
                .toList();
        code(document, "Reason").addExtension(KNOWN_VALUES, reasons);
        code(document, "Problem").addExtension(KNOWN_VALUES, problems());
    }

    /// An undecided check bears its reason as the code of the problem.
    private static List<String> problems() {
        return Stream.concat(
                        names(ProblemType.values()).filter(code -> !code.equals(ProblemType.UNDECIDED.name())),
                        undecided())
                .toList();
    }

    /// Why a check may not be decided: the reasons that ask to try again, and the one that callers with coarse detail
    /// see.
    static Stream<String> undecided() {
        return Stream.concat(
                Arrays.stream(ReasonCode.values())
                        .filter(code -> code.remedy() == Remedy.RETRY)
                        // Answered as a problem of its own.
                        .filter(code -> code != ReasonCode.NUMBER_TRIED_TOO_OFTEN)
                        .map(Enum::name),
                Stream.of(CoarseReason.TRY_LATER.name()));
    }

    private static Stream<String> names(Enum<?>[] codes) {
        return Arrays.stream(codes).map(Enum::name);
    }

    private static Schema code(OpenAPI document, String schema) {
        return Objects.requireNonNull(schema(document, schema).getProperties().get("code"));
    }

    private static Schema schema(OpenAPI document, String name) {
        return Objects.requireNonNull(document.getComponents().getSchemas().get(name), name);
    }
}
