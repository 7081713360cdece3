package jp.sekisho.synthetic.attack;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import jp.sekisho.person.Address;
import jp.sekisho.synthetic.Chance;

/// Two different dwellings, of which one part was changed, exchanged, moved or left out. Everything else about the two
/// people is alike.
public enum OtherDwelling implements Attack {
    NUMBER_CHANGED((d, c) -> d.lot(d.chome(), d.number() + c.between(1, 9), d.branch())),
    NUMBER_WITH_DIGITS_TURNED((d, _) -> d.lot(
            d.chome(),
            Integer.parseInt(new StringBuilder().append(d.number()).reverse().toString()),
            d.branch())),
    NUMBER_WITH_A_DIGIT_MORE((d, c) -> d.lot(d.chome(), d.number() * 10 + c.below(10), d.branch())),
    BRANCH_CHANGED((d, c) -> d.lot(d.chome(), d.number(), d.branch() + c.between(1, 9))),
    BRANCH_LEFT_OUT((d, _) -> d.lot(d.chome(), d.number(), 0)),
    CHOME_CHANGED((d, c) -> d.chome() == 0 ? d : d.lot(d.chome() + c.between(1, 5), d.number(), d.branch())),
    CHOME_LEFT_OUT((d, _) -> d.lot(0, d.number(), d.branch())),
    CHOME_ADDED((d, c) -> d.chome() > 0 ? d : d.lot(c.between(1, 5), d.number(), d.branch())),
    NUMBER_AND_BRANCH_EXCHANGED((d, _) -> d.branch() == 0 ? d : d.lot(d.chome(), d.branch(), d.number())),
    CHOME_AND_NUMBER_EXCHANGED((d, _) -> d.chome() == 0 ? d : d.lot(d.number(), d.chome(), d.branch())),
    /// 12番3号 and 1番23号.
    DIGIT_MOVED_TO_THE_BRANCH((d, _) -> d.number() < 10 || d.branch() == 0
            ? d
            : d.lot(d.chome(), d.number() / 10, Integer.parseInt(d.number() % 10 + "" + d.branch()))),
    /// 1丁目2番 and 12番.
    CHOME_JOINED_TO_THE_NUMBER(
            (d, _) -> d.chome() == 0 ? d : d.lot(0, Integer.parseInt(d.chome() + "" + d.number()), d.branch())),
    NUMBER_JOINED_TO_THE_BRANCH(
            (d, _) -> d.branch() == 0 ? d : d.lot(d.chome(), Integer.parseInt(d.number() + "" + d.branch()), 0)),
    LETTER_ADDED((d, c) -> d.letter(c.oneOf(List.of("甲", "乙", "丙", "イ", "ロ", "ハ")))),
    TOWN_WITH_MACHI((d, _) -> d.town(d.town().endsWith("町") ? cut(d.town(), 1) : d.town() + "町")),
    TOWN_WITH_A_DIRECTION(
            (d, c) -> d.town(behindSection(d.town(), c.oneOf(List.of("東", "西", "南", "北", "上", "下", "新", "本"))))),
    TOWN_CUT((d, _) -> d.town().length() < 3 || d.town().startsWith("大字") ? d : d.town(cut(d.town(), 1))),
    TOWN_LEFT_OUT((d, _) -> d.town("")),
    MUNICIPALITY_CHANGED((d, c) -> {
        String other = c.oneOf(List.of("長野市", "松本市", "上田市", "飯田市", "諏訪市", "佐久市", "北佐久郡軽井沢町", "上高井郡小布施町"));
        return d.municipality().equals(other) ? d : d.municipality(other);
    }),
    PREFECTURE_CHANGED((d, c) -> d.prefecture(c.oneOf(List.of("新潟県", "群馬県", "岐阜県", "東京都", "北海道")))),
    MUNICIPALITY_AND_PREFECTURE_LEFT_OUT((d, _) -> d.prefecture("").municipality("")),

