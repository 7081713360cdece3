package jp.sekisho.matching.name;

import jp.sekisho.person.PersonName;

/// A foreign resident's name as card and residence record print it, both forms in one: `WANG WEI 王偉`, on the card's
/// chip `WANG WEI_王偉`. Cut at the change of script it is a Latin form and a name as written.
final class ScriptsApart {
    private ScriptsApart() {}

    /// The name with its two forms in their own fields; the name itself where its written form is of one script,
    /// changes script more than once, or is held beside another Latin form.
    static PersonName of(PersonName name) {
        String both = name.kanji();
        int change = change(both);
        if (change == 0) {
            return name;
        }
        boolean latinFirst = isLatin(both.codePointAt(firstLetter(both)));
        String latin = latinFirst ? both.substring(0, change) : both.substring(change);
        String written = latinFirst ? both.substring(change) : both.substring(0, change);
        boolean another = !name.roman().isEmpty()
                && !RomanNameComparator.compare(withoutJoint(latin), name.roman())
                        .accepts();
        return another
                ? name
                : new PersonName(
                        withoutJoint(written), name.kana(), withoutJoint(latin), name.alias(), name.aliasKana());
    }

    /// Where the one change between Latin letters and kanji or kana is, 0 if there is none or more than one.
    private static int change(String text) {
        int change = 0;
        int before = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (NotationFolding.isLetter(c)) {
                if (before != 0 && isLatin(before) != isLatin(c)) {
                    if (change > 0) {
                        return 0;
                    }
                    change = i;
                }
                before = c;
            }
        }
        return change;
    }

    private static int firstLetter(String text) {
        int i = 0;
        while (!NotationFolding.isLetter(text.codePointAt(i))) {
            i += Character.charCount(text.codePointAt(i));
        }
        return i;
    }

    private static boolean isLatin(int c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN;
    }

    private static String withoutJoint(String form) {
        int end = form.length();
        while (end > 0
                && (form.charAt(end - 1) == '_'
                        || form.charAt(end - 1) == '＿'
                        || form.charAt(end - 1) <= ' '
                        || form.charAt(end - 1) == '　')) {
            end--;
        }
        return form.substring(0, end);
    }
}
