package jp.sekisho.synthetic.attack;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jp.sekisho.person.Address;
import jp.sekisho.person.PersonName;
import jp.sekisho.person.Sex;
import jp.sekisho.synthetic.Lot;
import jp.sekisho.synthetic.NamePart;
import jp.sekisho.synthetic.SyntheticAddress;
import jp.sekisho.synthetic.SyntheticResident;

/// How the number of one person comes to stand on the record of another: the ways that inspections found, and those
/// that would be the hardest to find.
public enum WrongLink implements Attack {
    HOUSEHOLD_MEMBER(scene -> {
        int place = scene.someone();
        return two(scene.chance.oneOf(scene.people.householdOf(place).members()), scene.resident(place));
    }),
    /// The same family, the same home, another given name and birth date.
    SIBLING(scene -> {
        SyntheticResident owner = scene.stranger();
        Person one = Person.of(owner);
        return pair(
                one.named(owner.name().family(), scene.otherGiven(owner))
                        .born(owner.birthDate().minusDays(scene.chance.between(300, 2000))),
                one);
    }),
    SPOUSE(scene -> {
        SyntheticResident owner = scene.stranger();
        SyntheticResident other = scene.stranger();
        if (other.sex() == owner.sex()) {
            return Optional.empty();
        }
        Person one = Person.of(owner);
        return pair(
                Person.of(other)
                        .named(owner.name().family(), other.name().given())
                        .at(one.address()),
                one);
    }),
    /// 健一 and 健太: the parent's name begins the child's.
    PARENT_AND_CHILD_OF_ONE_INITIAL(scene -> {
        SyntheticResident owner = scene.stranger();
        Person one = Person.of(owner);
        return alike(scene, owner)
                .map(name -> new Attempt(
                        one.named(owner.name().family(), name)
                                .born(owner.birthDate().minusYears(scene.chance.between(18, 45))),
                        one));
    }),
    TWIN(scene -> {
        SyntheticResident owner = scene.stranger();
        Person one = Person.of(owner);
        return pair(one.named(owner.name().family(), scene.otherGiven(owner)), one);
    }),
    /// Twins whose given names have a character in common.
    NEAR_TWIN(scene -> {
        SyntheticResident owner = scene.stranger();
        Person one = Person.of(owner);
        return alike(scene, owner)
                .map(name -> new Attempt(one.named(owner.name().family(), name), one));
    }),
    /// Twins whose given names are official forms of each other, read differently: 竜一 and 龍一.
    VARIANT_TWIN(scene -> {
        SyntheticResident owner = scene.stranger();
        Person one = Person.of(owner);
        NamePart[] names = scene.chance.oneOf(Names.VARIANTS);
        return pair(
                one.named(owner.name().family(), names[0]),
                one.named(owner.name().family(), names[1]));
    }),
    VARIANT_TWIN_WITHOUT_READING(scene -> {
        SyntheticResident owner = scene.stranger();
        Person one = Person.of(owner);
        NamePart[] names = scene.chance.oneOf(Names.VARIANTS);
        return pair(
                one.named(PersonName.of(owner.name().family().kanji() + "　" + names[0].kanji(), "")),
                one.named(owner.name().family(), names[1]));
    }),
    NAMESAKE_FAR(scene -> {
        SyntheticResident owner = scene.stranger();
        Person one = Person.of(owner);
        return pair(Person.of(scene.strangerTo(owner)).named(one.name()), one);
    }),
    /// Nothing but the town tells the two apart.
    NAMESAKE_OF_ONE_BIRTHDAY_FAR(scene -> {
        Person one = Person.of(scene.stranger());
        Address other = scene.stranger().address().asAddress();
        return other.text().equals(one.address().text()) ? Optional.empty() : pair(one.at(other), one);
    }),
    /// Nothing but the lot tells the two apart.
    NAMESAKE_OF_ONE_BIRTHDAY_NEXT_DOOR(scene -> {
        SyntheticResident owner = scene.stranger();
        Person one = Person.of(owner);
        return pair(one.at(nextLot(scene, owner.address())), one);
    }),
    NAMESAKE_OF_ONE_HOME_AND_ANOTHER_DAY(scene -> {
        Person one = Person.of(scene.stranger());
        return pair(one.born(nearly(scene, one.birthDate())), one);
    }),
    NAMESAKE_OF_ONE_HOME_AND_THE_OTHER_SEX(scene -> {
        Person one = Person.of(scene.stranger());
        return pair(one.of(one.sex() == Sex.MALE ? Sex.FEMALE : Sex.MALE), one);
    }),
    /// 健一 and 賢一: read alike, and all else alike.
    SAME_READING_OTHER_KANJI(scene -> {
        SyntheticResident owner = scene.stranger();
        Person one = Person.of(owner);
        String[] names = scene.chance.oneOf(Names.HOMOPHONES);
        int first = scene.chance.below(names.length - 1);
        NamePart a = new NamePart(names[1 + first], names[0]);
        NamePart b = new NamePart(names[1 + (first + 1) % (names.length - 1)], names[0]);
        return a.kanji().equals(b.kanji())
                ? Optional.empty()
                : pair(
                        one.named(owner.name().family(), a),
                        one.named(owner.name().family(), b));
    }),
    SAME_READING_OTHER_FAMILY(scene -> {
        SyntheticResident owner = scene.stranger();
        Person one = Person.of(owner);
        NamePart[] names = scene.chance.oneOf(Names.FAMILIES);
        return pair(
                one.named(names[0], owner.name().given()),
                one.named(names[1], owner.name().given()));
    }),
    /// Whoever moved out, on the record of whoever moved in.
    PREVIOUS_RESIDENT(scene -> {
        SyntheticResident owner = scene.stranger();
        Person one = Person.of(owner);
        return pair(Person.of(scene.strangerTo(owner)).at(one.address()), one);
    }),
    /// The owner lived there once, and a stranger of the same birthday does now.
    STRANGER_AT_A_FORMER_ADDRESS(scene -> {
        SyntheticResident owner = scene.stranger();
        SyntheticResident stranger = scene.strangerTo(owner);
        Person one =
                Person.of(owner).once(List.of(), List.of(stranger.address().asAddress()), Scene.TODAY.minusYears(1));
        return pair(Person.of(stranger).born(one.birthDate()).of(one.sex()), one);
    }),
    /// A namesake of one birthday where the owner lived long ago.
    NAMESAKE_AT_AN_ADDRESS_LEFT_LONG_AGO(scene -> {
        Address old = scene.stranger().address().asAddress();
        Person one = Person.of(scene.stranger());
        Person owner = one.once(List.of(), List.of(old), Scene.TODAY.minusYears(scene.chance.between(6, 40)));
        return old.text().equals(one.address().text()) ? Optional.empty() : pair(one.at(old), owner);
    }),
    NAMESAKE_AT_A_FORMER_ADDRESS_THAT_SAYS_NOTHING(scene -> {
        Address nothing = new Address("", scene.chance.oneOf(Names.NOTHING), "");
        Person one = Person.of(scene.stranger());
        return pair(one.at(nothing), one.once(List.of(), List.of(nothing), Scene.TODAY.minusYears(1)));
    }),
    /// Nobody knows where either lives.
    NAMESAKE_AT_NO_ADDRESS(scene -> {
        Person one = Person.of(scene.stranger());
        Address nothing = new Address(one.address().municipalityCode(), scene.chance.oneOf(Names.NOTHING), "");
        return pair(one.at(nothing), one.at(nothing));
    }),
    /// A given name, a birthday and a home in common; another family, before or after.
    REMARRIAGE(scene -> {
        SyntheticResident owner = scene.stranger();
        Person one = Person.of(owner);
        return pair(one.named(scene.otherFamily(owner), owner.name().given()), one);
    }),
    /// The owner's maiden name, and another given name.
    FORMER_FAMILY_NAME(scene -> {
        SyntheticResident owner = scene.stranger();
        Person one = Person.of(owner);
        NamePart maiden = scene.otherFamily(owner);
        Person married =
                one.once(List.of(one.named(maiden, owner.name().given()).name()), List.of(), Scene.TODAY.minusYears(3));
        return pair(one.named(maiden, scene.otherGiven(owner)), married);
    }),
    /// Twins who are not named yet.
    UNNAMED_TWIN(scene -> {
        SyntheticResident owner = scene.stranger();
        Person one = Person.of(owner);
        String given = scene.chance.oneOf(Names.UNNAMED);
        PersonName name = PersonName.of(
                given.isEmpty()
                        ? owner.name().family().kanji()
                        : owner.name().family().kanji() + "　" + given,
                "");
        return pair(one.named(name), one.named(name));
    }),
    GIVEN_NAME_WITHIN_ANOTHER(scene -> {
        SyntheticResident owner = scene.stranger();
        Person one = Person.of(owner);
        NamePart given = owner.name().given();
        NamePart longer =
                new NamePart(given.kanji() + scene.chance.oneOf(List.of("一", "子", "美", "郎", "介")), given.kana() + "コ");
        Person other = one.named(owner.name().family(), longer);
        return scene.chance.below(2) == 0 ? pair(other, one) : pair(one, other);
    }),
    /// 東　儀信 and 東儀　信: the letters are the same, the names are not.
    OTHER_SPLIT(scene -> {
        Person one = Person.of(scene.stranger());
        NamePart[] names = scene.chance.oneOf(Names.SPLITS);
        return pair(one.named(names[0], names[1]), one.named(names[2], names[3]));
    }),
    GIVEN_NAME_FIRST(scene -> {
        SyntheticResident owner = scene.stranger();
        Person one = Person.of(owner);
        return pair(one.named(owner.name().given(), owner.name().family()), one);
    }),
    LATIN_ORDER(scene -> {
        Person one = Person.of(scene.foreigner());
        String[] words = one.name().roman().split(" ");
        if (words.length < 2 || words[0].equals(words[words.length - 1])) {
            return Optional.empty();
        }
        String last = words[words.length - 1];
        words[words.length - 1] = words[0];
        words[0] = last;
        return pair(
                one.named(latin(String.join(" ", words))),
                one.named(latin(one.name().roman())));
    }),
    /// CHEN GANG and CHENG ANG.
    LATIN_BREAKS(scene -> {
        Person one = Person.of(scene.foreigner());
        String[] words = one.name().roman().split(" ");
        if (words.length < 2 || words[1].length() < 3) {
            return Optional.empty();
        }
        String moved = words[0] + words[1].charAt(0) + " " + words[1].substring(1);
        return pair(one.named(latin(moved)), one.named(latin(words[0] + " " + words[1])));
    }),
    LATIN_OTHER_LETTER(scene -> {
        Person one = Person.of(scene.foreigner());
        String roman = one.name().roman();
        int place = scene.chance.below(roman.length());
        char letter = (char) ('A' + scene.chance.below(26));
        if (roman.charAt(place) == ' ' || roman.charAt(place) == letter) {
            return Optional.empty();
        }
        String other = roman.substring(0, place) + letter + roman.substring(place + 1);
        return pair(one.named(latin(other)), one.named(latin(roman)));
    }),
    /// Another foreign resident's everyday name, all else alike.
    OTHER_ALIAS(scene -> {
        SyntheticResident owner = scene.foreigner();
        SyntheticResident other = scene.stranger();
        Person one = Person.of(owner);
        return owner.name().alias().isEmpty()
                        || owner.name().alias().equals(other.name().kanji())
                ? Optional.empty()
                : pair(
                        one.named(
                                PersonName.of(other.name().kanji(), other.name().kana())),
                        one);
    }),
    /// A Japanese name with the owner's Latin form beside it.
    LATIN_FORM_BESIDE_ANOTHER_NAME(scene -> {
        SyntheticResident other = scene.stranger();
        Person one = Person.of(scene.foreigner());
        PersonName name = new PersonName(
                other.name().kanji(), other.name().kana(), one.name().roman(), "", "");
        return pair(one.named(name), one);
    }),
    NEXT_APPLICANT(scene -> {
        int place = scene.someone();
        return two(scene.resident(place), scene.resident(place + 1));
    }),
    /// A whole file shifted by some rows.
    ROW_SHIFT(scene -> {
        int place = scene.someone();
        return two(scene.resident(place), scene.resident(place + scene.chance.between(2, 40)));
    }),
    /// A digit typed wrongly, the check digit right by bad luck: anybody's number.
    TYPED_DIGIT(scene -> {
        SyntheticResident owner = scene.stranger();
        return pair(Person.of(scene.strangerTo(owner)), Person.of(owner));
    }),
    SAME_BIRTHDAY_SAME_STREET(scene -> {
        SyntheticResident owner = scene.stranger();
        Person one = Person.of(owner);
        Person stranger = Person.of(scene.strangerTo(owner));
        return pair(stranger.born(one.birthDate()).of(one.sex()).at(nextLot(scene, owner.address())), one);
    }),
    SAME_BIRTHDAY_SAME_LOT(scene -> {
        SyntheticResident owner = scene.stranger();
        Person one = Person.of(owner);
        Person stranger = Person.of(scene.strangerTo(owner));
        return pair(stranger.born(one.birthDate()).of(one.sex()).at(one.address()), one);
    }),

