package jp.sekisho.matching.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import jp.sekisho.base.Table;
import jp.sekisho.matching.Comparison;
import jp.sekisho.matching.Outcome;
import jp.sekisho.person.Address;
import org.junit.jupiter.api.Test;

class AddressComparatorTest {
    private static final long SEED = 4711;
    private static final String[] PIECES = {
        "長野県",
        "長野市",
        "府中市",
        "札幌市",
        "西区",
        "京都市中京区",
        "北佐久郡",
        "軽井沢町",
        "大字",
        "字",
        "小字",
        "鶴賀",
        "緑町",
        "三番町",
        "八日市場",
        "七二会丁",
        "1",
        "2",
        "13",
        "００３",
        "一",
        "二十",
        "百",
        "千",
        "〇",
        "十二",
        "壱",
        "丁目",
        "丁",
        "番",
        "番地",
        "番丁",
        "号",
        "条",
        "線",
        "地割",
        "第",
        "の",
        "ノ",
        "之",
        "-",
        "ー",
        "−",
        "北",
        "西",
        "イ",
        "い",
        "甲",
        "丁",
        "先",
        "付近",
        " ",
        "　",
        "、",
        "（",
        "）",
        "コーポ",
        "若葉荘",
        "101",
        "号室",
        "F",
        "階",
        "A",
        "Ⅱ",
        "㍿",
        "①",
        "ヶ",
        "が",
        "ｶﾞ",
        "カ゛",
        "々",
        "〒",
        "380-0801",
        "通",
        "上る",
        "西入",
        "\u200B",
        "\uFE00",
        "\uD800",
        "\uDC00",
        "𠮟",
        "\u3099",
        "\u0301",
        "●",
        "\n",
        "\t",
        "?",
        "様方",
        "無番地",
        "方"
    };
    private static final List<String[]> MUNICIPALITIES = Table.rows("/tables/municipalities.tsv");

    @Test
    void isSymmetricAndTotalOnWhatNobodyWrites() {
        Random random = new Random(SEED);
        for (int i = 0; i < 200_000; i++) {
            Address a = new Address(random.nextInt(4) == 0 ? "202011" : "", text(random, 12), text(random, 3));
            Address b = random.nextBoolean()
                    ? new Address("", edited(a.text(), random), a.building())
                    : new Address("", text(random, 12), text(random, 3));

            Comparison there = AddressComparator.compare(a, b);
            Comparison back = AddressComparator.compare(b, a);

            String pair = "seed " + SEED + ", " + Arrays.toString(new String[] {a.text(), b.text()});
            assertThat(back.rules()).as(pair).isEqualTo(there.rules());
            if (back.outcome() != Outcome.ABSENT_IN_RECORD && back.outcome() != Outcome.ABSENT_IN_REGISTRY) {
                assertThat(back.outcome()).as(pair).isEqualTo(there.outcome());
            }
        }
    }

    /// An address that was written alike on both sides is mostly not read at all; that must not be seen.
    @Test
    void agreesWithItselfAsItsReadingDoes() {
        Random random = new Random(SEED);
        for (int i = 0; i < 50_000; i++) {
            Address address = new Address("", text(random, 10), text(random, 3));
            Form form = Reader.read(address);
            Comparison read = AddressComparator.compare(form, form);
            Address coded = new Address("202011", address.text(), address.building());
            Form codedForm = Reader.read(coded);

            assertThat(AddressComparator.compare(coded, coded).outcome())
                    .as("seed %d, %s, with a code", SEED, coded.text())
                    .isEqualTo(AddressComparator.compare(codedForm, codedForm).outcome());
            assertThat(AddressComparator.compare(address, address).outcome())
                    .as("seed %d, %s", SEED, address.text())
                    .isEqualTo(read.outcome());
            if (read.accepts() && !form.buildingMasked()) {
                assertThat(read.outcome())
                        .as("seed %d, %s", SEED, address.text())
                        .isEqualTo(Outcome.EXACT);
            }
        }
    }

    @Test
    void agreesWithEveryCharacterTakenApart() {
        for (int c = 0x80; c < 0x30000; c++) {
            // The mark is below the letter: in the canonical order it stands before an accent.
            String text = "長野市鶴賀1-" + Character.toString(c) + "\u06ED";
            String apart = Normalizer.normalize(text, Normalizer.Form.NFD);
            if (!apart.equals(text)) {
                Comparison comparison =
                        AddressComparator.compare(new Address("", text, ""), new Address("", apart, ""));
                assertThat(comparison.outcome()).as("U+%X", c).isIn(Outcome.EXACT, Outcome.NOT_COMPARABLE);
            }
        }
    }

    @Test
    void readsEveryMunicipality() {
        for (String[] row : MUNICIPALITIES) {
            Form form = Reader.read(new Address(row[0], row[1] + "本町1-2", ""));

            assertThat(form.contradictory()).as(row[1]).isFalse();
            assertThat(form.places()).as(row[1]).hasSize(1);
            assertThat(Reader.read(new Address("", row[1] + "本町1-2", "")).lot().length())
                    .as(row[1])
                    .isEqualTo(form.lot().length());
        }
    }

    @Test
    void contradictsBetweenAnyTwoMunicipalities() {
        Form[] forms = MUNICIPALITIES.stream()
                .map(row -> Reader.read(new Address("", row[1] + "本町1-2", "")))
                .toArray(Form[]::new);
        for (int i = 0; i < forms.length; i++) {
            for (int j = 0; j < i; j++) {
                String a = MUNICIPALITIES.get(i)[1];
                String b = MUNICIPALITIES.get(j)[1];
                // Two cities of one name, and wards that need their city, cannot be told apart without more.
                boolean homonyms = a.equals(b) || a.endsWith("市" + b) || b.endsWith("市" + a);
                if (!homonyms) {
                    assertThat(AddressComparator.compare(forms[i], forms[j]).outcome())
                            .as("%s %s", a, b)
                            .isEqualTo(Outcome.MISMATCH);
                }
            }
        }
    }

    private static String text(Random random, int pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(pieces + 1); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private static String edited(String text, Random random) {
        int at = random.nextInt(text.length() + 1);
        return text.substring(0, at) + PIECES[random.nextInt(PIECES.length)] + text.substring(at);
    }
}
