package jp.sekisho.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import jp.sekisho.base.Share;
import jp.sekisho.person.BirthDateEntry;
import jp.sekisho.person.BirthDateEntry.EraCodes;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.person.NumberEntry;
import jp.sekisho.policy.Field;
import jp.sekisho.policy.Policy;
import jp.sekisho.policy.PolicyFile;
import jp.sekisho.policy.PolicyRefused;
import jp.sekisho.registry.Resident;
import jp.sekisho.registry.extract.ExtractLimits;
import jp.sekisho.registry.extract.Fault;
import jp.sekisho.registry.extract.SnapshotFile;
import jp.sekisho.registry.extract.SnapshotRefused;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A value or the declared refusal, nothing else; and what was read says what was written.
class ParserFuzzTest {
    private static final String HEADER =
            "{\"snapshot\": {\"asOf\": \"2026-11-20T00:00:00+09:00\", \"coverage\": \"NATIONAL\", \"source\": \"test\"}}\n";
    private static final String RESIDENT =
            "{\"individualNumber\": \"609407454590\", \"name\": {\"kanji\": \"小林　健一\"}, \"birthDate\": \"1964-05-01\","
                    + " \"sex\": \"1\", \"address\": {\"text\": \"長野市大字鶴賀緑町1613番地\"}, \"previousAddresses\":"
                    + " [{\"text\": \"松本市丸の内3番7号\", \"until\": \"2025-04-01\"}]}\n";

    @ValueSource(strings = {"", "609407454590", "609407454591", "６０９４０７４５４５９０", "60940745459x", "000000000000"})
    @FuzzTest
    void readsAnyNumber(@NotNull String text) {
        String digits = text.replaceAll("[^0-9]", "");
        boolean twelveDigits = text.matches("[0-9]{12}") && !text.matches("0+");
        switch (NumberEntry.parse(text)) {
            case IndividualNumber number ->
                assertThat(number.disclose())
                        .isEqualTo(Long.parseLong(digits))
                        .matches(_ -> number.wasSpaced() != twelveDigits);
            case NumberEntry.WrongCheckDigit _ -> assertThat(digits).hasSize(12);
            case NumberEntry.WrongFormat _ -> assertThat(twelveDigits).isFalse();
        }
    }

    @ValueSource(
            strings = {
                "",
                "1964-05-01",
                "昭和39年5月1日",
                "S39.5.1",
                "㍼39/05/01",
                "令和元年五月一日生",
                "19640501",
                "3390501",
                "慶応4年閏4月5日",
                "昭和39年月日不詳",
                "昭和三十九年頃",
                "昭和63年2月30日",
                "0000-00-00",
                "1964 5 1",
                "推定昭和39年5月上旬"
            })
    @FuzzTest
    void readsAnyBirthDate(@NotNull String text) {
        BirthDateEntry entry = BirthDateEntry.parse(text);
        if (entry instanceof BirthDateEntry.Day(int year, int month, int day)) {
            String iso = LocalDate.of(year, month, day).toString();
            assertThat(BirthDateEntry.parse(iso)).isEqualTo(entry);
        }
        assertThat(BirthDateEntry.parse("　" + text + "\n")).isEqualTo(entry);
        BirthDateEntry withCodes = BirthDateEntry.parse(text, EraCodes.JUKI);
        if (!(entry instanceof BirthDateEntry.Unreadable)) {
            assertThat(withCodes).as("a code table takes no reading away").isEqualTo(entry);
        }
    }

    @MethodSource("policies")
    @FuzzTest
    void readsAnyPolicyFile(byte @NotNull [] content) {
        try {
            Policy policy = PolicyFile.read("fuzz.properties", content);
            assertThat(policy.id()).matches("[a-z0-9-]{1,64}");
            assertThat(policy.required())
                    .contains(Field.INDIVIDUAL_NUMBER, Field.NAME_KANJI, Field.BIRTH_DATE, Field.SEX, Field.ADDRESS);
            assertThat(policy.procedures().isEmpty()).isEqualTo(policy.id().equals(Policy.DEFAULT_ID));
            assertThat(PolicyFile.read("fuzz.properties", content)).isEqualTo(policy);
        } catch (PolicyRefused refused) {
            assertThat(refused).hasMessageStartingWith("fuzz.properties: ");
        }
    }

    static List<byte[]> policies() {
        String strict = """
                id = strict-4
                required = individualNumber, nameKanji, birthDate, sex, address
                historical = familyName, address
                accepted-status = active
                """;
        String children = """
                id = children
                required = individualNumber, nameKanji, nameKana, birthDate, sex, address
                historical = none
                accepted-status = active, deceased, abroad
                procedures = one, two
                """;
        return List.of(bytes(strict), bytes(children), bytes("id = \\u12"), bytes(strict + "id=strict-4"));
    }

    /// Reading in one piece and byte by byte is one reading, so that no edge of a buffer matters.
    @MethodSource("snapshots")
    @FuzzTest
    void loadsAnySnapshot(byte @NotNull [] content) {
        String whole = load(new ByteArrayInputStream(content));
        String bytewise = load(new ByteArrayInputStream(content) {
            @Override
            public synchronized int read(byte[] buffer, int from, int length) {
                return super.read(buffer, from, Math.min(length, 1));
            }
        });
        assertThat(bytewise).isEqualTo(whole);
    }

    /// The state, or the refusal's message, which holds nothing of the file but the names of its known properties.
    private static String load(InputStream content) {
        try {
            return SnapshotFile.read(content, ANYTHING, new SnapshotFile.Taker() {
                        @Override
                        public void resident(Resident resident) {}

                        @Override
                        public void unusable(Fault fault, Set<IndividualNumber> numbers) {}
                    })
                    .toString();
        } catch (SnapshotRefused refused) {
            assertThat(refused.fault().line()).isPositive();
            for (String step : refused.fault().pointer().split("/", -1)) {
                assertThat(step.matches("[0-9]*") || PROPERTIES.contains(step))
                        .as("the pointer names known properties only")
                        .isTrue();
            }
            return String.valueOf(refused.getMessage());
        }
    }

    private static final ExtractLimits ANYTHING = new ExtractLimits(Share.of("100%"), Share.of("100%"), true);

    private static final Set<String> PROPERTIES = Set.of(
            "end",
            "residents",
            "snapshot",
            "asOf",
            "coverage",
            "source",
            "individualNumber",
            "numberStatus",
            "status",
            "name",
            "kanji",
            "kana",
            "roman",
            "alias",
            "aliasKana",
            "birthDate",
            "sex",
            "address",
            "municipalityCode",
            "text",
            "building",
            "previousNames",
            "previousAddresses",
            "until",
            "addressProtected");

    static List<byte[]> snapshots() {
        return List.of(
                bytes(""),
                bytes(HEADER),
                bytes(HEADER + RESIDENT),
                bytes(HEADER + RESIDENT + RESIDENT.replace("609407454590", "051117773900") + "\n\n"),
                bytes(HEADER + "\n" + RESIDENT),
                bytes(HEADER + RESIDENT.replace("\"sex\"", "\"previousNames\": [{\"kanji\": \"\\ud800\"}], \"sex\"")));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
