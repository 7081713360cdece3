package jp.sekisho.synthetic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import jp.sekisho.synthetic.DateText.Era;

/// The ways in which a business system writes the very data that the registry holds. Every one of them, and every
/// mixture, must pass. A way that does not touch a resident (no old form in the name) leaves the writing as it is.
///
/// The order is that of application: numbers are hyphenated before all becomes full-width.
public enum Notation {
    KANJI_VARIANT(
            Part.KANJI_FORM,
            w -> w.kanji(
                    firstOf(OldForms.alternatives(w.name().kanji()), w.name().kanji()))),
    KANJI_OTHER_VARIANT(
            Part.KANJI_FORM,
            w -> w.kanji(
                    lastOf(OldForms.alternatives(w.name().kanji()), w.name().kanji()))),
    KANJI_MODERN(Part.KANJI_FORM, w -> w.kanji(OldForms.modernise(w.name().kanji()))),
    /// 佐佐木 for 佐々木.
    KANJI_REPEATED(Part.KANJI_FORM, w -> w.kanji(w.name().kanji().replaceAll("(\\p{IsHan})々", "$1$1"))),
    /// A variation selector behind the first character.
    KANJI_SELECTOR(Part.KANJI_CODE, w -> w.kanji(w.name().kanji().replaceAll("^(\\p{IsHan})", "$1\uDB40\uDD00"))),
    /// A compatibility ideograph, which NFC folds.
    KANJI_COMPATIBILITY(
            Part.KANJI_CODE,
            w -> w.kanji(replaceEach(w.name().kanji(), "神福都晴祥羽", "\uFA19\uFA1B\uFA26\uFA12\uFA1A\uFA1E"))),
    KANJI_SPACE_HALF(Part.KANJI_SPACE, w -> w.kanji(w.name().kanji().replace('　', ' '))),
    KANJI_SPACE_NONE(Part.KANJI_SPACE, w -> w.kanji(w.name().kanji().replace("　", ""))),
    KANJI_PADDED(
            Part.KANJI_SPACE,
            w -> w.kanji(w.name().kanji().isEmpty() ? "" : w.name().kanji() + "　　　")),

    KANA_LARGE(Part.KANA_SIZE, w -> w.kana(KanaText.large(w.name().kana()))),
    KANA_SPACE_HALF(Part.KANA_SPACE, w -> w.kana(w.name().kana().replace('　', ' '))),
    KANA_SPACE_NONE(Part.KANA_SPACE, w -> w.kana(w.name().kana().replace("　", ""))),
    KANA_MIDDLE_DOT(Part.KANA_SPACE, w -> w.kana(w.name().kana().replace('　', '・'))),
    KANA_HALF_WIDTH(Part.KANA_SCRIPT, w -> w.kana(KanaText.halfWidth(w.name().kana()))),
    KANA_HIRAGANA(Part.KANA_SCRIPT, w -> w.kana(KanaText.hiragana(w.name().kana()))),
    KANA_SPACED_MARKS(Part.KANA_SCRIPT, w -> w.kana(KanaText.marksApart(w.name().kana(), '\u309B', '\u309C'))),
    KANA_COMBINING_MARKS(
            Part.KANA_SCRIPT, w -> w.kana(KanaText.marksApart(w.name().kana(), '\u3099', '\u309A'))),
    KANA_HYPHEN_FOR_LONG_VOWEL(Part.KANA_SCRIPT, w -> w.kana(w.name().kana().replace('ー', '-'))),

    ROMAN_LOWER_CASE(Part.ROMAN, w -> w.roman(w.name().roman().toLowerCase(Locale.ROOT))),
    ROMAN_FULL_WIDTH(Part.ROMAN, w -> w.roman(fullWidth(w.name().roman()))),

