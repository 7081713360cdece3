package jp.sekisho.matching.name;

import java.text.Normalizer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jp.sekisho.matching.MixedSubjects;
import jp.sekisho.person.PersonName;
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

/// A name and its reading, beside the JDK's Normalizer on the same strings in the same run.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@OperationsPerInvocation(MixedSubjects.SIZE)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class NameBenchmark {
    private final MixedSubjects mixed = new MixedSubjects();

    @Benchmark
    public void kanjiAndKana(Blackhole sink) {
        for (int i = 0; i < MixedSubjects.SIZE; i++) {
            PersonName record = mixed.subjects.get(i).name();
            PersonName registry = mixed.residents.get(i).name();
            sink.consume(KanjiNameComparator.compare(record.kanji(), registry.kanji()));
            sink.consume(KanaNameComparator.compare(record.kana(), registry.kana()));
        }
    }

    @Benchmark
    public void wholeName(Blackhole sink) {
        for (int i = 0; i < MixedSubjects.SIZE; i++) {
            sink.consume(NameComparator.compare(
                    mixed.subjects.get(i).name(), List.of(mixed.residents.get(i).name())));
        }
    }

    @Benchmark
    public void normalizerNfkc(Blackhole sink) {
        for (int i = 0; i < MixedSubjects.SIZE; i++) {
            PersonName record = mixed.subjects.get(i).name();
            PersonName registry = mixed.residents.get(i).name();
            sink.consume(nfkc(record.kanji()).equals(nfkc(registry.kanji())));
            sink.consume(nfkc(record.kana()).equals(nfkc(registry.kana())));
        }
    }

    private static String nfkc(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }
}
