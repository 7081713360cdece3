package jp.sekisho.matching;

import java.util.List;
import java.util.concurrent.TimeUnit;
import jp.sekisho.matching.address.AddressComparator;
import jp.sekisho.matching.date.BirthDateComparator;
import jp.sekisho.matching.name.NameComparator;
import jp.sekisho.person.BirthDateEntry;
import jp.sekisho.person.Subject;
import jp.sekisho.registry.Resident;
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

/// The birth date by itself, and a whole subject against a registry that keeps its addresses read.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@OperationsPerInvocation(MixedSubjects.SIZE)
@Warmup(iterations = 6, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class SubjectBenchmark {
    private final MixedSubjects mixed = new MixedSubjects();

    @Benchmark
    public void birthDateParsedAndCompared(Blackhole sink) {
        for (int i = 0; i < MixedSubjects.SIZE; i++) {
            sink.consume(BirthDateComparator.compare(
                    BirthDateEntry.parse(mixed.birthDates.get(i)),
                    mixed.residents.get(i).birthDate()));
        }
    }

    @Benchmark
    public void fiveFieldsRegistryPrepared(Blackhole sink) {
        for (int i = 0; i < MixedSubjects.SIZE; i++) {
            Subject subject = mixed.subjects.get(i);
            Resident resident = mixed.residents.get(i);
            sink.consume(NameComparator.compare(subject.name(), List.of(resident.name())));
            sink.consume(BirthDateComparator.compare(subject.birthDate(), resident.birthDate()));
            sink.consume(subject.sex() == resident.sex());
            sink.consume(AddressComparator.compare(subject.address(), mixed.addresses.get(i)));
        }
    }
}
