package jp.sekisho.registry.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.zip.GZIPOutputStream;
import jp.sekisho.person.BirthDateEntry;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.RegistryAnswer;
import jp.sekisho.registry.RegistryAnswer.Found;
import jp.sekisho.registry.Resident;
import jp.sekisho.registry.ResidentRegistry;
import jp.sekisho.registry.ResidentRegistryContract;
import jp.sekisho.registry.Residents;
import jp.sekisho.registry.extract.ExtractHeader;
import jp.sekisho.registry.extract.ExtractLimits;
import jp.sekisho.registry.extract.SnapshotWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotRegistryTest extends ResidentRegistryContract {
    private static final Extract EXTRACT =
            new Extract(OffsetDateTime.parse("2026-11-20T00:00:00+09:00"), Extract.Coverage.NATIONAL, "synthetic");
    private static final IndividualNumber NUMBER = Residents.number(60_940_745_459L);

    private static final int MANY = 30_000;

    @TempDir
    private Path folder;

    @Override
    protected ResidentRegistry holding(ExtractHeader extract, List<Resident> residents) {
        Path file = folder.resolve("residents.ndjson");
        try (OutputStream out = Files.newOutputStream(file);
                SnapshotWriter writer = new SnapshotWriter(out, extract)) {
            for (Resident resident : residents) {
                writer.write(resident);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return SnapshotRegistry.load(file, Residents.ANY_SHARE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void findsEachOfThirtyThousandAndNobodyElse(long seed) {
        Random random = new Random(seed);
        List<Resident> residents = new ArrayList<>();
        for (int n = 0; n < MANY; n++) {
            residents.add(
                    n % 100 == 0
                            ? Residents.any(Residents.number(3L * n), random)
                            : Residents.plain(Residents.number(3L * n)));
        }
        ResidentRegistry registry = holding(EXTRACT, residents);

        assertThat(registry.find(numbers(3, 0)))
                .as("seed %d", seed)
                .isEqualTo(residents.stream()
                        .map(resident -> new Found(resident, EXTRACT))
                        .toList());
        assertThat(registry.find(numbers(3, 1)))
                .as("seed %d", seed)
                .isEqualTo(Collections.nCopies(MANY, new RegistryAnswer.NotFound(EXTRACT)));
    }

    private static List<IndividualNumber> numbers(long step, long offset) {
        return LongStream.range(0, MANY)
                .mapToObj(n -> Residents.number(step * n + offset))
                .toList();
    }

    @Test
    void loadsTheExampleOfTheDesign() throws IOException {
        ResidentRegistry registry = load("""
                {"snapshot": {"asOf": "2026-11-20T00:00:00+09:00", "coverage": "NATIONAL", "source": "synthetic"}}
                {"individualNumber": "609407454590", "numberStatus": "CURRENT", "status": "ACTIVE", \
                "name": {"kanji": "小林　健一", "kana": "コバヤシ　ケンイチ"}, "birthDate": "1964-05-01", "sex": "1", \
                "address": {"municipalityCode": "202011", "text": "長野県長野市大字鶴賀緑町1613番地"}, "previousNames": [], \
                "previousAddresses": [{"text": "長野県松本市丸の内3番7号", "until": "2025-04-01"}], "addressProtected": false}
                """);

        assertThat(found(registry).previousAddresses()).hasSize(1);
        assertThat(found(registry).name().kana()).isEqualTo("コバヤシ　ケンイチ");
        assertThat(found(registry).address().building()).isEmpty();
    }

    @Test
    void takesNullForLeftOutWhereverThatIsAllowed() throws IOException {
        ResidentRegistry registry = load("""
                {"snapshot": {"asOf": "2026-11-20T00:00:00+09:00", "coverage": "NATIONAL", "source": "synthetic"}}
                {"individualNumber": "609407454590", "numberStatus": null, "status": null, "name": {"kanji": "小林　健一", \
                "kana": null, "roman": null, "alias": null, "aliasKana": null}, "birthDate": "1964-05-01", "sex": "1", \
                "address": {"municipalityCode": null, "text": "長野市大字鶴賀緑町1613番地", "building": null}, \
                "previousNames": null, "previousAddresses": null, "addressProtected": null}
                """);

        assertThat(found(registry)).isEqualTo(Residents.plain(NUMBER));
    }

    @Test
    void keepsALunisolarBirthDate() throws IOException {
        ResidentRegistry registry = load(header() + resident().replace("1964-05-01", "明治5年2月3日"));

        assertThat(found(registry).birthDate())
                .isInstanceOf(BirthDateEntry.Lunisolar.class)
                .isEqualTo(BirthDateEntry.parse("明治5年2月3日"));
    }

    @Test
    void loadsAResidentWithALatinNameOnly() throws IOException {
        ResidentRegistry registry = load(header() + resident().replace("kanji", "roman"));

        assertThat(found(registry).name().kanji()).isEmpty();
        assertThat(found(registry).name().roman()).isEqualTo("小林　健一");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void acceptsEitherLineEndBlankLinesAtTheEndAndAMissingLastOne(String end) throws IOException {
        for (String tail : List.of("", end, end + end, end + " \t" + end)) {
            String file = header().strip() + end + resident().strip() + end + END.strip() + tail;
            assertThat(found(SnapshotRegistry.load(
                            Files.writeString(folder.resolve("ends.ndjson"), file), ExtractLimits.USUAL)))
                    .isEqualTo(Residents.plain(NUMBER));
        }
    }

    @Test
    void loadsACompressedSnapshot() throws IOException {
        Path file = folder.resolve("residents.ndjson.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write((header() + resident() + END).getBytes(StandardCharsets.UTF_8));
        }

        assertThat(found(SnapshotRegistry.load(file, ExtractLimits.USUAL))).isEqualTo(Residents.plain(NUMBER));
    }

    @Test
    void loadsALineOfTheGreatestLength() throws IOException {
        int rest = 64 * 1024 - resident().strip().getBytes(StandardCharsets.UTF_8).length;
        String building = ", \"building\": \"" + "A".repeat(rest - 16) + "\"}";
        ResidentRegistry registry = load(header() + resident().replaceFirst("}\\s*}$", building + "}"));

        assertThat(found(registry).address().building()).hasSize(rest - 16);
    }

    /// One resident; the end line behind them is written here.
    private ResidentRegistry load(String snapshot) throws IOException {
        return SnapshotRegistry.load(
                Files.writeString(folder.resolve("text.ndjson"), snapshot.stripTrailing() + "\n" + END),
                ExtractLimits.USUAL);
    }

    private static Resident found(ResidentRegistry registry) {
        assertThat(registry.find(List.of(NUMBER))).singleElement().isInstanceOf(Found.class);
        return ((Found) registry.find(List.of(NUMBER)).getFirst()).resident();
    }

    private static final String END = "{\"end\": {\"residents\": 1}}\n";

    private static String header() {
        return """
                {"snapshot": {"asOf": "2026-11-20T00:00:00+09:00", "coverage": "NATIONAL", "source": "synthetic"}}
                """;
    }

    private static String resident() {
        return """
                {"individualNumber": "609407454590", "name": {"kanji": "小林　健一"}, "birthDate": "1964-05-01", "sex": "1", \
                "address": {"text": "長野市大字鶴賀緑町1613番地"}}
                """;
    }
}
