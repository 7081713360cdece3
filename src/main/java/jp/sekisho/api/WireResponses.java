package jp.sekisho.api;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Set;
import jp.sekisho.api.problem.ProblemType;
import jp.sekisho.api.problem.QuotaExceededException;
import jp.sekisho.api.problem.UndecidedException;
import jp.sekisho.api.text.Language;
import jp.sekisho.api.wire.CheckResponse;
import jp.sekisho.api.wire.ReasonWire;
import jp.sekisho.check.Decision;
import jp.sekisho.check.Gate;
import jp.sekisho.check.ReasonCode;
import jp.sekisho.checkpoint.Answer;
import jp.sekisho.security.Caller.Detail;
import org.jboss.resteasy.reactive.RestResponse;

/// Writes a decision for the wire, as detailed as the caller may see it.
public final class WireResponses {
    private WireResponses() {}

    static RestResponse<CheckResponse> response(Answer answer, Detail detail, Language language) {
        if (answer.decision().isUndecided()) {
            throw undecided(answer, detail, language);
        }
        return RestResponse.ResponseBuilder.ok(body(answer, detail, language))
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .build();
    }

    /// Nothing was begun, for lack of room.
    public static UndecidedException overloaded(Detail detail, Language language) {
        return new UndecidedException(new Disclosure(detail).reason(ReasonCode.OVERLOADED, language), null);
    }

    /// It could not be decided now, for reasons of the gate's own, which tell of nobody.
    /// Where its sender has tried too much, it is a matter of quota.
    public static RuntimeException undecided(Answer answer, Detail detail, Language language) {
        if (answer.retryAfter().isPresent()) {
            return new QuotaExceededException(
                    ProblemType.NUMBER_TRIED_TOO_OFTEN, answer.retryAfter().get());
        }
        ReasonCode reason = answer.decision().reasons().iterator().next();
        return new UndecidedException(
                new Disclosure(detail).reason(reason, language),
                answer.checkId().toString());
    }

    /// The answer to one record of many: a record that could not be decided is answered like any other.
    public static CheckResponse body(Answer answer, Detail detail, Language language) {
        Gate.Checked checked = answer.checked();
        Decision decision = answer.decision();
        Disclosure disclosure = new Disclosure(detail);
        return new CheckResponse(
                answer.checkId().toString(),
                decision.code(),
                disclosure.remedy(decision),
                answer.submission().record().procedure().id(),
                answer.submission().reference().text(),
                disclosure.outcomes(decision),
                disclosure.reasons(decision, answer.submission().record(), language),
                disclosure.diagnoses(decision),
                disclosure.notes(decision),
                new CheckResponse.PolicyRef(
                        checked.policy().id(), checked.policy().sha256()),
                checked.extract()
                        .map(extract -> new CheckResponse.RegistryRef(extract.asOf()))
                        .orElse(null),
                answer.mode(),
                answer.token()
                        .map(attestation -> new CheckResponse.Attestation(
                                attestation.jws(), attestation.nonce().disclose()))
                        .orElse(null));
    }

    /// Reasons for whoever may see them all.
    public static List<ReasonWire> reasons(Set<ReasonCode> reasons, Language language) {
        Disclosure all = new Disclosure(Detail.FULL);
        return reasons.stream().map(reason -> all.reason(reason, language)).toList();
    }
}
