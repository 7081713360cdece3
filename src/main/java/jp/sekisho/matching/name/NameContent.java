package jp.sekisho.matching.name;

import jp.sekisho.matching.Comparison;
import jp.sekisho.matching.Outcome;
import jp.sekisho.matching.Rule;

/// Whether two names that agree can name a person: family name and given name. Agreement of less proves little (小林 and
/// 小林 are any two of the family), agreement of nothing (N/A, a dash, a digit) proves nothing.
///
/// Structure first: a space on either side shows two parts. Where neither side has one, a list of family names says
/// whether there is more than that. What a given name alone looks like, nothing says.
final class NameContent {
    /// No two-part reading is shorter: リ　ミン. Unsplit it may be shorter than both parts need.
    private static final int SHORTEST_KANA = 3;

    private static final int SHORTEST_UNSPLIT_KANA = 4;

    /// 森恵: a person only where the first letter is a family name; else a family name that no list has (徳竹).
    private static final int SHORTEST_KANJI = 2;

    /// 小　林: a space may stand inside a short family name to fill a line.
    private static final int LONGEST_SPACED_FAMILY = 3;

    private final FoldedName a;
    private final FoldedName b;
    private int firstBreak;
    private int parts;
    private int emptyParts;
    private int kanji;
    private int kana;
    private int latin;
    private int latinParts;
    private int digits;
    private boolean oneLetterOnly = true;

    private NameContent(FoldedName a, FoldedName b) {
        this.a = a;
        this.b = b;
        count();
    }

    /// The comparison of two names that agree, or what it is worth where they say too little.
    static Comparison demanded(Comparison agreed, FoldedName a, FoldedName b) {
        return switch (new NameContent(a, b).worth()) {
            case AGREES -> agreed;
            case UNKNOWN -> agreed.as(Outcome.PARTIAL).with(Rule.NAME_PART_OMITTED);
            case CONTRADICTS -> Comparison.of(Outcome.NOT_COMPARABLE);
        };
    }

    /// Whether a name shows at a glance two parts of kanji and kana, and is no family name with a space in
    /// it: spares nearly every name the folding.
    static boolean isPlainlyEnough(String name) {
        int before = 0;
        int letters = 0;
        boolean kanji = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= '\u4E00' && c <= '\u9FFF') {
                kanji = true;
                letters++;
            } else if (c >= 'ぁ' && c <= 'ん' || c >= 'ァ' && c <= 'ン') {
                letters++;
            } else if (c == '\u3000' || c == ' ') {
                before = before == 0 ? letters : before;
            } else {
                return false;
            }
        }
        return kanji
                && before > 0
                && letters > before
                && (letters > LONGEST_SPACED_FAMILY || FamilyNames.isListed(name.substring(0, before)));
    }

    private void count() {
        int naming = 0;
        for (int i = 0; i < a.length(); i++) {
            if (i > 0 && (a.isBreak(i) || b.isBreak(i))) {
                firstBreak = firstBreak == 0 ? i : firstBreak;
                endPart(naming);
                naming = 0;
            }
            int letter = a.letter(i);
            oneLetterOnly &= letter == a.letter(0);
            if (letter >= '\u4E00' && letter <= '\u9FFF'
                    || Character.isIdeographic(letter)
                    || NotationFolding.isDeclared(letter)) {
                kanji++;
                naming++;
            } else if (letter >= '0' && letter <= '9') {
                digits++;
            } else if (letter < 0x2E80) {
                latinParts += naming == 0 ? 1 : 0;
                latin++;
                naming++;
            } else if (letter != NotationFolding.LONG_VOWEL_MARK) {
                kana++;
                naming++;
            }
        }
        endPart(naming);
    }

    private void endPart(int naming) {
        parts++;
        emptyParts += naming == 0 ? 1 : 0;
    }

    /// AGREES if the letters can name a person, UNKNOWN if they are a part of a name, CONTRADICTS if they name nobody.
    private Agreement worth() {
        int letters = kanji + kana + latin;
        if (letters == 0 || digits > 0 && latin == 0) {
            return Agreement.CONTRADICTS;
        }
        if (kanji == 0 && (oneLetterOnly || letters < SHORTEST_KANA)) {
            return Agreement.CONTRADICTS;
        }
        // 小林　A, 小林　N/A: Latin letters one by one stand for names and are none.
        if (kanji > 0 && latin > 0 && latin == latinParts) {
            return Agreement.UNKNOWN;
        }
        return letters > 1 && emptyParts == 0 && (parts > 1 ? isNoSpacedFamily() : isNoFamilyAlone())
                ? Agreement.AGREES
                : Agreement.UNKNOWN;
    }

    private boolean isNoSpacedFamily() {
        return kanji == 0
                || a.length() > LONGEST_SPACED_FAMILY
                || a.isBreak(firstBreak) && b.isBreak(firstBreak) && FamilyNames.isWritten(a.text(0, firstBreak))
                || !FamilyNames.isWritten(a.text()) && !FamilyNames.isWritten(b.text());
    }

    private boolean isNoFamilyAlone() {
        if (latin == a.length()) {
            return false;
        }
        if (kanji == 0) {
            return kana >= SHORTEST_UNSPLIT_KANA && !FamilyNames.isRead(a.text());
        }
        return !FamilyNames.isWritten(a.text())
                && !FamilyNames.isWritten(b.text())
                && (a.length() != SHORTEST_KANJI
                        || FamilyNames.isOneLetter(a.letter(0))
                        || FamilyNames.isOneLetter(b.letter(0)));
    }
}
