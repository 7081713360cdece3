package jp.sekisho.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import jp.sekisho.api.text.Language;
import jp.sekisho.check.BusinessRecord;
import jp.sekisho.check.BusinessRecord.NumberOnForm;
import jp.sekisho.check.Decision;
import jp.sekisho.check.Gate;
import jp.sekisho.person.Address;
import jp.sekisho.person.BirthDateEntry;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.person.NumberEntry;
import jp.sekisho.person.PersonName;
import jp.sekisho.person.Sex;
import jp.sekisho.person.Subject;
import jp.sekisho.policy.PolicyCatalogue;
import jp.sekisho.policy.PolicyFile;
import jp.sekisho.policy.Procedure;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.RegistryAnswer;
import jp.sekisho.registry.RegistryState;
import jp.sekisho.registry.Resident;
import jp.sekisho.registry.ResidentRegistry;
import jp.sekisho.security.Caller.Detail;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Somebody has a number and knows at most one of name, birth date and address. They ask whatever they like of two
/// gates whose registries differ in one thing about that person, and must not be able to tell the two apart.
class GuessingGameTest {
    private static final long SEED = 20_261_127;
    private static final int QUESTIONS = 5_000;
    private static final OffsetDateTime AS_OF = OffsetDateTime.parse("2026-11-20T00:00:00+09:00");
    private static final Procedure PROCEDURE = new Procedure(7, "seven", "七", "Seven", "課", true);
    private static final IndividualNumber NUMBER = (IndividualNumber) NumberEntry.parse("609407454590");
    private static final Address HOME = new Address("202011", "長野県長野市大字鶴賀緑町1613番地", "");

    /// What the attacker may know of the person.
    private enum Knowledge {
        NOTHING,
        NAME,
        BIRTH_DATE,
        ADDRESS
    }

    private record Person(
            PersonName name,
            String birthDate,
            Sex sex,
            Address address,
            Resident.NumberStatus number,
            Resident.Status status,
            boolean addressProtected) {
        Resident resident() {
            return new Resident(
                    NUMBER,
                    number,
                    status,
                    name,
                    (BirthDateEntry.BirthDate) BirthDateEntry.parse(birthDate),
                    sex,
                    address,
                    List.of(new Resident.PreviousName(PersonName.of("佐藤　健一", "サトウ　ケンイチ"), Optional.empty())),
                    List.of(new Resident.PreviousAddress(
                            new Address("", "長野県松本市丸の内3番7号", ""), Optional.of(LocalDate.of(2025, 4, 1)))),
                    addressProtected);
        }
    }

    private static final Person TRUE = person(PersonName.of("小林　健一", "コバヤシ　ケンイチ"), "1964-05-01", Sex.MALE, HOME);

    private static Person person(PersonName name, String birthDate, Sex sex, Address address) {
        return new Person(name, birthDate, sex, address, Resident.NumberStatus.CURRENT, Resident.Status.ACTIVE, false);
    }

    /// The same person but for one thing; empty is nobody at all.
    private static Map<String, Optional<Person>> others() {
        Map<String, Optional<Person>> others = new TreeMap<>();
        others.put("nobody", Optional.empty());
        others.put("name", Optional.of(person(PersonName.of("高橋　誠", "タカハシ　マコト"), "1964-05-01", Sex.MALE, HOME)));
        others.put("reading", Optional.of(person(PersonName.of("小林　健一", "コバヤシ　タケイチ"), "1964-05-01", Sex.MALE, HOME)));
        others.put("birth date", Optional.of(person(TRUE.name(), "1987-11-23", Sex.MALE, HOME)));
        others.put("sex", Optional.of(person(TRUE.name(), "1964-05-01", Sex.FEMALE, HOME)));
        others.put(
                "address",
                Optional.of(person(TRUE.name(), "1964-05-01", Sex.MALE, new Address("", "長野県上田市中之条412番地3", ""))));
        for (Resident.Status status : Resident.Status.values()) {
            others.put(
                    "status " + status,
                    Optional.of(new Person(
                            TRUE.name(), "1964-05-01", Sex.MALE, HOME, Resident.NumberStatus.CURRENT, status, false)));
        }
        others.put(
                "replaced",
                Optional.of(new Person(
                        TRUE.name(),
                        "1964-05-01",
                        Sex.MALE,
                        HOME,
                        Resident.NumberStatus.SUPERSEDED,
                        Resident.Status.ACTIVE,
                        false)));
        others.put(
                "protected",
                Optional.of(new Person(
                        TRUE.name(),
                        "1964-05-01",
                        Sex.MALE,
                        HOME,
                        Resident.NumberStatus.CURRENT,
                        Resident.Status.ACTIVE,
                        true)));
        return others;
    }

