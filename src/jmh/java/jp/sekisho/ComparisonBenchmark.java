package jp.sekisho;

import java.text.Normalizer;
import java.util.concurrent.TimeUnit;
import jp.sekisho.matching.AddressComparator;
import jp.sekisho.matching.Comparison;
import jp.sekisho.person.Address;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// One comparison, beside the JDK's Normalizer on the same strings in the same run.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ComparisonBenchmark {
    private final Address record = new Address("202011", "長野市鶴賀緑町１６１３", "");
    private final Address registry = new Address("202011", "長野県長野市大字鶴賀緑町1613番地", "");

    @Benchmark
    public Comparison addressCold() {
        return AddressComparator.compare(record, registry);
    }

    @Benchmark
    public int normalizerNfkc() {
        return Normalizer.normalize(record.text(), Normalizer.Form.NFKC).length()
                + Normalizer.normalize(registry.text(), Normalizer.Form.NFKC).length();
    }
}
