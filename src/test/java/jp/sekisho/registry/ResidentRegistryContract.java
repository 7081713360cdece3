package jp.sekisho.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import jp.sekisho.person.Address;
import jp.sekisho.person.BirthDateEntry;
import jp.sekisho.person.BirthDateEntry.BirthDate;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.person.PersonName;
import jp.sekisho.person.Sex;
import jp.sekisho.registry.RegistryAnswer.Ambiguous;
import jp.sekisho.registry.RegistryAnswer.Found;
import jp.sekisho.registry.RegistryAnswer.NotFound;
import jp.sekisho.registry.RegistryAnswer.Unusable;
import jp.sekisho.registry.extract.ExtractHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What every adapter owes to the port. A subclass only says how its registry comes to hold some residents.
public abstract class ResidentRegistryContract {
    private static final Extract NATIONAL = extract(Extract.Coverage.NATIONAL);

    private static final IndividualNumber FIRST = Residents.number(60_940_745_459L);
    private static final IndividualNumber SECOND = Residents.number(5_111_777_390L);
    private static final IndividualNumber THIRD = Residents.number(42_920_283_461L);
    private static final IndividualNumber NOBODY = Residents.number(69_024_372_675L);

    /// A registry that holds exactly these residents, written as they are under this header. Two of them may carry the
    /// same number.
    protected abstract ResidentRegistry holding(ExtractHeader header, List<Resident> residents);

    protected final ResidentRegistry holding(Extract extract, List<Resident> residents) {
        return holding(new ExtractHeader(extract, Optional.empty(), Optional.empty()), residents);
    }

    @Test
    void findsAResidentOfWhomLittleIsHeld() {
        Resident resident = Residents.plain(FIRST);

        assertThat(holding(resident).find(List.of(FIRST))).containsExactly(new Found(resident, NATIONAL));
    }

