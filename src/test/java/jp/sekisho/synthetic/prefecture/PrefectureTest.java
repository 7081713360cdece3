package jp.sekisho.synthetic.prefecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.sekisho.command.SynthesizeCommand;
import jp.sekisho.person.Sex;
import jp.sekisho.synthetic.SyntheticResident;
import jp.sekisho.synthetic.prefecture.Settings.Rates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class PrefectureTest {
    private static final OffsetDateTime AS_OF = OffsetDateTime.parse("2026-11-20T00:00:00+09:00");
    private static final List<String> FILES = List.of("residents.ndjson", "records.ndjson", "records.csv", "truth.tsv");
    private static final JsonMapper JSON = new JsonMapper();

    /// Every class often enough for a small prefecture to hold it.
    private static Settings crowded(long seed) {
        return Settings.of(seed, 5_000, AS_OF)
                .withWrongLinks(50)
                .withRates(new Rates(200_000, 50_000, 20_000, 20_000, 10_000, 5_000));
    }

    private static List<SyntheticRecord> records(Prefecture prefecture) throws IOException {
        List<SyntheticRecord> records = new ArrayList<>();
        prefecture.records(records::add);
        return records;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20_261_123})
    void theGateFindsTheTruth(long seed, @TempDir Path folder) throws IOException {
        PrefectureFolder.write(Prefecture.generate(crowded(seed)), folder);
        assertThat(Inspection.differences(folder, AS_OF)).as("seed %d", seed).isEmpty();
    }

    @Test
    void theGateFindsTheTruthOfAPrefectureOfOrdinaryOddity(@TempDir Path folder) throws IOException {
        PrefectureFolder.write(Prefecture.generate(Settings.of(5, 5_000, AS_OF)), folder);
        assertThat(Inspection.differences(folder, AS_OF)).as("seed 5").isEmpty();
    }

    @Test
    void findsSomebodyForEveryClassInSmallPopulations() throws IOException {
        for (long seed = 1; seed <= 40; seed++) {
            Prefecture prefecture =
                    Prefecture.generate(Settings.of(seed, 1_000, AS_OF).withWrongLinks(10));
            assertThat(records(prefecture).stream()
                            .filter(record -> record.kind().wrongLink()))
                    .as("seed %d", seed)
                    .hasSize(10);
        }
    }

    @Test
    void sameSeedGivesTheSameBytesAndAnotherSeedOthers(@TempDir Path folder) throws IOException {
        for (String name : List.of("first", "again")) {
            PrefectureFolder.write(Prefecture.generate(Settings.of(7, 300, AS_OF)), folder.resolve(name));
        }
        PrefectureFolder.write(Prefecture.generate(Settings.of(8, 300, AS_OF)), folder.resolve("other"));
        for (String file : FILES) {
            assertThat(folder.resolve("first").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("again").resolve(file));
            assertThat(Files.mismatch(
                            folder.resolve("first").resolve(file),
                            folder.resolve("other").resolve(file)))
                    .as(file)
                    .isNotNegative();
        }
    }

    @Test
    void handsTheSameRecordsOnEveryTime() throws IOException {
        Prefecture prefecture = Prefecture.generate(Settings.of(9, 400, AS_OF));
        assertThat(records(prefecture)).isEqualTo(records(prefecture));
    }

    @Test
    void holdsEveryClassAsOftenAsWanted() throws IOException {
        Map<RecordClass, Integer> found = new EnumMap<>(RecordClass.class);
        records(Prefecture.generate(crowded(11))).forEach(record -> found.merge(record.kind(), 1, Integer::sum));
        assertThat(found.keySet()).containsExactlyInAnyOrder(RecordClass.values());
        assertThat(found.get(RecordClass.HOUSEHOLD_MEMBER)).isEqualTo(23);
        assertThat(found.get(RecordClass.FORMER_ADDRESS)).isBetween(180, 320);
        assertThat(found.get(RecordClass.UNKNOWN_ADDRESS)).isBetween(60, 140);
        assertThat(found.get(RecordClass.PLACEHOLDER)).isBetween(60, 140);
        assertThat(found.get(RecordClass.INVALID_BIRTH_DATE)).isBetween(20, 90);
        assertThat(found.get(RecordClass.DECEASED)).isBetween(8, 50);
        assertThat(found.get(RecordClass.NOTATION)).isBetween(750, 1_050);
    }

    @Test
    void aWrongLinkIsOfTheKindItClaims() throws IOException {
        Prefecture prefecture = Prefecture.generate(crowded(13).withRates(Rates.USUAL.withNotation(0)));
        Map<String, SyntheticResident> owners = new HashMap<>();
        prefecture.people().residents().forEach(resident -> owners.put(resident.individualNumber(), resident));
        List<SyntheticRecord> records = records(prefecture);
        for (int i = 0; i < records.size(); i++) {
            SyntheticRecord record = records.get(i);
            String number = record.writing().individualNumber();
            SyntheticResident subject = prefecture.people().residents().get(place(record));
            SyntheticResident owner = owners.getOrDefault(number, subject);
            List<String> neighbours =
                    List.of(records.get(Math.max(0, i - 1)), records.get(Math.min(records.size() - 1, i + 1))).stream()
                            .filter(neighbour -> neighbour.procedure().equals(record.procedure()))
                            .map(neighbour -> neighbour.destinationKey())
                            .toList();
            String what = "seed 13, line " + (i + 1) + ", " + record.kind();
            switch (record.kind()) {
                case PLAIN, NOTATION, FORMER_ADDRESS, UNKNOWN_ADDRESS, PLACEHOLDER, INVALID_BIRTH_DATE, DECEASED ->
                    assertThat(owner == subject && owners.containsKey(number))
                            .as(what)
                            .isTrue();
                case HOUSEHOLD_MEMBER ->
                    assertThat(owner != subject && owner.address().equals(subject.address()))
                            .as(what)
                            .isTrue();
                case NEXT_APPLICANT, ROW_SHIFT ->
                    assertThat(neighbours).as(what).contains(key(prefecture, owner));
                case NAMESAKE ->
                    assertThat(owner != subject && owner.name().equals(subject.name()))
                            .as(what)
                            .isTrue();
                case SAME_BIRTHDAY ->
                    assertThat(owner.birthDate().equals(subject.birthDate())
                                    && !owner.name()
                                            .kanji()
                                            .equals(subject.name().kanji()))
                            .as(what)
                            .isTrue();
                case TWIN ->
                    assertThat(owner != subject
                                    && owner.birthDate().equals(subject.birthDate())
                                    && owner.address().equals(subject.address()))
                            .as(what)
                            .isTrue();
                case TYPED_DIGIT -> {
                    assertThat(owners.containsKey(number)).as(what).isFalse();
                    assertThat(wrongDigits(number, subject.individualNumber()))
                            .as(what)
                            .isOne();
                }
                case PERSON_FIELDS ->
                    assertThat(owner == subject
                                    && !record.writing()
                                            .name()
                                            .kanji()
                                            .equals(subject.name().kanji()))
                            .as(what)
                            .isTrue();
            }
            switch (record.cause()) {
                case NONE -> assertThat(record.kind().wrongLink()).as(what).isFalse();
                case APPLICATION_FORM ->
                    assertThat(record.numberOnForm().equals(number)).as(what).isTrue();
                case DATA_ENTRY ->
                    assertThat(record.numberOnForm().equals(subject.individualNumber())
                                    && !record.numberOnForm().equals(number))
                            .as(what)
                            .isTrue();
            }
        }
    }

    private static int place(SyntheticRecord record) {
        return Integer.parseInt(record.destinationKey()) - 1;
    }

    private static String key(Prefecture prefecture, SyntheticResident resident) {
        String place = Integer.toString(prefecture.people().residents().indexOf(resident) + 1);
        return "0".repeat(16 - place.length()) + place;
    }

    private static int wrongDigits(String number, String right) {
        int wrong = 0;
        for (int i = 0; i < number.length(); i++) {
            wrong += number.charAt(i) == right.charAt(i) ? 0 : 1;
        }
        return wrong;
    }

    @Test
    void nobodyStandsTwiceInOneProcedure() throws IOException {
        Set<String> seen = new HashSet<>();
        Set<String> refs = new HashSet<>();
        for (SyntheticRecord record : records(Prefecture.generate(crowded(17)))) {
            assertThat(seen.add(record.procedure() + record.destinationKey()))
                    .as("seed 17, %s", record.recordRef())
                    .isTrue();
            assertThat(refs.add(record.recordRef())).isTrue();
        }
    }

    @Test
    void drawsMinorsWhereParentsApplyAndNoSexWhereNoneIsHeld() throws IOException {
        Prefecture prefecture = Prefecture.generate(Settings.of(19, 20_000, AS_OF));
        Map<String, int[]> minorsAndAll = new HashMap<>();
        for (SyntheticRecord record : records(prefecture)) {
            int[] counts = minorsAndAll.computeIfAbsent(record.procedure(), _ -> new int[2]);
            boolean minor = record.writing().born().isAfter(AS_OF.toLocalDate().minusYears(18));
            counts[0] += minor ? 1 : 0;
            counts[1]++;
            assertThat(record.writing().sex() == Sex.NOT_HELD)
                    .as("seed 19, %s", record.recordRef())
                    .isEqualTo(record.procedure().equals("shogaiji-nyusho-shien"));
        }
        assertThat(share(minorsAndAll, "ryoiku-techo")).isBetween(0.6, 0.8);
        assertThat(share(minorsAndAll, "shintai-shogaisha-techo")).isLessThan(0.1);
    }

    private static double share(Map<String, int[]> minorsAndAll, String procedure) {
        int[] counts = minorsAndAll.getOrDefault(procedure, new int[] {0, 1});
        return (double) counts[0] / counts[1];
    }

    @Test
    void theCsvFileHoldsWhatTheJsonLinesHold(@TempDir Path folder) throws IOException {
        PrefectureFolder.write(Prefecture.generate(crowded(23)), folder);
        String csv = Files.readString(folder.resolve("records.csv"));
        assertThat(csv).startsWith("事務,管理番号,団体内統合宛名番号,個人番号,氏名,氏名カナ,").endsWith("\r\n");
        assertThat(csv.chars().filter(c -> c == '\n').count())
                .isEqualTo(csv.chars().filter(c -> c == '\r').count());
        // No field of these people needs quotes; RecordsCsvTest covers them.
        List<String> rows = csv.lines().toList();
        List<String> lines = Files.readAllLines(folder.resolve("records.ndjson"));
        assertThat(rows).hasSize(lines.size() + 1);
        for (int i = 0; i < lines.size(); i++) {
            JsonNode subject = JSON.readTree(lines.get(i)).path("subject");
            JsonNode record = JSON.readTree(lines.get(i));
            boolean same = rows.get(i + 1)
                    .equals(String.join(
                            ",",
                            record.path("procedure").asText(),
                            record.path("recordRef").asText(),
                            record.path("destinationKey").asText(),
                            subject.path("individualNumber").asText(),
                            subject.path("name").path("kanji").asText(),
                            subject.path("name").path("kana").asText(),
                            subject.path("name").path("roman").asText(),
                            subject.path("name").path("alias").asText(),
                            subject.path("name").path("aliasKana").asText(),
                            subject.path("birthDate").asText(),
                            subject.path("sex").asText(),
                            subject.path("address").path("municipalityCode").asText(),
                            subject.path("address").path("text").asText(),
                            subject.path("address").path("building").asText(),
                            record.path("applicationForm")
                                    .path("individualNumber")
                                    .asText()));
            assertThat(same).as("seed 23, line %d", i + 1).isTrue();
        }
    }

    @Test
    void theCommandLineWritesWhatItIsTold(@TempDir Path folder) throws IOException {
        int status = new CommandLine(new SynthesizeCommand())
                .execute(
                        "--out", folder.resolve("told").toString(),
                        "--records", "200",
                        "--seed", "29",
                        "--noise", "0.5",
                        "--wrong-links", "2",
                        "--as-of", "2025-01-02T03:04:05+09:00");
        assertThat(status).isZero();
        Settings wanted = Settings.of(29, 200, OffsetDateTime.parse("2025-01-02T03:04:05+09:00"))
                .withWrongLinks(2)
                .withRates(Rates.USUAL.withNotation(500_000));
        PrefectureFolder.write(Prefecture.generate(wanted), folder.resolve("wanted"));
        for (String file : FILES) {
            assertThat(folder.resolve("told").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("wanted").resolve(file));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--records=3", "--noise=1.5", "--noise=NaN", "--wrong-links=99999"})
    void theCommandLineRefusesWhatDoesNotFit(String option, @TempDir Path folder) {
        CommandLine command = new CommandLine(new SynthesizeCommand());
        command.setErr(new PrintWriter(Writer.nullWriter()));
        assertThat(command.execute("--out", folder.toString(), option)).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void printsNobody() throws IOException {
        Prefecture prefecture = Prefecture.generate(Settings.of(31, 17, AS_OF));
        assertThat(prefecture).hasToString("Prefecture[withheld]");
        assertThat(records(prefecture).getFirst()).hasToString("SyntheticRecord[withheld]");
    }
}