    DATE_SLASHES(Part.DATE, w -> w.birthDate(w.birthDate().replace('-', '/'))),
    DATE_COMPACT(Part.DATE, w -> w.birthDate(w.birthDate().replace("-", ""))),
    DATE_DOTS(
            Part.DATE,
            w -> w.birthDate(w.born().getYear() + "." + w.born().getMonthValue() + "."
                    + w.born().getDayOfMonth())),
    DATE_UNITS(
            Part.DATE,
            w -> w.birthDate(w.born().getYear() + "年" + w.born().getMonthValue() + "月"
                    + w.born().getDayOfMonth() + "日")),
    DATE_FULL_WIDTH(Part.DATE, w -> w.birthDate(fullWidth(w.birthDate()))),
    /// 昭和39年5月1日, 平成元年5月1日
    DATE_ERA(Part.DATE, w -> w.birthDate(DateText.of(w.born()).withUnits())),
    DATE_ERA_FULL_WIDTH(
            Part.DATE, w -> w.birthDate(fullWidth(DateText.of(w.born()).withUnits()))),
    /// 昭和三十九年五月一日
    DATE_ERA_KANJI(Part.DATE, w -> w.birthDate(DateText.of(w.born()).inKanji())),
    /// S39.5.1
    DATE_ERA_LETTER(Part.DATE, w -> w.birthDate(DateText.of(w.born()).after(era(w).letter, "."))),
    /// s39/05/01
    DATE_ERA_LETTER_LOWER(
            Part.DATE,
            w -> w.birthDate(DateText.of(w.born()).padded(era(w).letter.toLowerCase(Locale.ROOT), "/"))),
    /// Ｓ３９．５．１
    DATE_ERA_LETTER_FULL_WIDTH(
            Part.DATE, w -> w.birthDate(fullWidth(DateText.of(w.born()).after(era(w).letter, ".")))),
    /// S390501
    DATE_ERA_LETTER_COMPACT(Part.DATE, w -> w.birthDate(DateText.of(w.born()).padded(era(w).letter, ""))),
    /// ㍼39/05/01
    DATE_ERA_SQUARE(Part.DATE, w -> w.birthDate(DateText.of(w.born()).padded(era(w).square, "/"))),
    /// 昭和64年5月1日 for 1989-05-01
    DATE_ERA_RUNNING_ON(
            Part.DATE,
            w -> w.birthDate(
                    DateText.runningOn(w.born()).map(DateText::withUnits).orElse(w.birthDate()))),

    /// Never together with the prefecture: four prefectures have a 池田町.
    CODE_DROPPED(Part.PREFECTURE, Writing::withoutCode),
    PREFECTURE_DROPPED(Part.PREFECTURE, w -> w.prefecture("")),
    COUNTY_DROPPED(Part.COUNTY, w -> w.municipality(w.municipality().replaceFirst("^.+郡", ""))),
    OAZA_DROPPED(Part.OAZA, w -> w.section("")),
    AZA_FOR_OAZA(Part.OAZA, w -> w.section(w.section().replace("大字", "字"))),
    /// ヶ for ケ and ケ for ヶ
    TOWN_KE(
            Part.TOWN,
            w -> w.municipality(replaceEach(w.municipality(), "ケヶ", "ヶケ")).town(replaceEach(w.town(), "ケヶ", "ヶケ"))),
    /// が for ケ or ヶ
    TOWN_GA(
            Part.TOWN,
            w -> w.municipality(replaceEach(w.municipality(), "ケヶ", "がが")).town(replaceEach(w.town(), "ケヶ", "がが"))),
    /// の for ノ and ノ for の
    TOWN_NO(Part.TOWN, w -> w.municipality(swapNo(w.municipality())).town(swapNo(w.town()))),
    /// 三ッ和
    TOWN_TSU(Part.TOWN, w -> w.town(w.town().replaceAll("(?<=\\p{IsHan})ツ(?=\\p{IsHan})", "ッ"))),

