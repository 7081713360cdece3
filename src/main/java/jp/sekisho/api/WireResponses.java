package jp.sekisho.api;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.sekisho.api.problem.UndecidedException;
import jp.sekisho.api.text.Language;
import jp.sekisho.api.text.Messages;
import jp.sekisho.api.wire.CheckRequest;
import jp.sekisho.api.wire.CheckResponse;
import jp.sekisho.api.wire.CheckResponse.DecisionCode;
import jp.sekisho.api.wire.ReasonWire;
import jp.sekisho.check.Decision;
import jp.sekisho.check.Diagnosis;
import jp.sekisho.check.Gate;
import jp.sekisho.check.ReasonCode;
import jp.sekisho.check.Remedy;
import jp.sekisho.matching.Outcome;
import jp.sekisho.matching.Rule;
import jp.sekisho.policy.Field;
import jp.sekisho.security.Caller.Detail;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Writes a decision for the wire, as detailed as the caller may see it.
public final class WireResponses {
    private WireResponses() {}

    static RestResponse<CheckResponse> response(CheckRequest request, Answer answer, Detail detail, Language language) {
        if (answer.checked().decision() instanceof Decision.Block block && block.remedy() == Remedy.RETRY) {
            throw undecided(block.reasons(), detail, language, answer.checkId());
        }
        return RestResponse.ResponseBuilder.ok(body(request, answer, detail, language))
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .build();
    }

    /// Nothing was begun, for lack of room.
    public static UndecidedException overloaded(Detail detail, Language language) {
        return undecided(EnumSet.of(ReasonCode.OVERLOADED), detail, language, null);
    }

    /// It could not be decided now.
    ///
    /// @param checkId the check that was begun, if one was
    public static UndecidedException undecided(
            Set<ReasonCode> reasons, Detail detail, Language language, @Nullable String checkId) {
        return new UndecidedException(reasons(reasons, detail, language).getFirst(), checkId);
    }

    /// The answer to one record of many: a record that could not be decided is answered like any other.
    public static CheckResponse body(CheckRequest request, Answer answer, Detail detail, Language language) {
        Gate.Checked checked = answer.checked();
        Decision decision = checked.decision();
        boolean full = detail == Detail.FULL;
        return new CheckResponse(
                answer.checkId(),
                code(decision),
                remedy(decision),
                request.procedure(),
                request.recordRef(),
                full ? outcomes(decision.outcomes()) : null,
                reasons(reasonsOf(decision), detail, language),
                full ? diagnosesOf(decision) : Set.<Diagnosis>of(),
                full ? decision.notes() : Set.<Rule>of(),
                new CheckResponse.PolicyRef(
                        checked.policy().id(), checked.policy().sha256()),
                checked.extract()
                        .map(extract -> new CheckResponse.RegistryRef(extract.asOf()))
                        .orElse(null),
                CheckResponse.Mode.ENFORCE,
                answer.attestation()
                        .map(attestation -> new CheckResponse.Attestation(
                                attestation.token(), attestation.nonce().disclose()))
                        .orElse(null));
    }

    private static DecisionCode code(Decision decision) {
        return switch (decision) {
            case Decision.Pass _ -> DecisionCode.PASS;
            case Decision.Block _ -> DecisionCode.BLOCK;
        };
    }

    private static @Nullable Remedy remedy(Decision decision) {
        return switch (decision) {
            case Decision.Pass _ -> null;
            case Decision.Block block -> block.remedy();
        };
    }

    private static Set<ReasonCode> reasonsOf(Decision decision) {
        return switch (decision) {
            case Decision.Pass _ -> Set.of();
            case Decision.Block block -> block.reasons();
        };
    }

    private static Set<Diagnosis> diagnosesOf(Decision decision) {
        return switch (decision) {
            case Decision.Pass _ -> Set.of();
            case Decision.Block block -> block.diagnoses();
        };
    }

    private static CheckResponse.Outcomes outcomes(Map<Field, Outcome> outcomes) {
        return new CheckResponse.Outcomes(
                outcomes.get(Field.NAME_KANJI),
                outcomes.get(Field.NAME_KANA),
                outcomes.get(Field.BIRTH_DATE),
                outcomes.get(Field.SEX),
                outcomes.get(Field.ADDRESS));
    }

    /// The reasons of a BLOCK, as detailed as the caller may see.
    public static List<ReasonWire> reasons(Set<ReasonCode> reasons, Detail detail, Language language) {
        return switch (detail) {
            case FULL ->
                reasons.stream().map(reason -> reason(reason, language)).toList();
            case COARSE ->
                reasons.stream()
                        .map(CoarseReason::of)
                        .distinct()
                        .sorted()
                        .map(reason -> new ReasonWire(
                                reason.name(), null, reason.remedy(), Messages.of(language, "coarse", reason)))
                        .toList();
        };
    }

    private static ReasonWire reason(ReasonCode reason, Language language) {
        return new ReasonWire(
                reason.name(),
                reason.field().map(Field::wireName).orElse(null),
                reason.remedy(),
                Messages.of(language, "reason", reason));
    }
}