    @ParameterizedTest
    @EnumSource(
            value = Detail.class,
            names = {"COARSE", "GUARDED"})
    void whoKnowsOneThingOfAPersonCannotTellTwoRegistriesApart(Detail detail) {
        Disclosure disclosure = new Disclosure(detail);
        others().forEach((difference, other) -> {
            Gate one = gate(Optional.of(TRUE));
            Gate two = gate(other);
            for (Knowledge known : Knowledge.values()) {
                Random random = new Random(SEED);
                for (int i = 0; i < QUESTIONS; i++) {
                    BusinessRecord question = question(known, random);
                    assertThat(told(disclosure, two, question))
                            .as("seed %d, question %d, differing in %s, knowing %s", SEED, i, difference, known)
                            .isEqualTo(told(disclosure, one, question));
                }
            }
        });
    }

    /// The game is one that can be lost: who knows two things tells the registries apart.
    @ParameterizedTest
    @EnumSource(
            value = Detail.class,
            names = {"COARSE", "GUARDED"})
    void whoKnowsTwoThingsLearnsTheThird(Detail detail) {
        BusinessRecord right = new BusinessRecord(
                PROCEDURE,
                new Subject(NUMBER, TRUE.name(), BirthDateEntry.parse(TRUE.birthDate()), Sex.MALE, HOME),
                NumberOnForm.NOT_SENT);
        assertThat(told(new Disclosure(detail), gate(Objects.requireNonNull(others().get("address"))), right))
                .isNotEqualTo(told(new Disclosure(detail), gate(Optional.of(TRUE)), right));
    }

    private static Gate gate(Optional<Person> person) {
        Extract extract = new Extract(AS_OF, Extract.Coverage.NATIONAL, "test");
        ResidentRegistry registry = new ResidentRegistry() {
            @Override
            public List<RegistryAnswer> find(List<IndividualNumber> numbers) {
                return numbers.stream()
                        .<RegistryAnswer>map(_ -> person.<RegistryAnswer>map(
                                        known -> new RegistryAnswer.Found(known.resident(), extract))
                                .orElseGet(() -> new RegistryAnswer.NotFound(extract)))
                        .toList();
            }

            @Override
            public RegistryState state() {
                return new RegistryState.Down();
            }
        };
        try (InputStream file =
                Objects.requireNonNull(Gate.class.getResourceAsStream("/policies/strict-4.properties"))) {
            return new Gate(
                    registry,
                    new PolicyCatalogue(List.of(PROCEDURE), List.of(PolicyFile.read("strict-4", file.readAllBytes()))),
                    Duration.ofDays(7),
                    Clock.fixed(AS_OF.toInstant().plusSeconds(60), ZoneOffset.UTC));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// All of an answer that does not name the check: what is told, by what policy and from what extract.
    private static List<Object> told(Disclosure disclosure, Gate gate, BusinessRecord question) {
        Gate.Checked checked = gate.check(question);
        Decision decision = checked.decision();
        return Arrays.asList(
                decision.code(),
                disclosure.remedy(decision),
                disclosure.outcomes(decision),
                disclosure.reasons(decision, Language.EN),
                disclosure.diagnoses(decision),
                disclosure.notes(decision),
                checked.policy().sha256(),
                checked.extract());
    }

    /// The one thing that is known, in some writing or cut, and guesses, blurs and gaps for the rest.
    private static BusinessRecord question(Knowledge known, Random random) {
        String kanji = known == Knowledge.NAME
                ? oneOf(random, "小林　健一", "小林健一", "小林", "佐藤　健一", "小林　健〓", "")
                : oneOf(random, "鈴木　一郎", "小林　健二", "小林", "　", "不明", "〓〓", "田中　健一", "");
        String kana = known == Knowledge.NAME
                ? oneOf(random, "コバヤシ　ケンイチ", "ｺﾊﾞﾔｼ ｹﾝｲﾁ", "コバヤシ", "")
                : oneOf(random, "スズキ　イチロウ", "コバヤシ", "ー", "");
        String birthDate = known == Knowledge.BIRTH_DATE
                ? oneOf(random, "1964-05-01", "S39.5.1", "1964-05-00", "1964", "")
                : oneOf(random, "1964-05-00", "1964", "1964-05-02", "1987-11-00", "不詳", "1990-01-01", "");
        String address = known == Knowledge.ADDRESS
                ? oneOf(random, HOME.text(), "長野市鶴賀緑町1613", "長野市鶴賀緑町", "長野県松本市丸の内3番7号", "")
                : oneOf(random, "長野県", "長野市鶴賀緑町", "長野市鶴賀緑町1614", "上田市中之条", "不明", "東京都", "");
        Sex sex = Sex.values()[random.nextInt(Sex.values().length)];
        NumberOnForm form = NumberOnForm.values()[random.nextInt(NumberOnForm.values().length)];
        return new BusinessRecord(
                PROCEDURE,
                new Subject(
                        NUMBER,
                        new PersonName(
                                kanji, kana, oneOf(random, "", "KOBAYASHI KENICHI"), oneOf(random, "", "木村　花"), ""),
                        BirthDateEntry.parse(birthDate),
                        sex,
                        new Address(oneOf(random, "", "202011", "131016"), address, oneOf(random, "", "コーポ101"))),
                form);
    }

    private static String oneOf(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