    LOT_HYPHENS(Part.LOT, w -> w.lotText(LotText.joined(w.lot(), "-"))),
    LOT_MINUS_SIGNS(Part.LOT, w -> w.lotText(LotText.joined(w.lot(), "\u2212"))),
    LOT_LONG_VOWEL_MARKS(Part.LOT, w -> w.lotText(LotText.joined(w.lot(), "ー"))),
    /// 一丁目11-16
    LOT_HYPHEN_BEHIND_CHOME(Part.LOT, w -> w.lotText(LotText.hyphenBehindChome(w.lot()))),
    /// 1丁目11番16号
    LOT_DIGIT_CHOME(
            Part.LOT,
            w -> w.lotText(w.lotText()
                    .replace(Lot.kanji(w.lot().chome()) + "丁目", w.lot().chome() + "丁目"))),
    /// 千六百十三番地二
    LOT_KANJI(Part.LOT, w -> w.lotText(LotText.digitsReplaced(w.lotText(), run -> Lot.kanji(Integer.parseInt(run))))),
    /// 一六一三番地二
    LOT_KANJI_DIGITS(
            Part.LOT,
            w -> w.lotText(LotText.digitsReplaced(w.lotText(), run -> replaceEach(run, "0123456789", "〇一二三四五六七八九")))),
    /// 1613番 for 1613番地
    LOT_BAN(Part.LOT, w -> w.lotText(w.lotText().replace("番地", "番"))),
    /// 1613番地の2
    LOT_BRANCH_NO(Part.LOT, w -> w.lotText(w.lotText().replaceFirst("番地(?=.)", "番地の"))),
    /// 11番16
    LOT_LAST_UNIT_DROPPED(Part.LOT, w -> w.lotText(w.lotText().replaceFirst("(号|番地)$", ""))),

    /// Never together with another form of the kanji: one of the two must be plain.
    BUILDING_DROPPED(EnumSet.of(Part.BUILDING, Part.KANJI_FORM), w -> w.building("")),
    BUILDING_IN_TEXT(Part.BUILDING, w -> w.buildingInText("　")),
    BUILDING_IN_TEXT_HALF_SPACE(Part.BUILDING, w -> w.buildingInText(" ")),
    BUILDING_ATTACHED(Part.BUILDING, w -> w.buildingInText("")),
    BUILDING_BARE_ROOM(Part.BUILDING, w -> w.building(w.building().replaceFirst("号室$", ""))),
    BUILDING_HALF_WIDTH(Part.BUILDING, w -> w.building(KanaText.halfWidth(w.building()))),

    /// Municipality and town kept apart, as forms with two boxes do.
    ADDRESS_SPACED(Part.ADDRESS_TEXT, w -> w.municipality(w.municipality() + "　")),
    ADDRESS_FULL_WIDTH(Part.ADDRESS_TEXT, w -> w.lotText(fullWidth(w.lotText())).building(fullWidth(w.building()))),
    POSTAL_CODE(Part.ADDRESS_FRONT, w -> w.frontMatter("〒380-8570　")),
    POSTAL_CODE_FULL_WIDTH(Part.ADDRESS_FRONT, w -> w.frontMatter("〒３８０－８５７０"));

    /// What is rewritten. A mixture takes at most one way a part.
    private enum Part {
        KANJI_FORM,
        KANJI_CODE,
        KANJI_SPACE,
        KANA_SIZE,
        KANA_SPACE,
        KANA_SCRIPT,
        ROMAN,
        DATE,
        PREFECTURE,
        COUNTY,
        OAZA,
        TOWN,
        LOT,
        BUILDING,
        ADDRESS_TEXT,
        ADDRESS_FRONT
    }

    /// A writing and the ways that led to it, which a failing test names.
    public record Rewriting(Set<Notation> notations, Writing writing) {
        @Override
        public String toString() {
            return notations.toString();
        }
    }

    private final Set<Part> parts;
    private final UnaryOperator<Writing> rewriting;

