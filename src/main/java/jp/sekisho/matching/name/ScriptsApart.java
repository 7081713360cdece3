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
        String before = withoutJoint(both.substring(0, change));
        String after = withoutJoint(both.substring(change));
        boolean latinFirst = !isLatin(after.codePointAt(0));
        String latin = latinFirst ? before : after;
        boolean another = !name.roman().isEmpty()
                && !RomanNameComparator.compare(latin, name.roman()).accepts();
        return another
                ? name
                : new PersonName(latinFirst ? after : before, name.kana(), latin, name.alias(), name.aliasKana());
    }

    /// Where the one change between Latin letters and kanji or kana is, 0 if there is none or more than one.
    private static int change(String text) {
        int change = 0;
        int before = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (Character.isLetter(c)) {
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

    private static boolean isLatin(int c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN;
    }

    /// Without the space or underscore that joined it to the other form.
    private static String withoutJoint(String form) {
        int end = form.length();
        while (end > 0 && " \u3000_＿".indexOf(form.charAt(end - 1)) >= 0) {
            end--;
        }
        return form.substring(0, end);
    }
}
