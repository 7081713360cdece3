package jp.sekisho.caller;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jp.sekisho.attestation.AnsweredReport;
import jp.sekisho.attestation.AttestationClaims;
import jp.sekisho.attestation.AttestationVerifier;
import jp.sekisho.attestation.Refusal;
import jp.sekisho.attestation.ReportClaims;
import jp.sekisho.attestation.ReportVerification;
import jp.sekisho.attestation.Verification;
import jp.sekisho.caller.Exchange.Answer;
import jp.sekisho.caller.Json.Members;
import jp.sekisho.caller.Registration.NotDecided;
import jp.sekisho.caller.Registration.NotRegistrable;
import jp.sekisho.caller.Registration.Registrable;
import jp.sekisho.caller.Registration.Withheld;
import org.jspecify.annotations.Nullable;

/// What one answer of the gate means. Reads the gate's keys again once, where it names one that is not held.
final class Judgement {
    private static final int OK = 200;
    /// Why a stream is not complete and never will be, as it is.
    private static final Set<String> LASTING =
            Set.of("INVALID_LINES", "NO_RECORDS", "INPUT_TOO_LARGE", "INPUT_INFLATED");

    private static final Duration MOMENT = Duration.ofSeconds(2);

    private final Answer answer;
    private final String audience;
    private final AttestationVerifier verifier;
    private final GateKeys keys;
    private final Exchange exchange;
    private boolean keysRead;
    private @Nullable Duration keysSilent;

    Judgement(Answer answer, String audience, AttestationVerifier verifier, GateKeys keys, Exchange exchange) {
        this.answer = answer;
        this.audience = audience;
        this.verifier = verifier;
        this.keys = keys;
        this.exchange = exchange;
    }

    /// The answer to a check.
    Registration of(BusinessRecord record) throws InterruptedException {
        if (answer.status() != OK) {
            return refused();
        }
        Optional<Members> told =
                answer.mediaType().equals("application/json") ? Json.object(answer.text()) : Optional.empty();
        return told.isPresent() ? of(record, told.get()) : tellOperator("NO_ANSWER_OF_A_GATE");
    }

    /// The answer to a stream.
    Inspection of(List<BusinessRecord> records) throws InterruptedException {
        if (answer.status() != OK) {
            return new Inspection.Incomplete(refused());
        }
        if (!answer.mediaType().equals("application/x-ndjson")) {
            return new Inspection.Incomplete(tellOperator("NO_ANSWER_OF_A_GATE"));
        }
        AnsweredReport report = report();
        return switch (verified(
                () -> verifier.verify(report), it -> it.equals(new ReportVerification.Refused(Refusal.UNKNOWN_KEY)))) {
            case ReportVerification.Complete(ReportClaims claims) ->
                claims.lines() == records.size()
                        ? each(records)
                        : new Inspection.Incomplete(tellOperator("OTHER_RECORD_ANSWERED"));
            case ReportVerification.OtherLines _ -> new Inspection.Incomplete(tellOperator("OTHER_RECORD_ANSWERED"));
            case ReportVerification.Incomplete _ -> new Inspection.Incomplete(incomplete(records));
            case ReportVerification.Refused(Refusal reason) ->
                new Inspection.Incomplete(
                        // What was cut on its way may come whole the next time.
                        reason == Refusal.MALFORMED ? new NotDecided(MOMENT) : notVerified("REPORT_", reason));
        };
    }