    /// The same given name as written and another reading, all else alike.
    EQUAL_KANJI_OTHER_READING("NAME_KANA_DIFFERS", scene -> {
        SyntheticResident owner = scene.stranger();
        Person one = Person.of(owner);
        return pair(
                one.named(
                        owner.name().family(),
                        new NamePart(
                                owner.name().given().kanji(),
                                scene.otherGiven(owner).kana())),
                one);
    }),
    HIRAGANA_FOR_KATAKANA("KANA_HIRAGANA", scene -> {
        SyntheticResident owner = scene.stranger();
        Person one = Person.of(owner);
        String kana = owner.name().given().kana();
        StringBuilder hiragana = new StringBuilder();
        kana.chars().forEach(c -> hiragana.append((char) (c >= 'ァ' && c <= 'ヶ' ? c - 0x60 : c)));
        return pair(
                one.named(owner.name().family(), new NamePart(hiragana.toString(), kana)),
                one.named(owner.name().family(), new NamePart(kana, kana)));
    }),
    /// A namesake of one birthday in one lot, whose building is left out.
    NAMESAKE_IN_ONE_LOT_BUILDING_LEFT_OUT("ADDRESS_BUILDING_", scene -> {
        Person one = Person.of(scene.stranger());
        String lot = one.address().text();
        return pair(one.at(lot, ""), one.at(lot, "コーポ若葉" + scene.chance.between(101, 909)));
    }),
    NAMESAKE_IN_ONE_LOT_OTHER_ROOM("ADDRESS_BUILDING_", scene -> {
        Person one = Person.of(scene.stranger());
        String lot = one.address().text();
        int room = scene.chance.between(101, 908);
        return pair(one.at(lot, "コーポ若葉" + room), one.at(lot, "コーポ若葉" + (room + 1)));
    });

