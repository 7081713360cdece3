package jp.sekisho.api.inspection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jp.sekisho.api.WireRequests;
import jp.sekisho.api.WireResponses;
import jp.sekisho.api.problem.Problem;
import jp.sekisho.api.stream.StreamContent;
import jp.sekisho.api.text.Language;
import jp.sekisho.api.wire.CheckRequest;
import jp.sekisho.api.wire.CheckedLine;
import jp.sekisho.api.wire.TrailerLine.InputNote;
import jp.sekisho.attestation.ReportDraft;
import jp.sekisho.characters.DeclaredCodes;
import jp.sekisho.check.Gate;
import jp.sekisho.checkpoint.Answer;
import jp.sekisho.checkpoint.Checkpoint;
import jp.sekisho.checkpoint.Submission;
import jp.sekisho.checkpoint.Submitter;
import jp.sekisho.inspection.DetectionPower;
import jp.sekisho.inspection.Inspected;
import jp.sekisho.inspection.Inspection;
import jp.sekisho.inspection.SeededLinks;
import jp.sekisho.policy.PolicyCatalogue;
import jp.sekisho.policy.Procedure;
import jp.sekisho.security.Caller;
import jp.sekisho.signing.Signing;

/// The content of an inspection: records, each checked, those of a batch with one look-up. For callers with full detail
/// alone: whatever a line withheld, the counts of a report over few lines, its seeded links and its findings would
/// tell.
final class InspectionContent implements StreamContent<CheckRequest, InspectionContent.Named> {
    private final Checkpoint checkpoint;
    private final Gate gate;
    private final Function<ReportDraft, Signing<String>> signer;
    private final Submitter submitter;
    private final Wish wish;
    private final Language language;

    private final Inspection inspection;
    private final Optional<SeededLinks> seeded;
    private final RecordList records = new RecordList();

    /// What the caller says of its stream.
    ///
    /// @param attest whether a PASS that has a destination is attested
    /// @param seeded wrong links of each class to make, 0 for none
    /// @param codes in which the records are written
    /// @param listed whether the report lists the records that somebody has to look at
    /// @param notes of how its input was read, once it was
    /// @param changed what it has to do with the registry's changes
    record Wish(
            boolean attest,
            int seeded,
            DeclaredCodes codes,
            boolean listed,
            Supplier<List<InputNote>> notes,
            InspectionReport.Changed changed) {}

    /// What became of a line, and the record's reference where it could be read.
    ///
    /// @param why it is no record; empty of one
    record Named(Inspected line, String recordRef, String why) {}

    /// @param gate decides on the wrong links that are made, which are no traffic
    InspectionContent(
            Checkpoint checkpoint,
            Gate gate,
            PolicyCatalogue policies,
            Function<ReportDraft, Signing<String>> signer,
            Submitter submitter,
            Wish wish,
            Language language) {
        this.checkpoint = checkpoint;
        this.gate = gate;
        this.signer = signer;
        this.submitter = submitter;
        this.wish = wish;
        this.language = language;
        this.inspection = new Inspection(policies.procedures());
        this.seeded = wish.seeded() == 0 ? Optional.empty() : Optional.of(new SeededLinks(wish.seeded()));
    }

    @Override
    public List<Answered<Named>> answer(List<Entry<CheckRequest>> entries) {
        List<Submission> submissions = entries.stream().map(this::submission).toList();
        List<Boolean> unchanged = areUnchanged(submissions);
        List<Submission> changed = new ArrayList<>(submissions.size());
        for (int i = 0; i < submissions.size(); i++) {
            if (!unchanged.get(i)) {
                changed.add(submissions.get(i));
            }
        }
        Iterator<Answer> answers = checkpoint.check(changed).iterator();
        List<Answered<Named>> answered = new ArrayList<>(entries.size());
        for (int i = 0; i < submissions.size(); i++) {
            Entry<CheckRequest> entry = entries.get(i);
            if (unchanged.get(i)) {
                answered.add(new Answered<>(
                        new Named(
                                new Inspected.Unchanged(entry.line()),
                                entry.value().recordRef(),
                                ""),
                        Optional.empty()));
                continue;
            }
            Answer answer = answers.next();
            answered.add(Answered.with(
                    new Named(
                            new Inspected.Checked(
                                    entry.line(), answer.submission().record(), answer.checked()),
                            entry.value().recordRef(),
                            ""),
                    new CheckedLine(entry.line(), WireResponses.body(answer, Caller.Detail.FULL, language))));
        }
        return answered;
    }

    private List<Boolean> areUnchanged(List<Submission> submissions) {
        OptionalLong since = wish.changed().since();
        return since.isPresent()
                ? gate.areUnchangedSince(
                        since.getAsLong(),
                        submissions.stream().map(Submission::record).toList())
                : Collections.nCopies(submissions.size(), false);
    }

    private Submission submission(Entry<CheckRequest> entry) {
        return wish.attest()
                ? WireRequests.submission(submitter, entry.value(), entry.admitted(), wish.codes())
                : WireRequests.withoutAttestation(submitter, entry.value(), entry.admitted(), wish.codes());
    }

    @Override
    public Optional<String> recordRef(CheckRequest entry) {
        return Optional.ofNullable(entry.recordRef());
    }

    @Override
    public Named invalid(long line, Optional<String> recordRef, Optional<Procedure> procedure, Problem problem) {
        return new Named(new Inspected.Invalid(line, procedure), recordRef.orElse(""), told(problem));
    }

    private static String told(Problem problem) {
        return problem.violations() == null
                ? problem.title()
                : problem.violations().stream()
                        .map(one -> (one.pointer() + " " + one.message()).strip())
                        .distinct()
                        .collect(Collectors.joining(" "));
    }

    @Override
    public void count(Named named) {
        inspection.add(named.line());
        seeded.ifPresent(links -> links.add(named.line()));
        if (wish.listed()) {
            records.add(named);
        }
    }

    @Override
    public InspectionReport report() {
        Optional<DetectionPower> detection = seeded.map(links -> links.decide(gate, inspection.total()));
        return new InspectionReport(
                inspection.report(detection), records, wish.notes().get(), wish.changed(), signer);
    }
}