    Notation(Part part, UnaryOperator<Writing> rewriting) {
        this(EnumSet.of(part), rewriting);
    }

    Notation(Set<Part> parts, UnaryOperator<Writing> rewriting) {
        this.parts = parts;
        this.rewriting = rewriting;
    }

    public Writing rewrite(Writing writing) {
        return rewriting.apply(writing);
    }

    /// The resident's data in each way that makes a difference, one way at a time.
    public static List<Rewriting> each(SyntheticResident resident) {
        Writing plain = Writing.of(resident);
        List<Rewriting> rewritings = new ArrayList<>();
        for (Notation notation : values()) {
            Writing writing = notation.rewrite(plain);
            if (!writing.equals(plain)) {
                rewritings.add(new Rewriting(EnumSet.of(notation), writing));
            }
        }
        return rewritings;
    }

    /// The resident's data in many ways at once, no two of them for one part.
    public static Rewriting mixed(SyntheticResident resident, long seed) {
        Random random = new Random(seed);
        EnumSet<Part> free = EnumSet.allOf(Part.class);
        EnumSet<Notation> applied = EnumSet.noneOf(Notation.class);
        List<Notation> candidates = new ArrayList<>(List.of(values()));
        Collections.shuffle(candidates, random);
        for (Notation candidate : candidates) {
            if (random.nextBoolean() && free.containsAll(candidate.parts)) {
                free.removeAll(candidate.parts);
                applied.add(candidate);
            }
        }
        Writing writing = Writing.of(resident);
        EnumSet<Notation> effective = EnumSet.noneOf(Notation.class);
        for (Notation notation : applied) {
            Writing rewritten = notation.rewrite(writing);
            if (!rewritten.equals(writing)) {
                effective.add(notation);
                writing = rewritten;
            }
        }
        return new Rewriting(effective, writing);
    }

    /// A writing in so many ways, or in as many as make a difference to it, no two of them for one part.
    public static Rewriting some(Writing writing, int wanted, Chance chance) {
        List<Notation> candidates = new ArrayList<>(List.of(values()));
        chance.shuffle(candidates);
        EnumSet<Part> free = EnumSet.allOf(Part.class);
        EnumSet<Notation> chosen = EnumSet.noneOf(Notation.class);
        for (Notation candidate : candidates) {
            if (chosen.size() < wanted
                    && free.containsAll(candidate.parts)
                    && !candidate.rewrite(writing).equals(writing)) {
                chosen.add(candidate);
                free.removeAll(candidate.parts);
            }
        }
        Writing rewritten = writing;
        for (Notation notation : chosen) {
            rewritten = notation.rewrite(rewritten);
        }
        return new Rewriting(chosen, rewritten);
    }

    private static Era era(Writing writing) {
        return DateText.of(writing.born()).era();
    }

    private static String firstOf(List<String> list, String otherwise) {
        return list.isEmpty() ? otherwise : list.getFirst();
    }

    private static String lastOf(List<String> list, String otherwise) {
        return list.isEmpty() ? otherwise : list.getLast();
    }

    private static String fullWidth(String text) {
        StringBuilder wide = new StringBuilder();
        for (char c : text.toCharArray()) {
            wide.append(c == ' ' ? '　' : c > ' ' && c <= '~' ? (char) (c - '!' + '！') : c);
        }
        return wide.toString();
    }

    private static String replaceEach(String text, String from, String to) {
        StringBuilder replaced = new StringBuilder();
        for (char c : text.toCharArray()) {
            int found = from.indexOf(c);
            replaced.append(found < 0 ? c : to.charAt(found));
        }
        return replaced.toString();
    }

    private static String swapNo(String name) {
        return name.contains("ノ") ? name.replace('ノ', 'の') : name.replaceAll("(?<=\\p{IsHan})の(?=\\p{IsHan})", "ノ");
    }
}
