package jp.sekisho.api;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import jp.sekisho.api.problem.UndecidedException;
import jp.sekisho.api.text.Language;
import jp.sekisho.api.wire.CheckRequest;
import jp.sekisho.api.wire.CheckResponse;
import jp.sekisho.api.wire.CheckResponse.DecisionCode;
import jp.sekisho.api.wire.ReasonWire;
import jp.sekisho.check.Decision;
import jp.sekisho.check.Gate;
import jp.sekisho.check.ReasonCode;
import jp.sekisho.check.Remedy;
import jp.sekisho.policy.Mode;
import jp.sekisho.security.Caller.Detail;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Writes a decision for the wire, as detailed as the caller may see it.
public final class WireResponses {
    private WireResponses() {}

    static RestResponse<CheckResponse> response(
            CheckRequest request, Answer answer, Mode mode, Detail detail, Language language) {
        if (answer.checked().decision() instanceof Decision.Block block && block.remedy() == Remedy.RETRY) {
            throw undecided(block.reasons(), detail, language, answer.checkId());
        }
        return RestResponse.ResponseBuilder.ok(body(request, answer, mode, detail, language))
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .build();
    }

    /// Nothing was begun, for lack of room.
    public static UndecidedException overloaded(Detail detail, Language language) {
        return undecided(EnumSet.of(ReasonCode.OVERLOADED), detail, language, null);
    }

    /// It could not be decided now.
    ///
    /// @param reasons why: the gate's own reasons, which tell of nobody
    /// @param checkId the check that was begun, if one was
    public static UndecidedException undecided(
            Set<ReasonCode> reasons, Detail detail, Language language, @Nullable String checkId) {
        return new UndecidedException(
                new Disclosure(detail).reason(reasons.iterator().next(), language), checkId);
    }

    /// The answer to one record of many: a record that could not be decided is answered like any other.
    public static CheckResponse body(CheckRequest request, Answer answer, Mode mode, Detail detail, Language language) {
        Gate.Checked checked = answer.checked();
        Decision decision = checked.decision();
        Disclosure disclosure = new Disclosure(detail);
        return new CheckResponse(
                answer.checkId(),
                code(decision),
                remedy(decision),
                request.procedure(),
                request.recordRef(),
                disclosure.outcomes(decision),
                disclosure.reasons(decision, language),
                disclosure.diagnoses(decision),
                disclosure.notes(decision),
                new CheckResponse.PolicyRef(
                        checked.policy().id(), checked.policy().sha256()),
                checked.extract()
                        .map(extract -> new CheckResponse.RegistryRef(extract.asOf()))
                        .orElse(null),
                mode,
                answer.attestation()
                        .map(attestation -> new CheckResponse.Attestation(
                                attestation.token(), attestation.nonce().disclose()))
                        .orElse(null));
    }

    /// Reasons for whoever may see them all.
    public static List<ReasonWire> reasons(Set<ReasonCode> reasons, Language language) {
        Disclosure all = new Disclosure(Detail.FULL);
        return reasons.stream().map(reason -> all.reason(reason, language)).toList();
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
}
