package jp.sekisho.api.reconciliation;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import jp.sekisho.api.Admission;
import jp.sekisho.api.WireRequests;
import jp.sekisho.api.problem.Problem;
import jp.sekisho.api.problem.ProblemType;
import jp.sekisho.api.problem.Problems;
import jp.sekisho.api.problem.ViolationCode;
import jp.sekisho.api.stream.StreamContent;
import jp.sekisho.api.text.Language;
import jp.sekisho.api.wire.ReconciledLine;
import jp.sekisho.api.wire.RegistrationRequest;
import jp.sekisho.api.wire.SubjectWire;
import jp.sekisho.attestation.ReportDraft;
import jp.sekisho.attestation.Shown;
import jp.sekisho.person.DestinationKey;
import jp.sekisho.policy.PolicyCatalogue;
import jp.sekisho.policy.Procedure;
import jp.sekisho.reconciliation.Reconciled;
import jp.sekisho.reconciliation.Reconciler;
import jp.sekisho.reconciliation.Reconciliation;
import jp.sekisho.reconciliation.Registration;
import jp.sekisho.reconciliation.Verdict;
import jp.sekisho.signing.Signing;
import org.jspecify.annotations.Nullable;

/// The content of a reconciliation: registrations, each judged.
final class ReconciliationContent implements StreamContent<RegistrationRequest, Reconciled> {
    private final Reconciler reconciler;
    private final Function<ReportDraft, Signing<String>> signer;
    private final Language language;
    private final Reconciliation reconciliation;

    ReconciliationContent(
            Reconciler reconciler,
            PolicyCatalogue policies,
            Function<ReportDraft, Signing<String>> signer,
            Language language) {
        this.reconciler = reconciler;
        this.signer = signer;
        this.language = language;
        this.reconciliation = new Reconciliation(policies.procedures());
    }

    @Override
    public List<Answered<Reconciled>> answer(List<Entry<RegistrationRequest>> entries) {
        return entries.stream().map(this::answer).toList();
    }

    private Answered<Reconciled> answer(Entry<RegistrationRequest> entry) {
        RegistrationRequest request = entry.value();
        Optional<OffsetDateTime> registeredAt = time(request.registeredAt());
        if (registeredAt.isEmpty()) {
            return refused(entry, "/registeredAt", ViolationCode.FORMAT);
        }
        if (reconciler.isAhead(registeredAt.get())) {
            return refused(entry, "/registeredAt", ViolationCode.RANGE);
        }
        Optional<Shown> shown = shown(entry.admitted(), request);
        if (shown.isEmpty()) {
            return refused(entry, "/subject", ViolationCode.REQUIRED);
        }
        Verdict verdict = reconciler.judge(new Registration(
                entry.procedure(), registeredAt.get(), text(request.token()), shown.get(), request.audience()));
        return Answered.with(
                new Reconciled.Judged(entry.procedure(), registeredAt.get(), verdict),
                new ReconciledLine(entry.line(), entry.procedure().id(), verdict));
    }

    private Answered<Reconciled> refused(Entry<RegistrationRequest> entry, String pointer, ViolationCode code) {
        return refused(
                entry.line(),
                Optional.empty(),
                Optional.of(entry.procedure()),
                Problems.invalid(ProblemType.INVALID_REQUEST, pointer, code, language));
    }

    @Override
    public Optional<String> recordRef(RegistrationRequest entry) {
        return Optional.empty();
    }

    @Override
    public Reconciled invalid(long line, Optional<String> recordRef, Optional<Procedure> procedure, Problem problem) {
        return new Reconciled.Invalid(procedure);
    }

    @Override
    public void count(Reconciled line) {
        reconciliation.add(line);
    }

    @Override
    public ReconciliationReport report() {
        return new ReconciliationReport(reconciliation, signer);
    }

    private static Optional<OffsetDateTime> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// The record, or what was computed over it: one of the two.
    private static Optional<Shown> shown(Admission.Admitted admitted, RegistrationRequest request) {
        DestinationKey key = admitted.key().orElseThrow();
        SubjectWire subject = request.subject();
        RegistrationRequest.CommitmentWire commitment = request.commitment();
        if ((subject == null) == (commitment == null)) {
            return Optional.empty();
        }
        return Optional.of(
                subject == null
                        ? new Shown.Committed(
                                request.procedure(),
                                key.destination(),
                                key.kind(),
                                Objects.requireNonNull(commitment).cmt(),
                                text(commitment.rec()))
                        : new Shown.Whole(
                                WireRequests.attested(admitted.procedure().id(), key, subject), text(request.nonce())));
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
