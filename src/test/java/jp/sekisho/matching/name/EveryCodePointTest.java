package jp.sekisho.matching.name;

import static jp.sekisho.matching.Comparison.bit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jp.sekisho.matching.Outcome;
import jp.sekisho.matching.Rule;
import org.junit.jupiter.api.Test;

/// What becomes of each code point of Unicode behind a letter: nothing that can be seen is ignored.
class EveryCodePointTest {
    private static final long GAP = bit(Rule.NAME_SPACING) | bit(Rule.NAME_HYPHEN);

    private enum Fate {
        /// The letter itself.
        KEPT,
        /// Another writing of a letter, with a note.
        MAPPED,
        /// A gap between words.
        GAP,
        /// A mark that stays with the Latin letter before it, or an apostrophe, with a note.
        NOTED,
        /// Nothing is left of it.
        DROPPED,
        NOT_COMPARABLE
    }

    @Test
    void isKeptMappedDroppedOrNotComparable() {
        Map<Fate, Integer> counts = new EnumMap<>(Fate.class);
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            Fate fate = fate(c);
            counts.merge(fate, 1, Integer::sum);
            boolean selector = c >= 0xFE00 && c <= 0xFE0F || c >= 0x180B && c <= 0x180F || c >= 0xE0100 && c <= 0xE01EF;
            boolean seen = fate == Fate.DROPPED && !isDefaultIgnorable(c) && !selector;
            boolean unknown = (fate == Fate.KEPT || fate == Fate.MAPPED) && !isOfAKnownScript(c);
            if (seen || unknown) {
                fail("U+%X", c);
            }
        }
        assertThat(counts)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        Fate.KEPT, 163_933,
                        Fate.MAPPED, 2_491,
                        Fate.GAP, 84,
                        Fate.NOTED, 239,
                        Fate.DROPPED, 403,
                        Fate.NOT_COMPARABLE, 946_962));
    }

    @Test
    void agreesWithItselfOnlyWhereItIsKnown() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            String name = "A" + Character.toString(c);
            if (fate(c) == Fate.NOT_COMPARABLE
                    && KanjiNameComparator.compare(name, name).outcome() != Outcome.NOT_COMPARABLE) {
                fail("U+%X", c);
            }
        }
    }

    @Test
    void isNotComparableOfAnUndeclaredCharacterSet() {
        for (int c : List.of(0xAC00, 0xD55C, 0xD7A3, 0x1100, 0x3131, 0xE000, 0xF8FF, 0xF0000, 0xFFFFD)) {
            String letter = Character.toString(c);
            assertThat(KanjiNameComparator.compare("小林　健" + letter, "小林　健一").outcome())
                    .as("U+%X", c)
                    .isEqualTo(Outcome.NOT_COMPARABLE);
            assertThat(KanjiNameComparator.compare(letter + "林　健一", letter + "林　健一")
                            .outcome())
                    .as("U+%X", c)
                    .isEqualTo(Outcome.NOT_COMPARABLE);
        }
    }

    /// A point of plane 16 is a letter of 行政事務標準文字: every other sender's was taken out before.
    @Test
    void isItselfAndNothingThatIsKnownWhereTheStandardLettersAreDeclared() {
        String letter = Character.toString(0x100001);
        String other = Character.toString(0x100002);
        assertThat(KanjiNameComparator.compare("小" + letter + "　健一", "小" + letter + "　健一")
                        .outcome())
                .isEqualTo(Outcome.EXACT);
        assertThat(KanjiNameComparator.compare("小" + letter + "　健一", "小" + letter + "健一")
                        .outcome())
                .isEqualTo(Outcome.EQUIVALENT);
        assertThat(KanjiNameComparator.compare("小" + letter + "　健一", "小" + other + "　健一")
                        .outcome())
                .isEqualTo(Outcome.NOT_COMPARABLE);
        assertThat(KanjiNameComparator.compare("小" + letter + "　健一", "小林　健一").outcome())
                .isEqualTo(Outcome.NOT_COMPARABLE);
        assertThat(KanjiNameComparator.compare("小" + letter + "　健一", "大" + letter + "　健一")
                        .outcome())
                .isEqualTo(Outcome.MISMATCH);
    }

    private static Fate fate(int c) {
        FoldedName name = FoldedName.of("A" + Character.toString(c) + "B");
        for (int i = 0; i < name.length(); i++) {
            if (name.letter(i) == NotationFolding.UNKNOWN) {
                return Fate.NOT_COMPARABLE;
            }
        }
        if (name.length() > 2) {
            return name.length() == 3 && name.letter(1) == c ? Fate.KEPT : Fate.MAPPED;
        }
        if ((name.notation(1) & GAP) != 0) {
            return Fate.GAP;
        }
        boolean noted = name.mark(0) != 0 || name.isApostrophe(1);
        return noted ? Fate.NOTED : Fate.DROPPED;
    }

    private static boolean isOfAKnownScript(int c) {
        if (c >= 0x100000) {
            return true;
        }
        return switch (Character.UnicodeScript.of(c)) {
            case LATIN, HAN, HIRAGANA, KATAKANA -> true;
            // Digits, and the marks that kana and kanji share.
            case COMMON -> "0123456789０１２３４５６７８９ーｰ〆".indexOf(c) >= 0;
            default -> false;
        };
    }

    /// Unicode 16, DerivedCoreProperties, Default_Ignorable_Code_Point.
    private static boolean isDefaultIgnorable(int c) {
        return c == 0xAD
                || c == 0x34F
                || c == 0x61C
                || c >= 0x115F && c <= 0x1160
                || c >= 0x17B4 && c <= 0x17B5
                || c >= 0x180B && c <= 0x180F
                || c >= 0x200B && c <= 0x200F
                || c >= 0x202A && c <= 0x202E
                || c >= 0x2060 && c <= 0x206F
                || c == 0x3164
                || c >= 0xFE00 && c <= 0xFE0F
                || c == 0xFEFF
                || c == 0xFFA0
                || c >= 0xFFF0 && c <= 0xFFF8
                || c >= 0x1BCA0 && c <= 0x1BCA3
                || c >= 0x1D173 && c <= 0x1D17A
                || c >= 0xE0000 && c <= 0xE0FFF;
    }
}
