package jp.sekisho.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import jp.sekisho.base.Share;
import jp.sekisho.person.Address;
import jp.sekisho.person.BirthDateEntry;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.person.NumberEntry;
import jp.sekisho.person.PersonName;
import jp.sekisho.person.Sex;
import jp.sekisho.registry.Resident.PreviousAddress;
import jp.sekisho.registry.Resident.PreviousName;
import jp.sekisho.registry.extract.ExtractLimits;

/// Invented residents that are hard on an adapter: every optional part is sometimes there, and the texts hold
/// what real registries hold, characters outside the basic plane included.
public final class Residents {
    private static final List<String> TEXTS = List.of(
            "",
            "小林　健一",
            "𠮷田　葛󠄀子",
            "ｺﾊﾞﾔｼ ｹﾝｲﾁ",
            "NGUYỄN THỊ \"HOA\" \\ O'BRIEN/",
            " 前後 ",
            "か\u3099",
            "長野県長野市大字鶴賀緑町１６１３番地",
            "\uE000〓●",
            "髙﨑\u0007\n\t",
            "🏯コーポ関所弐〇一号室".repeat(20));

    /// Whatever share of an extract cannot be used.
    public static final ExtractLimits ANY_SHARE = new ExtractLimits(Share.of("100%"), Share.of("100%"), false);

    private Residents() {}

    /// A resident whom no extract can hold: without a name.
    public static Resident unusable(IndividualNumber number) {
        Resident plain = plain(number);
        return new Resident(
                number,
                plain.numberStatus(),
                plain.status(),
                PersonName.of("", "イシキ"),
                plain.birthDate(),
                plain.sex(),
                plain.address(),
                List.of(),
                List.of(),
                false);
    }

    /// A plain resident: CURRENT, ACTIVE, nothing optional.
    public static Resident plain(IndividualNumber number) {
        return new Resident(
                number,
                Resident.NumberStatus.CURRENT,
                Resident.Status.ACTIVE,
                PersonName.of("小林　健一", ""),
                new BirthDateEntry.Day(1964, 5, 1),
                Sex.MALE,
                new Address("", "長野市大字鶴賀緑町1613番地", ""),
                List.of(),
                List.of(),
                false);
    }

    /// A resident of whom everything is held, in the past too.
    public static Resident full(IndividualNumber number) {
        return new Resident(
                number,
                Resident.NumberStatus.SUPERSEDED,
                Resident.Status.ABROAD,
                new PersonName("王　麗華", "ワン　リーファ", "WANG LIHUA", "中村　麗", "ナカムラ　レイ"),
                new BirthDateEntry.Month(1988, 2),
                Sex.FEMALE,
                new Address("202011", "長野県長野市大字南長野字幅下692番地2", "県庁ハイツ　101号室"),
                List.of(
                        new PreviousName(
                                new PersonName("王　麗", "ワン　リー", "WANG LI", "中村　花", "ナカムラ　ハナ"),
                                Optional.of(LocalDate.of(2019, 3, 31))),
                        new PreviousName(PersonName.of("李　麗", ""), Optional.empty())),
                List.of(
                        new PreviousAddress(
                                new Address("202029", "長野県松本市丸の内3番7号", "丸の内荘"), Optional.of(LocalDate.of(2025, 4, 1))),
                        new PreviousAddress(new Address("", "上田市大手一丁目11番16号", ""), Optional.empty())),
                true);
    }

    /// Some resident, of any shape that a registry may hold.
    public static Resident any(IndividualNumber number, RandomGenerator random) {
        return new Resident(
                number,
                one(random, Resident.NumberStatus.values()),
                one(random, Resident.Status.values()),
                new PersonName("氏　名" + text(random), text(random), text(random), text(random), text(random)),
                birthDate(random),
                one(random, Sex.values()),
                address(random),
                Stream.generate(() -> new PreviousName(
                                new PersonName("旧　名" + text(random), text(random), "", text(random), ""),
                                until(random)))
                        .limit(random.nextInt(3))
                        .toList(),
                Stream.generate(() -> new PreviousAddress(address(random), until(random)))
                        .limit(random.nextInt(3))
                        .toList(),
                random.nextBoolean());
    }

    /// Twelve zeros are no number: another stands for them, which no test counts up to.
    private static final long FOR_ZERO = 99_999_999_998L;

    /// The number that begins with these eleven digits; its check digit is the one that the parser accepts.
    public static IndividualNumber number(long firstEleven) {
        long beginning = firstEleven == 0 ? FOR_ZERO : firstEleven;
        for (int check = 0; check < 10; check++) {
            String digits = Long.toString(100_000_000_000L + beginning).substring(1) + check;
            if (NumberEntry.parse(digits) instanceof IndividualNumber number) {
                return number;
            }
        }
        throw new IllegalArgumentException("no check digit fits");
    }

    private static BirthDateEntry.BirthDate birthDate(RandomGenerator random) {
        int year = 1900 + random.nextInt(127);
        int month = 1 + random.nextInt(12);
        return switch (random.nextInt(6)) {
            case 0 -> new BirthDateEntry.Unknown();
            case 1 -> new BirthDateEntry.Year(year);
            case 2 -> new BirthDateEntry.Month(year, month);
            default -> new BirthDateEntry.Day(year, month, 1 + random.nextInt(28));
        };
    }

    private static Address address(RandomGenerator random) {
        return new Address(random.nextBoolean() ? "202011" : "", "長野市" + text(random), text(random));
    }

    private static Optional<LocalDate> until(RandomGenerator random) {
        return random.nextBoolean()
                ? Optional.empty()
                : Optional.of(LocalDate.ofEpochDay(random.nextInt(-30_000, 20_000)));
    }

    private static String text(RandomGenerator random) {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private static <T> T one(RandomGenerator random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}
