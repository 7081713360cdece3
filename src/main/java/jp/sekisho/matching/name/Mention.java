package jp.sekisho.matching.name;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import jp.sekisho.person.BirthDateEntry;
import jp.sekisho.person.PersonName;
import jp.sekisho.person.Subject;

/// Whether a free text tells who somebody is: a run of twelve digits in any writing, or the name, the address or the
/// birth date of the person concerned after folding. In doubt it does. Not made for speed.
public final class Mention {
    private static final int NUMBER_DIGITS = 12;
    /// What two letters of kanji tell, kana and Latin letters tell with three: マイ stands in マイナンバー.
    private static final int SHORTEST_KANJI = 2;

    private static final int SHORTEST_SOUND = 3;
    /// So many letters of an address in a row, a numeral among them, name a place.
    private static final int SHORTEST_PLACE = 6;

    private static final String KANJI_DIGITS = "〇一二三四五六七八九";
    private static final int[] YEARS_BEFORE_ERAS = {0, 1867, 1911, 1925, 1988, 2018};

    private Mention() {}

    /// Whether a text mentions the subject, or any number that could be somebody's.
    public static boolean isIn(String text, Subject subject) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        String folded = folded(plain);
        return longestRunOfDigits(plain) >= NUMBER_DIGITS
                || mentionsName(folded, subject.name())
                || mentionsPlace(folded, folded(subject.address().text()))
                || mentionsPlace(folded, folded(subject.address().building()))
                || mentionsDay(numbers(plain), subject.birthDate());
    }

    private static String folded(String text) {
        String letters =
                FoldedName.of(Normalizer.normalize(text, Normalizer.Form.NFKC)).text();
        StringBuilder folded = new StringBuilder(letters.length());
        letters.codePoints()
                .forEach(letter -> folded.appendCodePoint(digit(letter) < 0 ? letter : '0' + digit(letter)));
        return folded.toString();
    }

    private static int digit(int letter) {
        int kanji = KANJI_DIGITS.indexOf(letter);
        return kanji >= 0 ? kanji : Character.digit(letter, 10);
    }

    /// Whatever is no letter may stand between the digits of one number: spaces, hyphens, commas, line breaks.
    private static int longestRunOfDigits(String text) {
        int longest = 0;
        int run = 0;
        for (int letter : text.codePoints().toArray()) {
            if (digit(letter) >= 0) {
                run++;
                longest = Math.max(longest, run);
            } else if (Character.isLetter(letter)) {
                run = 0;
            }
        }
        return longest;
    }

    private static boolean mentionsName(String folded, PersonName name) {
        return mentionsPart(folded, name.kanji(), SHORTEST_KANJI)
                || mentionsPart(folded, name.alias(), SHORTEST_KANJI)
                || mentionsPart(folded, name.kana(), SHORTEST_SOUND)
                || mentionsPart(folded, name.aliasKana(), SHORTEST_SOUND)
                || mentionsPart(folded, name.roman(), SHORTEST_SOUND);
    }

    /// Whether the text holds a part of a name. In one that is not split, where the family name ends is not known: its
    /// first letters and its last ones tell as much.
    private static boolean mentionsPart(String folded, String name, int shortest) {
        FoldedName letters = FoldedName.of(Normalizer.normalize(name, Normalizer.Form.NFKC));
        int length = letters.length();
        int start = 0;
        for (int end = 1; end <= length; end++) {
            if (end == length || letters.isBreak(end)) {
                if (end - start >= shortest && folded.contains(folded(letters.text(start, end)))) {
                    return true;
                }
                start = end;
            }
        }
        if (letters.familyLength() == 0 && length > shortest) {
            return folded.contains(folded(letters.text(0, shortest)))
                    || folded.contains(folded(letters.text(length - shortest, length)));
        }
        return length >= SHORTEST_KANJI && folded.contains(folded(letters.text()));
    }

    private static boolean mentionsPlace(String folded, String place) {
        if (place.length() >= SHORTEST_PLACE && folded.contains(place)) {
            return true;
        }
        for (int start = 0; start + SHORTEST_PLACE <= place.length(); start++) {
            String run = place.substring(start, start + SHORTEST_PLACE);
            if (run.codePoints().anyMatch(Character::isDigit) && folded.contains(run)) {
                return true;
            }
        }
        return false;
    }

    private static boolean mentionsDay(List<Integer> numbers, BirthDateEntry entry) {
        if (!(entry instanceof BirthDateEntry.Day(int year, int month, int day))) {
            return false;
        }
        for (int before : YEARS_BEFORE_ERAS) {
            int counted = year - before;
            int inColumns = (counted * 100 + month) * 100 + day;
            for (int i = 0; i < numbers.size(); i++) {
                if (counted > 0 && (numbers.get(i) == inColumns || isDay(numbers, i, counted, month, day))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isDay(List<Integer> numbers, int at, int year, int month, int day) {
        return at + 2 < numbers.size()
                && numbers.get(at) == year
                && numbers.get(at + 1) == month
                && numbers.get(at + 2) == day;
    }

    /// The numbers of a text in their order: digits in any script, 三十九, and 元 for the first year of an era.
    private static List<Integer> numbers(String text) {
        List<Integer> numbers = new ArrayList<>();
        int number = -1;
        boolean afterTens = false;
        for (int letter : text.codePoints().toArray()) {
            int digit = digit(letter);
            if (digit >= 0) {
                // Longer runs are no date, and may overflow.
                number = number < 0 || number > 99_999_999 ? digit : afterTens ? number + digit : number * 10 + digit;
                afterTens = false;
            } else if (letter == '十') {
                number = number <= 0 || number > 99 ? 10 : number * 10;
                afterTens = true;
            } else {
                if (number >= 0) {
                    numbers.add(number);
                }
                if (letter == '元') {
                    numbers.add(1);
                }
                number = -1;
                afterTens = false;
            }
        }
        if (number >= 0) {
            numbers.add(number);
        }
        return numbers;
    }
}
