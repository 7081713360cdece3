package jp.sekisho.synthetic;

import java.time.LocalDate;
import java.util.List;
import jp.sekisho.person.Sex;
import jp.sekisho.synthetic.SyntheticResident.NumberStatus;
import jp.sekisho.synthetic.SyntheticResident.PreviousAddress;
import jp.sekisho.synthetic.SyntheticResident.PreviousName;
import jp.sekisho.synthetic.SyntheticResident.Status;

/// The residents whom documents and examples speak of, with the valid synthetic numbers of the design, one a remainder
/// class. Every population begins with them.
final class PeopleOfTheDocuments {
    private static final NamePart KOBAYASHI = new NamePart("小林", "コバヤシ");
    private static final SyntheticName KENICHI = SyntheticName.of(KOBAYASHI, new NamePart("健一", "ケンイチ"));

    private static final SyntheticAddress MIDORICHO =
            new SyntheticAddress("202011", "長野市", "大字", "鶴賀緑町", new Lot(0, 1613, 0, false));
    private static final List<PreviousAddress> MOVED = List.of(new PreviousAddress(
            new SyntheticAddress("202029", "松本市", "", "丸の内", new Lot(0, 3, 7, true)), LocalDate.of(2025, 4, 1)));

    static final List<Household> HOUSEHOLDS = List.of(
            new Household(List.of(
                    kobayashi("609407454590", "健一", "ケンイチ", LocalDate.of(1964, 5, 1), Sex.MALE),
                    kobayashi("051117773900", "由美子", "ユミコ", LocalDate.of(1966, 9, 14), Sex.FEMALE),
                    kobayashi("429202834619", "健太", "ケンタ", LocalDate.of(1996, 2, 11), Sex.MALE),
                    kobayashi("690243726758", "美咲", "ミサキ", LocalDate.of(2001, 7, 23), Sex.FEMALE),
                    kobayashi("977008833447", "美幸", "ミユキ", LocalDate.of(2001, 7, 23), Sex.FEMALE))),
            alone(
                    "069402523336",
                    NumberStatus.CURRENT,
                    Status.ACTIVE,
                    KENICHI,
                    LocalDate.of(1964, 5, 1),
                    Sex.MALE,
                    new SyntheticAddress("202037", "上田市", "", "大手", new Lot(1, 11, 16, true)),
                    false),
            new Household(List.of(new SyntheticResident(
                    "591322253115",
                    NumberStatus.CURRENT,
                    Status.ACTIVE,
                    SyntheticName.of(new NamePart("髙橋", "タカハシ"), new NamePart("惠子", "ケイコ")),
                    LocalDate.of(1951, 3, 3),
                    Sex.FEMALE,
                    new SyntheticAddress("202029", "松本市", "", "浅間温泉", new Lot(2, 8, 5, true)),
                    List.of(new PreviousName(
                            SyntheticName.of(new NamePart("渡邉", "ワタナベ"), new NamePart("惠子", "ケイコ")),
                            LocalDate.of(1976, 10, 10))),
                    List.of(),
                    false))),
            alone(
                    "313208048684",
                    NumberStatus.CURRENT,
                    Status.ACTIVE,
                    new SyntheticName(
                            new NamePart("", "グエン"), new NamePart("", "ヴァン　アン"), "NGUYEN VAN ANH", "山本　アン", "ヤマモト　アン"),
                    LocalDate.of(1998, 12, 2),
                    Sex.FEMALE,
                    new SyntheticAddress("202037", "上田市", "", "中之条", new Lot(0, 412, 3, false), "ハイツアルプス202号室"),
                    false),
            alone(
                    "478593834643",
                    NumberStatus.CURRENT,
                    Status.DECEASED,
                    SyntheticName.of(new NamePart("宮沢", "ミヤザワ"), new NamePart("武雄", "タケオ")),
                    LocalDate.of(1931, 1, 15),
                    Sex.MALE,
                    new SyntheticAddress("202177", "佐久市", "", "香坂", new Lot(0, 87, 0, false)),
                    false),
            alone(
                    "953248710222",
                    NumberStatus.SUPERSEDED,
                    Status.ACTIVE,
                    SyntheticName.of(new NamePart("山崎", "ヤマザキ"), new NamePart("拓也", "タクヤ")),
                    LocalDate.of(1983, 8, 30),
                    Sex.MALE,
                    new SyntheticAddress("202151", "塩尻市", "大字", "広丘郷原", new Lot(0, 1650, 12, false)),
                    false),
            alone(
                    "890971925251",
                    NumberStatus.CURRENT,
                    Status.ACTIVE,
                    SyntheticName.of(new NamePart("中村", "ナカムラ"), new NamePart("美和", "ミワ")),
                    LocalDate.of(1979, 11, 5),
                    Sex.FEMALE,
                    new SyntheticAddress("202053", "飯田市", "", "東栄町", new Lot(0, 3108, 2, false), "コーポみどり105号室"),
                    true));

    private PeopleOfTheDocuments() {}

    private static SyntheticResident kobayashi(String number, String given, String kana, LocalDate birthDate, Sex sex) {
        return new SyntheticResident(
                number,
                NumberStatus.CURRENT,
                Status.ACTIVE,
                SyntheticName.of(KOBAYASHI, new NamePart(given, kana)),
                birthDate,
                sex,
                MIDORICHO,
                List.of(),
                MOVED,
                false);
    }

    private static Household alone(
            String number,
            NumberStatus numberStatus,
            Status status,
            SyntheticName name,
            LocalDate birthDate,
            Sex sex,
            SyntheticAddress address,
            boolean addressProtected) {
        return new Household(List.of(new SyntheticResident(
                number, numberStatus, status, name, birthDate, sex, address, List.of(), List.of(), addressProtected)));
    }
}
