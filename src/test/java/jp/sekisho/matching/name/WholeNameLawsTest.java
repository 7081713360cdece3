package jp.sekisho.matching.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import jp.sekisho.person.PersonName;
import org.junit.jupiter.api.Test;

/// What holds for every name in all its forms, over generated ones.
class WholeNameLawsTest {
    private static final long SEED = 20_261_128L;
    private static final int TRIALS = 100_000;
    private static final List<String> WRITTEN = List.of(
            "小林　健一",
            "小林健一",
            "小　林健一",
            "小林",
            "小林　健二",
            "佐藤　花子",
            "渡邉　龍一",
            "渡辺　竜一",
            "小林　遥",
            "小林　遙",
            "金　安晃",
            "金安　晃",
            "金安晃",
            "小林　りっか",
            "小林　りつか",
            "小林　〓一",
            "小林　不詳",
            "王偉",
            "王　偉",
            "WANG WEI 王偉",
            "王偉_WANG WEI",
            "WANG WEI",
            "WEI WANG",
            "WANGWEI",
            "LEE UN JU",
            "LE EUN JU",
            "MÜLLER JAN",
            "MUELLER JAN",
            "MULLER JAN",
            "健一　小林",
            "",
            "・",
            "なし",
            "张伟",
            "張偉");
    private static final List<String> READ = List.of(
            "コバヤシ　ケンイチ", "コバヤシケンイチ", "コバヤシ　ケンジ", "サトウ　ハナコ", "ワタナベ　リュウイチ", "ワタナベ　タツイチ", "コバヤシ　ハルカ", "ワン　ウェイ", "", "フメイ");
    private static final List<String> ROMAN =
            List.of("WANG WEI", "Wang Wei", "WANG", "WEI WANG", "LI MING", "MÜLLER JAN", "", "", "");
    private static final List<String> ALIAS = List.of("山田　太郎", "山田太郎", "山田", "鈴木　一", "", "", "", "");

    @Test
    void comparisonIsSymmetric() {
        Random random = new Random(SEED);
        for (int i = 0; i < TRIALS; i++) {
            // Who holds which form is not symmetric on purpose: the registry's everyday name may be the record's name.
            PersonName a = PersonName.of(pick(WRITTEN, random), pick(READ, random));
            PersonName b = PersonName.of(pick(WRITTEN, random), pick(READ, random));
            boolean oneReading = a.kana().isEmpty() != b.kana().isEmpty();
            NameComparison there = NameComparator.compare(a, List.of(b));
            NameComparison back = NameComparator.compare(b, List.of(a));
            if (!oneReading && !holdsTwoForms(a) && !holdsTwoForms(b)) {
                assertThat(back.kanji().accepts())
                        .as(told(a, b))
                        .isEqualTo(there.kanji().accepts());
                assertThat(back.kanji().rules())
                        .as(told(a, b))
                        .isEqualTo(there.kanji().rules());
                assertThat(back.splitAlike()).as(told(a, b)).isEqualTo(there.splitAlike());
                assertThat(back.givenNameVariant()).as(told(a, b)).isEqualTo(there.givenNameVariant());
                assertThat(back.nameOrderCrossed()).as(told(a, b)).isEqualTo(there.nameOrderCrossed());
            }
        }
    }

    /// Exceptions, and no others: half of all records hold no space, so that a name without one may
    /// be either of two. A Latin form or an everyday name that contradicts is not missed where it is
    /// left out, and nor is the name as written beside an everyday name that agrees. Marks may be left
    /// out, as passports do.
    @Test
    void sayingLessNeverMakesANameAgree() {
        Random random = new Random(SEED);
        int blocked = 0;
        for (int i = 0; i < TRIALS; i++) {
            PersonName record = any(random);
            PersonName current = any(random);
            List<PersonName> names = i % 4 == 0 ? List.of(current, any(random)) : List.of(current);
            // A register that holds no name as written but another form knows nothing that could contradict.
            boolean unwritten = names.stream().anyMatch(name -> name.kanji().length() < 2);
            if (unwritten || accepts(record, names)) {
                continue;
            }
            blocked++;
            for (PersonName less : saidLess(record, random)) {
                if (accepts(less, names)) {
                    throw new AssertionError(told(record, current) + " but " + told(less, names.getLast()));
                }
            }
        }
        assertThat(blocked).isGreaterThan(TRIALS / 2);
    }

    private static boolean accepts(PersonName record, List<PersonName> names) {
        NameComparison name = NameComparator.compare(record, names);
        return switch (name.kanji().outcome()) {
            case EXACT, EQUIVALENT, VARIANT, HISTORICAL -> true;
            case PARTIAL, MISMATCH, NOT_COMPARABLE, ABSENT_IN_RECORD, ABSENT_IN_REGISTRY, NOT_REQUIRED -> false;
        };
    }

    private static List<PersonName> saidLess(PersonName name, Random random) {
        List<PersonName> less = new ArrayList<>();
        less.add(new PersonName(name.kanji(), "", name.roman(), name.alias(), name.aliasKana()));
        less.add(new PersonName(name.kanji(), name.kana(), name.roman(), name.alias(), ""));
        if (name.alias().isEmpty()) {
            less.add(new PersonName("", name.kana(), name.roman(), "", ""));
        }
        // One of a card's two forms left out is a form left out.
        if (!holdsTwoForms(name)) {
            less.add(new PersonName(
                    cut(name.kanji(), random), name.kana(), name.roman(), name.alias(), name.aliasKana()));
        }
        less.add(new PersonName(
                blurred(name.kanji(), random), name.kana(), name.roman(), name.alias(), name.aliasKana()));
        less.add(new PersonName(name.kanji(), cut(name.kana(), random), name.roman(), name.alias(), name.aliasKana()));
        less.add(new PersonName(
                name.kanji(), blurred(name.kana(), random), name.roman(), name.alias(), name.aliasKana()));
        if (!name.roman().isEmpty()) {
            less.add(new PersonName(
                    name.kanji(), name.kana(), blurred(name.roman(), random), name.alias(), name.aliasKana()));
        }
        if (!name.alias().isEmpty()) {
            less.add(new PersonName(
                    name.kanji(), name.kana(), name.roman(), blurred(name.alias(), random), name.aliasKana()));
        }
        return less;
    }

    /// The name without its last or its first words. Less of a word is another word, which may be somebody's name.
    private static String cut(String text, Random random) {
        int at = random.nextBoolean() ? text.indexOf('　') : text.lastIndexOf(' ');
        return at < 0 ? text : random.nextBoolean() ? text.substring(0, at) : text.substring(at + 1);
    }

    private static String blurred(String text, Random random) {
        if (text.isEmpty()) {
            return text;
        }
        int at = random.nextInt(text.length());
        return text.substring(0, at) + "〓" + text.substring(at + 1);
    }

    private static boolean holdsTwoForms(PersonName name) {
        PersonName written = PersonName.of(name.kanji(), name.kana());
        return ScriptsApart.of(written) != written;
    }

    private static PersonName any(Random random) {
        String alias = pick(ALIAS, random);
        return new PersonName(
                pick(WRITTEN, random),
                pick(READ, random),
                pick(ROMAN, random),
                alias,
                alias.isEmpty() ? "" : pick(READ, random));
    }

    private static String told(PersonName a, PersonName b) {
        return "seed " + SEED + ": " + told(a) + " / " + told(b);
    }

    private static String told(PersonName name) {
        return String.join("|", name.kanji(), name.kana(), name.roman(), name.alias(), name.aliasKana());
    }

    private static String pick(List<String> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
