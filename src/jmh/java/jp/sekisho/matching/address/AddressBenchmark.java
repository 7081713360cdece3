package jp.sekisho.matching.address;

import java.text.Normalizer;
import java.util.concurrent.TimeUnit;
import jp.sekisho.person.Address;
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

/// Pairs of addresses a second, one thread: 64 different pairs, each a writing of eight towns' addresses beside the
/// registry's; beside them the JDK's Normalizer on the same strings in the same run.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class AddressBenchmark {
    private static final int PAIRS = 64;
    private static final String[] TOWNS = {
        "長野県長野市大字鶴賀緑町",
        "長野県松本市丸の内",
        "長野県北佐久郡軽井沢町大字長倉",
        "長野県塩尻市大門一番町",
        "東京都千代田区霞が関",
        "大阪府大阪市北区天神橋",
        "北海道札幌市中央区北三条西",
        "京都府京都市下京区長刀鉾町"
    };

    private final Address[] records = new Address[PAIRS];
    private final Address[] residents = new Address[PAIRS];
    private final Form[] recordForms = new Form[PAIRS];
    private final Form[] residentForms = new Form[PAIRS];

    public AddressBenchmark() {
        for (int i = 0; i < PAIRS; i++) {
            String town = TOWNS[i % TOWNS.length];
            String official = town + i + "丁目" + (i + 7) + "番" + (i + 3) + "号";
            String hyphens = i + "-" + (i + 7) + "-" + (i + 3);
            residents[i] = new Address("", i % 3 == 0 ? official + "　コーポ若葉１０１号室" : official, "");
            records[i] = new Address("", record(i / TOWNS.length, town, official, hyphens), "");
            recordForms[i] = Reader.read(records[i]);
            residentForms[i] = Reader.read(residents[i]);
        }
    }

    private static String record(int notation, String town, String official, String hyphens) {
        return switch (notation) {
            case 0 -> town + hyphens;
            case 1 -> town + hyphens.replace('-', '－');
            case 2 -> town.substring(3) + hyphens;
            case 3 -> town + hyphens + " コーポ若葉101";
            case 4 -> "〒380-0801 " + official;
            case 5 -> official.replace("大字", "");
            case 6 -> town + hyphens + "1";
            default -> official;
        };
    }

    @Benchmark
    @OperationsPerInvocation(PAIRS)
    public void read(Blackhole results) {
        for (int i = 0; i < PAIRS; i++) {
            results.consume(Reader.read(records[i]));
        }
    }

    /// Both sides are read, then compared.
    @Benchmark
    @OperationsPerInvocation(PAIRS)
    public void cold(Blackhole results) {
        for (int i = 0; i < PAIRS; i++) {
            results.consume(AddressComparator.compare(records[i], residents[i]));
        }
    }

    /// The registry's side was read before.
    @Benchmark
    @OperationsPerInvocation(PAIRS)
    public void oneSideRead(Blackhole results) {
        for (int i = 0; i < PAIRS; i++) {
            results.consume(AddressComparator.compare(records[i], residentForms[i]));
        }
    }

    @Benchmark
    @OperationsPerInvocation(PAIRS)
    public void prepared(Blackhole results) {
        for (int i = 0; i < PAIRS; i++) {
            results.consume(AddressComparator.compare(recordForms[i], residentForms[i]));
        }
    }

    /// The same writing on both sides.
    @Benchmark
    @OperationsPerInvocation(PAIRS)
    public void equalTexts(Blackhole results) {
        for (int i = 0; i < PAIRS; i++) {
            results.consume(AddressComparator.compare(residents[i], residents[i]));
        }
    }

    @Benchmark
    @OperationsPerInvocation(PAIRS)
    public void normalizerNfkc(Blackhole results) {
        for (int i = 0; i < PAIRS; i++) {
            results.consume(Normalizer.normalize(records[i].text(), Normalizer.Form.NFKC));
            results.consume(Normalizer.normalize(residents[i].text(), Normalizer.Form.NFKC));
        }
    }
}