    /// 3番地1 and 3丁目1番地, the units said.
    BRANCH_MOVED_TO_THE_CHOME("", scene -> {
        Dwelling owner = dwelling(scene);
        Dwelling other = owner.lot(owner.number(), owner.branch(), 0);
        return owner.chome() > 0 || owner.branch() == 0 ? Optional.empty() : people(scene, other.inFull(), owner);
    }),
    OTHER_TOWN("", scene -> {
        Dwelling owner = dwelling(scene);
        String other = dwelling(scene).area();
        Dwelling moved = owner.prefecture("").municipality("").town(other);
        return other.equals(owner.area()) ? Optional.empty() : people(scene, moved.written(scene.chance), owner);
    }),
    /// 大字青葉1613 and 大字青葉字緑町1613: which of the lots of that number is not said.
    HAMLET_ADDED("", scene -> {
        Dwelling owner = dwelling(scene);
        String hamlet = scene.chance.oneOf(List.of("字緑町", "字前田", "字中島", "字上原", "字八幡"));
        return people(scene, owner.town(owner.town() + hamlet).inFull(), owner);
    }),
    /// 2番103号 and room 103 in lot 2.
    ROOM_FOR_THE_BRANCH("", scene -> {
        Dwelling owner = flat(scene).lot(scene.chance.between(1, 5), scene.chance.between(1, 40), 0);
        Dwelling house = owner.lot(owner.chome(), owner.number(), owner.room()).building("", "", 0);
        return people(scene, house.inFull(), owner);
    }),
    /// 2番地3の101 and room 101 in lot 2番地3.
    ROOM_FOR_A_BRANCH_OF_THE_BRANCH("", scene -> {
        Dwelling owner = flat(scene);
        if (owner.block() || owner.branch() == 0) {
            return Optional.empty();
        }
        Address house = new Address("", owner.area() + owner.lotInFull() + "の" + owner.room(), "");
        return people(scene, house, owner);
    }),
    ROOM_AND_NUMBER_EXCHANGED("", scene -> {
        Dwelling owner = flat(scene);
        Dwelling other = owner.lot(owner.chome(), owner.room(), owner.branch())
                .building(owner.building(), owner.tower(), owner.number());
        return other.equals(owner) ? Optional.empty() : people(scene, other.written(scene.chance), owner);
    }),
    LOT_LEFT_OUT("", scene -> {
        Dwelling owner = dwelling(scene);
        return people(scene, new Address("", owner.area(), ""), owner);
    }),
    NO_LOT_ON_EITHER_SIDE("", scene -> {
        Dwelling owner = dwelling(scene);
        Address area = new Address("", owner.area(), "");
        Person one = Person.of(scene.stranger());
        return Optional.of(new Attempt(one.at(area), one.at(area)));
    }),
    /// Four municipalities of Nagano whose names stand in another prefecture too.
    PLACE_OF_TWO_PREFECTURES("", scene -> {
        String[] place = scene.chance.oneOf(List.of(
                new String[] {"北安曇郡", "池田町"}, new String[] {"下伊那郡", "高森町"}, new String[] {"南佐久郡", "南牧村"}, new String[] {
                    "南佐久郡", "川上村"
                }));
        Dwelling owner = dwelling(scene).municipality(place[0] + place[1]);
        return people(scene, owner.prefecture("").municipality(place[1]).written(scene.chance), owner);
    }),

    BUILDING_LEFT_OUT("ADDRESS_BUILDING_", scene -> {
        Dwelling owner = flat(scene);
        return people(scene, owner.building("", "", 0).written(scene.chance), owner);
    }),
    BUILDING_CHANGED("ADDRESS_BUILDING_", scene -> {
        Dwelling owner = flat(scene);
        String other = scene.chance.oneOf(Dwelling.BUILDINGS);
        return other.equals(owner.building())
                ? Optional.empty()
                : people(
                        scene,
                        owner.building(other, owner.tower(), owner.room()).written(scene.chance),
                        owner);
    }),
    ROOM_CHANGED("ADDRESS_BUILDING_", scene -> {
        Dwelling owner = flat(scene);
        Dwelling other = owner.building(owner.building(), owner.tower(), owner.room() + scene.chance.between(1, 9));
        return people(scene, other.written(scene.chance), owner);
    }),
    TOWER_CHANGED("ADDRESS_BUILDING_", scene -> {
        Dwelling owner = flat(scene);
        String other = scene.chance.oneOf(Dwelling.TOWERS);
        return other.equals(owner.tower())
                ? Optional.empty()
                : people(
                        scene,
                        owner.building(owner.building(), other, owner.room()).written(scene.chance),
                        owner);
    });

    private final String takenWith;
    private final Function<Scene, Optional<Attempt>> attempts;

    /// @param change another dwelling, or the same one where the change does not apply to it
    OtherDwelling(BiFunction<Dwelling, Chance, Dwelling> change) {
        this("", scene -> {
            Dwelling owner = dwelling(scene);
            Dwelling other = change.apply(owner, scene.chance);
            return other.equals(owner) ? Optional.empty() : people(scene, other.written(scene.chance), owner);
        });
    }

    OtherDwelling(String takenWith, Function<Scene, Optional<Attempt>> attempts) {
        this.takenWith = takenWith;
        this.attempts = attempts;
    }

    @Override
    public String takenWith() {
        return takenWith;
    }

    @Override
    public Optional<Attempt> attempt(Scene scene) {
        return attempts.apply(scene);
    }

    private static Dwelling dwelling(Scene scene) {
        return Dwelling.of(scene.stranger().address(), scene.chance);
    }

    private static Dwelling flat(Scene scene) {
        Dwelling dwelling = dwelling(scene);
        return dwelling.building("コーポ若葉", dwelling.tower(), scene.chance.between(101, 909));
    }

    private static Optional<Attempt> people(Scene scene, Address record, Dwelling owner) {
        Person one = Person.of(scene.stranger());
        return Optional.of(new Attempt(one.at(record), one.at(owner.inFull())));
    }

    private static String cut(String text, int characters) {
        return text.substring(0, text.length() - characters);
    }

    private static String behindSection(String town, String direction) {
        return town.startsWith("大字") ? "大字" + direction + town.substring(2) : direction + town;
    }
}