    private final String takenWith;
    private final Function<Scene, Optional<Attempt>> attempts;

    WrongLink(Function<Scene, Optional<Attempt>> attempts) {
        this("", attempts);
    }

    WrongLink(String takenWith, Function<Scene, Optional<Attempt>> attempts) {
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

    private static Optional<Attempt> pair(Person record, Person owner) {
        return Optional.of(new Attempt(record, owner));
    }

    /// Two residents, if they are two.
    private static Optional<Attempt> two(SyntheticResident record, SyntheticResident owner) {
        return record.equals(owner) ? Optional.empty() : pair(Person.of(record), Person.of(owner));
    }

    private static PersonName latin(String roman) {
        return PersonName.of(roman, "");
    }

    private static Optional<NamePart> alike(Scene scene, SyntheticResident owner) {
        NamePart other = scene.otherGiven(owner);
        NamePart own = owner.name().given();
        return other.kanji().codePointAt(0) == own.kanji().codePointAt(0) ? Optional.of(other) : Optional.empty();
    }

    private static Address nextLot(Scene scene, SyntheticAddress home) {
        Lot lot = home.lot();
        int step = scene.chance.between(1, 9);
        Lot other = new Lot(lot.chome(), lot.number() + step, lot.branch(), lot.block());
        return new SyntheticAddress(
                        home.municipalityCode(),
                        home.municipality(),
                        home.section(),
                        home.town(),
                        other,
                        home.building())
                .asAddress();
    }

    /// A day that is easily taken for the other.
    private static LocalDate nearly(Scene scene, LocalDate day) {
        LocalDate other = switch (scene.chance.below(4)) {
            case 0 -> day.minusDays(scene.chance.between(1, 3));
            case 1 -> day.minusYears(scene.chance.between(1, 12));
            case 2 -> day.minusMonths(scene.chance.between(1, 11));
            default ->
                day.getDayOfMonth() <= 12
                        ? LocalDate.of(day.getYear(), day.getDayOfMonth(), Math.min(day.getMonthValue(), 28))
                        : day.minusDays(10);
        };
        return other.equals(day) ? day.minusDays(1) : other;
    }
}
