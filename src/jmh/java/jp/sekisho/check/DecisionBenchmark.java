package jp.sekisho.check;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import jp.sekisho.check.BusinessRecord.NumberOnForm;
import jp.sekisho.matching.MixedSubjects;
import jp.sekisho.matching.address.FormerMunicipalities;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.policy.Field;
import jp.sekisho.policy.Policy;
import jp.sekisho.policy.PolicyCatalogue;
import jp.sekisho.policy.Procedure;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.RegistryAnswer;
import jp.sekisho.registry.RegistryState;
import jp.sekisho.registry.ResidentRegistry;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/// A subject's five fields, and one whole decision, with nothing prepared.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@OperationsPerInvocation(MixedSubjects.SIZE)
@Warmup(iterations = 6, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class DecisionBenchmark {
    private static final OffsetDateTime AS_OF = OffsetDateTime.parse("2026-11-20T00:00:00+09:00");
    private static final Instant NOW = AS_OF.toInstant().plus(Duration.ofDays(1));
    private static final Procedure PROCEDURE = new Procedure(7, "seven", "七", "Seven", "課", true);

    private final MixedSubjects mixed = new MixedSubjects();
    private final List<BusinessRecord> records = new ArrayList<>();
    private final List<RegistryAnswer> answers = new ArrayList<>();
    private final Policy policy = strict4();
    private final Gate gate = new Gate(
            new NoRegistry(),
            new PolicyCatalogue(List.of(PROCEDURE), List.of(policy)),
            FormerMunicipalities.ofTheProgram(),
            Duration.ofDays(35),
            Clock.fixed(NOW, ZoneOffset.UTC));

    /// The answers are given: nothing is looked up.
    private record NoRegistry() implements ResidentRegistry {
        @Override
        public List<RegistryAnswer> find(List<IndividualNumber> numbers) {
            return numbers.stream()
                    .<RegistryAnswer>map(_ -> new RegistryAnswer.Unavailable())
                    .toList();
        }

        @Override
        public RegistryState state() {
            return new RegistryState.Down();
        }
    }

    public DecisionBenchmark() {
        Extract extract = new Extract(AS_OF, Extract.Coverage.NATIONAL, "synthetic");
        mixed.subjects.forEach(subject -> records.add(new BusinessRecord(PROCEDURE, subject, NumberOnForm.NOT_SENT)));
        mixed.residents.forEach(resident -> answers.add(new RegistryAnswer.Found(resident, extract)));
    }

    private static Policy strict4() {
        EnumSet<Field> required = EnumSet.allOf(Field.class);
        required.remove(Field.NAME_KANA);
        return new Policy(
                Policy.DEFAULT_ID,
                "0",
                required,
                EnumSet.allOf(Policy.Historical.class),
                false,
                false,
                Policy.Limits.WIDEST,
                Set.of());
    }

    @Benchmark
    public void fiveFieldsCold(Blackhole sink) {
        for (int i = 0; i < MixedSubjects.SIZE; i++) {
            sink.consume(SubjectComparator.compare(
                    mixed.subjects.get(i), mixed.residents.get(i), true, FormerMunicipalities.ofTheProgram()));
        }
    }

    @Benchmark
    public void decision(Blackhole sink) {
        for (int i = 0; i < MixedSubjects.SIZE; i++) {
            sink.consume(gate.decide(records.get(i), answers.get(i), policy, NOW));
        }
    }
}