    @Test
    void findsAResidentWithEveryFieldAndTheHistoryInItsOrder() {
        Resident resident = Residents.full(FIRST);

        assertThat(holding(resident).find(List.of(FIRST))).containsExactly(new Found(resident, NATIONAL));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20_261_123, 1_900_000_000_000L})
    void findsEachOfManyResidentsWhateverTheirOrder(long seed) {
        RandomGenerator random = new Random(seed);
        List<Resident> residents = new ArrayList<>();
        // Neighbouring numbers, numbers far apart, and both ends of the range.
        LongStream.range(0, 500).forEach(n -> residents.add(Residents.any(Residents.number(n), random)));
        LongStream.range(0, 500)
                .forEach(n ->
                        residents.add(Residents.any(Residents.number(99_999_999_999L - n * 151_515_151L), random)));
        Collections.shuffle(residents, new Random(seed));
        ResidentRegistry registry = holding(NATIONAL, residents);
        Collections.shuffle(residents, new Random(seed + 1));

        List<RegistryAnswer> answers = registry.find(numbers(residents));

        assertThat(answers).as("seed %d", seed).isEqualTo(found(residents));
    }

    @Test
    void saysThatNobodyCarriesANumberThatItDoesNotHold() {
        ResidentRegistry registry = holding(Residents.plain(FIRST), Residents.plain(SECOND));

        assertThat(registry.find(List.of(NOBODY))).containsExactly(new NotFound(NATIONAL));
    }

    @Test
    void answersInTheOrderOfTheNumbersAndOnceForEachRepetition() {
        Resident first = Residents.plain(FIRST);
        Resident second = Residents.full(SECOND);
        ResidentRegistry registry = holding(first, second);

        assertThat(registry.find(List.of(SECOND, NOBODY, FIRST, SECOND, SECOND)))
                .containsExactly(
                        new Found(second, NATIONAL),
                        new NotFound(NATIONAL),
                        new Found(first, NATIONAL),
                        new Found(second, NATIONAL),
                        new Found(second, NATIONAL));
    }

    @Test
    void answersNothingToNoNumbers() {
        assertThat(holding(Residents.plain(FIRST)).find(List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void saysAmbiguousWhereSeveralResidentsCarryOneNumber(int carriers) {
        List<Resident> residents = new ArrayList<>(Collections.nCopies(carriers - 1, Residents.plain(FIRST)));
        residents.add(Residents.plain(SECOND));
        residents.add(Residents.full(FIRST));

        assertThat(holding(NATIONAL, residents).find(List.of(FIRST, SECOND)))
                .containsExactly(new Ambiguous(NATIONAL), new Found(Residents.plain(SECOND), NATIONAL));
    }

    @Test
    void saysAmbiguousEvenWhereOneNumberStandsOnTwoEqualEntries() {
        assertThat(holding(Residents.plain(FIRST), Residents.plain(FIRST)).find(List.of(FIRST)))
                .containsExactly(new Ambiguous(NATIONAL));
    }

    @Test
    void saysUnusableWhereTheNumberIsHeldAndTheResidentCannotBe() {
        Resident plain = Residents.plain(SECOND);

        assertThat(holding(Residents.unusable(FIRST), plain).find(List.of(FIRST, SECOND, NOBODY)))
                .containsExactly(new Unusable(NATIONAL), new Found(plain, NATIONAL), new NotFound(NATIONAL));
    }

    @Test
    void saysAmbiguousWhereOneOfTheTwoCannotBeHeld() {
        assertThat(holding(Residents.plain(FIRST), Residents.unusable(FIRST)).find(List.of(FIRST)))
                .containsExactly(new Ambiguous(NATIONAL));
    }

    @Test
    void keepsAReplacedNumberAndItsSuccessorApart() {
        Resident replaced = numberStatus(Residents.plain(FIRST), Resident.NumberStatus.SUPERSEDED);
        Resident successor = numberStatus(Residents.plain(SECOND), Resident.NumberStatus.CURRENT);

        assertThat(holding(replaced, successor).find(List.of(FIRST, SECOND)))
                .containsExactly(new Found(replaced, NATIONAL), new Found(successor, NATIONAL));
    }

    @ParameterizedTest
    @EnumSource
    void findsAResidentOfAnyStatus(Resident.Status status) {
        Resident resident = new Resident(
                FIRST,
                Resident.NumberStatus.CURRENT,
                status,
                PersonName.of("小林　健一", "コバヤシ　ケンイチ"),
                new BirthDateEntry.Day(1964, 5, 1),
                Sex.NOT_HELD,
                status == Resident.Status.ACTIVE ? new Address("", "長野市緑町", "") : Address.ABSENT,
                List.of(),
                List.of(),
                false);

        assertThat(holding(resident).find(List.of(FIRST))).containsExactly(new Found(resident, NATIONAL));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keepsWhetherTheAddressIsProtected(boolean isProtected) {
        Resident plain = Residents.plain(FIRST);
        Resident resident = new Resident(
                FIRST,
                plain.numberStatus(),
                plain.status(),
                plain.name(),
                plain.birthDate(),
                plain.sex(),
                plain.address(),
                List.of(),
                List.of(),
                isProtected);

        assertThat(holding(resident).find(List.of(FIRST))).containsExactly(new Found(resident, NATIONAL));
    }

    @ParameterizedTest
    @EnumSource
    void namesItsExtractInEveryAnswerAndInItsState(Extract.Coverage coverage) {
        Extract extract = extract(coverage);
        ResidentRegistry registry =
                holding(extract, List.of(Residents.plain(FIRST), Residents.plain(SECOND), Residents.full(SECOND)));

        assertThat(registry.find(List.of(FIRST, SECOND, NOBODY)))
                .containsExactly(
                        new Found(Residents.plain(FIRST), extract), new Ambiguous(extract), new NotFound(extract));
        assertThat(registry.state()).isEqualTo(new RegistryState.Serving(extract));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "𠮷野　𩸽",
                "葛󠄀城",
                "辻󠄂",
                "ｺﾊﾞﾔｼ　ｹﾝｲﾁ",
                "か\u3099\u309A",
                "\uFEFF　 前後の空白 \u00A0",
                "〓●\uFFFD\uE000\uDB80\uDC00",
                "\"\\/<&'%;--",
                "改\n行\tと\r制御\u0001",
                "ÅÅＡ①㍻﨑",
                "🏯"
            })
    void handsOutEveryTextUnchanged(String text) {
        PersonName name = new PersonName(text, text, text, text, text);
        Address address = new Address(text, text, text);
        Resident plain = Residents.plain(FIRST);
        Resident resident = new Resident(
                FIRST,
                plain.numberStatus(),
                plain.status(),
                name,
                plain.birthDate(),
                plain.sex(),
                address,
                List.of(new Resident.PreviousName(name, Optional.empty())),
                List.of(new Resident.PreviousAddress(address, Optional.empty())),
                false);

        assertThat(holding(resident).find(List.of(FIRST))).containsExactly(new Found(resident, NATIONAL));
    }

    static Stream<BirthDate> birthDates() {
        return Stream.of(
                new BirthDateEntry.Day(2000, 2, 29),
                new BirthDateEntry.Day(1899, 12, 31),
                new BirthDateEntry.Month(1964, 12),
                new BirthDateEntry.Year(1926),
                new BirthDateEntry.NoSuchDay(1964, 2, 30),
                new BirthDateEntry.Unknown());
    }

    @ParameterizedTest
    @MethodSource("birthDates")
    void keepsABirthDateOfAnyPrecision(BirthDate birthDate) {
        Resident plain = Residents.plain(FIRST);
        Resident resident = new Resident(
                FIRST,
                plain.numberStatus(),
                plain.status(),
                plain.name(),
                birthDate,
                plain.sex(),
                plain.address(),
                List.of(),
                List.of(),
                false);

        assertThat(holding(resident).find(List.of(FIRST))).containsExactly(new Found(resident, NATIONAL));
    }

    @ParameterizedTest
    @EnumSource
    void keepsWhatTheReadingRestsOn(Resident.KanaSource source) {
        Resident plain = Residents.plain(FIRST);
        for (Resident.NumberStatus status : Resident.NumberStatus.values()) {
            Resident resident = new Resident(
                    FIRST,
                    status,
                    plain.status(),
                    plain.name(),
                    source,
                    plain.birthDate(),
                    plain.sex(),
                    plain.address(),
                    List.of(),
                    List.of(),
                    false);

            assertThat(holding(resident).find(List.of(FIRST))).containsExactly(new Found(resident, NATIONAL));
        }
    }

    /// U+FA46 is 渚 to Unicode, and 海 to the registry network.
    @Test
    void readsNamesAndAddressesInTheCharacterSetThatIsDeclared() {
        Resident plain = Residents.plain(FIRST);
        Resident written = named(plain, PersonName.of("\uFA46野　\uFA51", "ウンノ　ハジメ"), plain.birthDate());
        String sea = "海" + Character.toString(0xE0103);
        String ancestor = "祖" + Character.toString(0xE0103);
        Resident meant = named(plain, PersonName.of(sea + "野　" + ancestor, "ウンノ　ハジメ"), plain.birthDate());

        assertThat(declaring("JUKI_UNIFIED", "JUKI", written).find(List.of(FIRST)))
                .containsExactly(new Found(meant, NATIONAL));
    }

    @Test
    void keepsTheAdditionsOfTheStandardLettersWhereTheyAreDeclaredAndNowhereElse() {
        Resident plain = Residents.plain(FIRST);
        String added = "山" + Character.toString(0x100001) + "　太郎";
        Resident written = named(plain, PersonName.of(added, ""), plain.birthDate());

        assertThat(declaring("MJ_PLUS", "JUKI", written).find(List.of(FIRST)))
                .containsExactly(new Found(written, NATIONAL));
        assertThat(holding(written).find(List.of(FIRST)))
                .containsExactly(new Found(named(plain, PersonName.of("山\uFFFD　太郎", ""), plain.birthDate()), NATIONAL));
    }

    @ParameterizedTest
    @CsvSource({"JUKI,3390501", "PENSION,5390501"})
    void readsDatesByTheTableOfErasThatIsDeclared(String table, String date) {
        Resident plain = Residents.plain(FIRST);
        // A text of any kind is written as it is.
        Resident written = named(plain, plain.name(), new BirthDateEntry.Lunisolar(date));

        assertThat(declaring("UNICODE", table, written).find(List.of(FIRST)))
                .containsExactly(new Found(named(plain, plain.name(), new BirthDateEntry.Day(1964, 5, 1)), NATIONAL));
        assertThat(holding(written, Residents.plain(SECOND)).find(List.of(FIRST)))
                .first()
                .isIn(new Unusable(NATIONAL), new RegistryAnswer.Invalid());
    }

    @Test
    void answersManyCallersAtOnceAsItAnswersOne() throws Exception {
        RandomGenerator random = new Random(7);
        List<Resident> residents = LongStream.range(0, 300)
                .mapToObj(n -> Residents.any(Residents.number(n * 7), random))
                .toList();
        ResidentRegistry registry = holding(NATIONAL, residents);
        Callable<List<RegistryAnswer>> caller = () -> registry.find(numbers(residents));

        try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
            for (Future<List<RegistryAnswer>> answers : callers.invokeAll(Collections.nCopies(64, caller))) {
                assertThat(answers.get()).isEqualTo(found(residents));
            }
        }
    }

    @Test
    void tellsNothingOfAPersonWhenAnAnswerIsPrinted() {
        ResidentRegistry registry =
                holding(Residents.full(FIRST), Residents.plain(SECOND), Residents.plain(THIRD), Residents.plain(THIRD));

        assertThat(registry.find(List.of(FIRST, SECOND, THIRD, NOBODY)).toString() + registry)
                .doesNotContain(
                        "609407454",
                        "51117773",
                        "麗",
                        "小林",
                        "LIHUA",
                        "リーファ",
                        "中村",
                        "1988",
                        "1964",
                        "202011",
                        "長野市",
                        "県庁",
                        "松本市",
                        "2019",
                        "2025",
                        "FEMALE",
                        "SUPERSEDED",
                        "ABROAD");
    }

    private ResidentRegistry declaring(String characterSet, String dateCodes, Resident resident) {
        return holding(
                new ExtractHeader(NATIONAL, Optional.of(characterSet), Optional.of(dateCodes)), List.of(resident));
    }

    private static Resident named(Resident of, PersonName name, BirthDate birthDate) {
        return new Resident(
                of.individualNumber(),
                of.numberStatus(),
                of.status(),
                name,
                birthDate,
                of.sex(),
                of.address(),
                of.previousNames(),
                of.previousAddresses(),
                of.addressProtected());
    }

    private ResidentRegistry holding(Resident... residents) {
        return holding(NATIONAL, List.of(residents));
    }

    private static Extract extract(Extract.Coverage coverage) {
        return new Extract(OffsetDateTime.parse("2026-11-20T03:04:05+09:00"), coverage, "synthetic");
    }

    private static List<IndividualNumber> numbers(List<Resident> residents) {
        return residents.stream().map(Resident::individualNumber).toList();
    }

    private static List<RegistryAnswer> found(List<Resident> residents) {
        return residents.stream()
                .<RegistryAnswer>map(resident -> new Found(resident, NATIONAL))
                .toList();
    }

    private static Resident numberStatus(Resident of, Resident.NumberStatus status) {
        return new Resident(
                of.individualNumber(),
                status,
                of.status(),
                of.name(),
                of.birthDate(),
                of.sex(),
                of.address(),
                of.previousNames(),
                of.previousAddresses(),
                of.addressProtected());
    }
}
