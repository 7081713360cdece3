package jp.sekisho.api.inspection;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import jp.sekisho.api.stream.AnsweredStream;
import jp.sekisho.api.stream.Ending;
import jp.sekisho.api.stream.Streams;
import jp.sekisho.api.wire.TrailerLine.Incomplete;
import jp.sekisho.check.Gate;
import jp.sekisho.inspection.DetectionPower;
import jp.sekisho.inspection.Inspected;
import jp.sekisho.inspection.Inspection;
import jp.sekisho.inspection.SeededLinks;
import jp.sekisho.policy.PolicyCatalogue;
import jp.sekisho.stream.Line;
import jp.sekisho.stream.Source;

/// Runs one inspection from its first line to its trailer.
final class InspectionStream {
    private final AnsweredStream<Line, Inspected> lines;
    private final Inspection inspection;
    private final Optional<SeededLinks> seeded;
    private final Gate gate;

    /// @param seeded wrong links of each class to make, 0 for none
    InspectionStream(
            Source<Line> lines, InspectionWork work, int seeded, Gate gate, PolicyCatalogue policies, Clock clock) {
        this.lines = new AnsweredStream<>(lines, work, clock);
        this.inspection = new Inspection(policies.procedures());
        this.seeded = seeded == 0 ? Optional.empty() : Optional.of(new SeededLinks(seeded));
        this.gate = gate;
    }

    /// Runs to the end of the input.
    Conclusion run(Streams streams, AnsweredStream.Results out) throws IOException, InterruptedException {
        Ending ending = lines.run(streams, this::add, out);
        Optional<DetectionPower> detection = seeded.map(links -> links.decide(gate, inspection.total()));
        boolean undecided = inspection.total().undecided() > 0;
        return new Conclusion(
                inspection.report(detection), undecided ? ending.with(Incomplete.UNDECIDED_LINES) : ending);
    }

    private void add(Inspected line) {
        inspection.add(line);
        seeded.ifPresent(links -> links.add(line));
    }
}
