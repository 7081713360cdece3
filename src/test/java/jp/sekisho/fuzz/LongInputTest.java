package jp.sekisho.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import jp.sekisho.matching.address.AddressComparator;
import jp.sekisho.matching.name.KanaNameComparator;
import jp.sekisho.matching.name.KanjiNameComparator;
import jp.sekisho.matching.name.RomanNameComparator;
import jp.sekisho.person.Address;
import jp.sekisho.person.BirthDateEntry;
import jp.sekisho.person.BirthDateEntry.EraCodes;
import jp.sekisho.person.NumberEntry;
import jp.sekisho.policy.PolicyFile;
import jp.sekisho.policy.PolicyRefused;
import jp.sekisho.registry.extract.ExtractLimits;
import jp.sekisho.registry.extract.SnapshotRefused;
import jp.sekisho.registry.snapshot.SnapshotRegistry;
import org.junit.jupiter.api.Test;

/// No text makes the gate slow: what ten thousand characters cost grows with their number, not with its square.
class LongInputTest {
    private static final int LENGTH = 10_000;
    private static final int WIRES_LONGEST = 400;
    private static final int RUNS = 5;
    private static final long MOST_NANOSECONDS = 50_000_000;
    private static final int SEED = 20261120;

    /// What the folding and the readers treat in a way of its own; each is repeated to the full length.
    private static final List<String> PATTERNS = List.of(
            "1",
            "一",
            "十",
            "千万",
            "-",
            "ー",
            "1-",
            "1番",
            "丁目",
            "2丁目",
            "番地の",
            "大字",
            "字",
            "々",
            "ゝ",
            "ｶﾞ",
            "か゛",
            "か\u3099",
            "e\u0301",
            "\u0300",
            "葛\uDB40\uDD00",
            "\uD842\uDFB7",
            "\uD842",
            "\uDFB7",
            "●",
            "\uE000",
            "　",
            "a ",
            "号室",
            "長野県",
            "市",
            "郡",
            "京都市上る",
            "（",
            "ケ",
            "の",
            "不詳",
            "年",
            "昭和",
            "生",
            "頃",
            "\n",
            "\r\n",
            "\\",
            "=",
            ",",
            "{",
            "[",
            "\"",
            "{\"a\":",
            "山 ",
            "小 ",
            "A-",
            "渡\u200B",
            "邊",
            "ß",
            "〒");

    private static final Map<String, Consumer<String>> READERS = Map.of(
            "number", NumberEntry::parse,
            "birth date", BirthDateEntry::parse,
            "birth date with codes", text -> BirthDateEntry.parse(text, EraCodes.JUKI),
            "name as written", text -> KanjiNameComparator.compare(text, text + "x"),
            "reading", text -> KanaNameComparator.compare(text, text + "x"),
            "latin name", text -> RomanNameComparator.compare(text, "x" + text),
            "address",
                    text -> AddressComparator.compare(new Address("", text, text), new Address("", text + "1", text)),
            "address in Nagano",
                    text -> AddressComparator.compare(
                            new Address("", "長野県長野市" + text, ""), new Address("202011", "長野市" + text, "")),
            "policy", LongInputTest::policy,
            "snapshot", LongInputTest::snapshot);

    private static void policy(String text) {
        try {
            PolicyFile.read("long", ("id = x\nrequired = " + text).getBytes(UTF_8));
            throw new AssertionError("is no policy");
        } catch (PolicyRefused refused) {
            assertThat(refused).hasMessageStartingWith("long: ");
        }
    }

    private static void snapshot(String text) {
        try {
            SnapshotRegistry.load(
                    new ByteArrayInputStream(text.getBytes(UTF_8)), ExtractLimits.USUAL, UnaryOperator.identity());
            throw new AssertionError("is no snapshot");
        } catch (SnapshotRefused refused) {
            assertThat(refused.fault().line()).isPositive();
        }
    }

    @Test
    void tenThousandCharactersTakeMillisecondsWhateverTheyAre() {
        READERS.forEach((reader, read) -> inputs().forEach((input, text) -> assertThat(nanoseconds(read, text))
                .as("best of %d runs, nanoseconds of CPU: %s of %s", RUNS, reader, input)
                .isLessThan(MOST_NANOSECONDS)));
    }

    /// Marks that must change places cost NFC the square of their number, so the wire's bound on a text's length
    /// counts.
    @Test
    void theWiresLongestTextTakesMillisecondsEvenIfItsMarksMustBeSorted() {
        String text = "\u0315\u0300".repeat(WIRES_LONGEST / 2);
        READERS.forEach((reader, read) -> assertThat(nanoseconds(read, text))
                .as("best of %d runs, nanoseconds of CPU: %s", RUNS, reader)
                .isLessThan(MOST_NANOSECONDS));
    }

    private static Map<String, String> inputs() {
        Map<String, String> inputs = new LinkedHashMap<>();
        for (String pattern : PATTERNS) {
            inputs.put(pattern, pattern.repeat(LENGTH / pattern.length()));
        }
        Random random = new Random(SEED);
        StringBuilder mixed = new StringBuilder(LENGTH + 10);
        while (mixed.length() < LENGTH) {
            mixed.append(PATTERNS.get(random.nextInt(PATTERNS.size())));
        }
        inputs.put("a mixture by seed " + SEED, mixed.toString());
        return inputs;
    }

    private static long nanoseconds(Consumer<String> read, String text) {
        var thread = ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        for (int run = 0; run < RUNS && best >= MOST_NANOSECONDS; run++) {
            long start = thread.getCurrentThreadCpuTime();
            read.accept(text);
            best = Math.min(best, thread.getCurrentThreadCpuTime() - start);
        }
        return best;
    }
}