    private AnsweredReport report() {
        try {
            return AnsweredReport.read(new ByteArrayInputStream(answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What is no record, or too much, stays so until somebody mends it; anything else may come whole the next time.
    private Withheld incomplete(List<BusinessRecord> records) {
        List<String> lines = answer.text().lines().toList();
        List<Reason> lasting = new ArrayList<>();
        Json.object(lines.getLast()).flatMap(it -> it.object("trailer")).stream()
                .flatMap(it -> it.texts("incomplete").stream())
                .filter(LASTING::contains)
                .forEach(code -> lasting.add(new Reason(code, "")));
        lines.stream()
                .flatMap(line -> Json.object(line).stream())
                .flatMap(told ->
                        told.object("problem").stream().map(problem -> named(reason(problem, "title"), told, records)))
                .forEach(lasting::add);
        return lasting.isEmpty() ? new NotDecided(MOMENT) : withheld(WhatToDo.TELL_OPERATOR, lasting);
    }

    /// Which record, since the reasons of a stream stand together.
    private static Reason named(Reason reason, Members told, List<BusinessRecord> records) {
        long line = told.count("line").orElse(0L);
        return 0 < line && line <= records.size()
                ? new Reason(reason.code(), records.get((int) line - 1).recordRef() + ": " + reason.message())
                : reason;
    }

    private Inspection each(List<BusinessRecord> records) throws InterruptedException {
        List<Registration> registrations = new ArrayList<>();
        List<String> lines = answer.text().lines().toList();
        for (String line : lines.subList(0, lines.size() - 1)) {
            Optional<Members> told = Json.object(line);
            int next = registrations.size() + 1;
            if (next > records.size() || told.flatMap(it -> it.count("line")).orElse(0L) != next) {
                return new Inspection.Incomplete(tellOperator("OTHER_RECORD_ANSWERED"));
            }
            registrations.add(of(records.get(next - 1), told.get()));
        }
        return registrations.size() == records.size()
                ? new Inspection.Complete(registrations)
                : new Inspection.Incomplete(tellOperator("OTHER_RECORD_ANSWERED"));
    }

    private Registration of(BusinessRecord record, Members told) throws InterruptedException {
        if (!told.says("mode", "ENFORCE")) {
            return told.says("mode", "SHADOW")
                    ? withheld(WhatToDo.WAIT_UNTIL_ENFORCED, List.of(new Reason("NOT_ENFORCED", "")))
                    : tellOperator("NOT_ENFORCED");
        }
        if (told.says("decision", "BLOCK")) {
            return blocked(told);
        }
        if (!told.says("decision", "PASS")) {
            return tellOperator("NO_ANSWER_OF_A_GATE");
        }
        if (!told.says("recordRef", record.recordRef())
                || !told.says("procedure", record.attested().procedure())) {
            return tellOperator("OTHER_RECORD_ANSWERED");
        }
        Optional<String> token = told.object("attestation").flatMap(it -> it.text("token"));
        Optional<String> nonce = told.object("attestation").flatMap(it -> it.text("nonce"));
        if (token.isEmpty() || nonce.isEmpty()) {
            return tellOperator("ATTESTATION_MISSING");
        }
        return switch (verified(
                () -> verifier.verify(token.get(), nonce.get(), record.attested(), audience),
                it -> it.equals(new Verification.Refused<AttestationClaims>(Refusal.UNKNOWN_KEY)))) {
            case Verification.Valid(AttestationClaims claims) ->
                new Registrable(new VerifiedAttestation(token.get(), nonce.get(), claims));
            case Verification.Refused(Refusal reason) -> notVerified("ATTESTATION_", reason);
        };
    }

    private <V> V verified(Supplier<V> verification, Predicate<V> unknownKey) throws InterruptedException {
        V first = verification.get();
        if (keysRead || !unknownKey.test(first)) {
            return first;
        }
        keysRead = true;
        keysSilent = keys.readAgain(exchange).orElse(null);
        return verification.get();
    }

    private Withheld notVerified(String prefix, Refusal reason) {
        return reason == Refusal.UNKNOWN_KEY && keysSilent != null
                ? new NotDecided(keysSilent)
                : tellOperator(prefix + reason);
    }

    private Withheld blocked(Members told) {
        if (told.says("remedy", "RETRY")) {
            return new NotDecided(MOMENT);
        }
        return withheld(
                told.says("remedy", "CORRECT") ? WhatToDo.CORRECT : WhatToDo.REVIEW,
                told.objects("reasons").stream()
                        .map(reason -> reason(reason, "message"))
                        .toList());
    }

    /// A problem, or what is none: a redirection, the page of a proxy.
    private Withheld refused() {
        return tellOperator(
                answer.mediaType().equals("application/problem+json") ? Json.object(answer.text()) : Optional.empty());
    }

    private Withheld tellOperator(Optional<Members> problem) {
        return problem.<Withheld>map(it -> withheld(
                        WhatToDo.TELL_OPERATOR,
                        Stream.concat(
                                        Stream.of(reason(it, "title")),
                                        it.objects("violations").stream()
                                                .map(violation -> reason(violation, "message")))
                                .toList()))
                .orElseGet(() -> tellOperator("NO_ANSWER_OF_A_GATE"));
    }

    private Withheld tellOperator(String code) {
        return withheld(WhatToDo.TELL_OPERATOR, List.of(new Reason(code, "")));
    }

    private Withheld withheld(WhatToDo whatToDo, List<Reason> reasons) {
        return new NotRegistrable(whatToDo, reasons, answer.requestId());
    }

    private static Reason reason(Members told, String message) {
        return new Reason(told.text("code").orElse(""), told.text(message).orElse(""));
    }
}
