package jp.sekisho.api.inspection;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import jp.sekisho.api.wire.TrailerLine.Incomplete;
import jp.sekisho.check.Gate;
import jp.sekisho.inspection.DetectionPower;
import jp.sekisho.inspection.Inspected;
import jp.sekisho.inspection.Inspection;
import jp.sekisho.inspection.LineReader;
import jp.sekisho.inspection.Pipeline;
import jp.sekisho.inspection.SeededLinks;
import jp.sekisho.ops.CheckMetrics;
import jp.sekisho.policy.PolicyCatalogue;

/// Runs one inspection from its first line to its trailer.
final class InspectionStream {
    private final LineReader lines;
    private final InspectionWork work;
    private final Inspection inspection;
    private final Optional<SeededLinks> seeded;
    private final Gate gate;
    private final CheckMetrics metrics;
    private final Clock clock;
    private final MessageDigest results = sha256();

    /// @param seeded wrong links of each class to make, 0 for none
    InspectionStream(
            LineReader lines,
            InspectionWork work,
            int seeded,
            Gate gate,
            PolicyCatalogue policies,
            CheckMetrics metrics,
            Clock clock) {
        this.lines = lines;
        this.work = work;
        this.inspection = new Inspection(policies.procedures());
        this.seeded = seeded == 0 ? Optional.empty() : Optional.of(new SeededLinks(seeded));
        this.gate = gate;
        this.metrics = metrics;
        this.clock = clock;
    }

    /// Takes the results as they come, a batch of lines at a time.
    interface Results {
        void write(byte[] lines) throws IOException;
    }

    /// Runs to the end of the input.
    Conclusion run(ExecutorService workers, int inFlight, Results out) throws IOException, InterruptedException {
        OffsetDateTime startedAt = OffsetDateTime.now(clock);
        long start = System.nanoTime();
        Pipeline.End end = new Pipeline<>(workers, inFlight, work).run(lines, batch -> {
            for (Inspected line : batch.lines()) {
                add(line);
            }
            results.update(batch.results());
            out.write(batch.results());
        });
        Optional<DetectionPower> detection = seeded.map(links -> links.decide(gate, inspection.total()));
        return new Conclusion(
                inspection.report(detection),
                new Ending(
                        incomplete(end),
                        startedAt,
                        Duration.ofNanos(System.nanoTime() - start),
                        HexFormat.of().formatHex(results.digest())));
    }

    private void add(Inspected line) {
        inspection.add(line);
        seeded.ifPresent(links -> links.add(line));
        if (line instanceof Inspected.Checked(var _, var record, var answer)) {
            metrics.count(record.procedure(), answer.decision());
        }
    }

    private Set<Incomplete> incomplete(Pipeline.End end) {
        Set<Incomplete> why = EnumSet.noneOf(Incomplete.class);
        switch (end) {
            case COMPLETE -> {}
            case CUT -> why.add(Incomplete.INPUT_CUT);
            case TOO_LONG -> why.add(Incomplete.INPUT_TOO_LARGE);
        }
        if (inspection.total().undecided() > 0) {
            why.add(Incomplete.UNDECIDED_LINES);
        }
        return why;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
