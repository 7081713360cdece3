package jp.sekisho.matching.name;

import java.util.List;
import jp.sekisho.matching.Outcome;
import jp.sekisho.matching.Rule;
import jp.sekisho.person.PersonName;

/// Compares a record's name with the names that the registry holds for one resident.
///
/// Like is compared with like: the name as written with the name as written, the Latin form with the Latin
/// form, the everyday name (通称) with the everyday name. Besides, the record's written name may agree with the
/// registry's everyday name, never the other way round; and a Latin written name with the other side's Latin
/// form. Whichever form agrees, the reading is that of the same form. Latin forms, or everyday names, that are
/// held on both sides and contradict each other make the name a MISMATCH, whatever else agrees. Two Latin
/// forms, or two everyday names, stand in for the name as written only where neither side holds that; where one
/// side does, it is absent on the other.
///
/// An earlier name counts only where the current one is not accepted.
public final class NameComparator {
    private static final PersonName NO_NAME = PersonName.of("", "");

    private NameComparator() {}

    /// Compares one record with one resident.
    ///
    /// @param registry the current name first, then the earlier ones
    public static NameComparison compare(PersonName record, List<PersonName> registry) {
        PersonName current = registry.isEmpty() ? NO_NAME : registry.getFirst();
        FormComparison now = FormComparison.best(record, current);
        if (contradicts(record, current.roman(), current.alias())) {
            now = now.contradicted();
        }
        if (now.agrees()) {
            return new NameComparison(now.kanji(), now.kana(), Agreement.AGREES, Agreement.AGREES, false, false);
        }
        NameParts parts = NameParts.of(now.name(), now.reading(), now.registryName(), now.registryReading());
        for (int i = 1; i < registry.size() && !now.kanji().accepts(); i++) {
            PersonName earlier = registry.get(i);
            FormComparison then = FormComparison.best(record, earlier);
            if (then.agrees()
                    && !contradicts(
                            record,
                            either(earlier.roman(), current.roman()),
                            either(earlier.alias(), current.alias()))) {
                return historical(then, parts, onlyFamilyNameChanged(then, earlier, current));
            }
        }
        return new NameComparison(now.kanji(), now.kana(), parts.familyName(), parts.givenName(), parts.split(), false);
    }

    private static NameComparison historical(FormComparison then, NameParts now, boolean familyNameOnly) {
        return new NameComparison(
                then.kanji().as(Outcome.HISTORICAL).with(Rule.NAME_HISTORICAL),
                then.kana().accepts() ? then.kana().as(Outcome.HISTORICAL) : then.kana(),
                now.familyName(),
                now.givenName(),
                now.split(),
                familyNameOnly);
    }

    /// Told by the registry's own two names as written; a change of any other form is not taken for a marriage.
    private static boolean onlyFamilyNameChanged(FormComparison then, PersonName earlier, PersonName current) {
        if (!then.registryName().equals(earlier.kanji())) {
            return false;
        }
        NameParts change = NameParts.of(earlier.kanji(), earlier.kana(), current.kanji(), current.kana());
        return change.split() && change.givenName() == Agreement.AGREES;
    }

    private static boolean contradicts(PersonName record, String roman, String alias) {
        return RomanNameComparator.compare(record.roman(), roman).outcome() == Outcome.MISMATCH
                || KanjiNameComparator.compare(record.alias(), alias).outcome() == Outcome.MISMATCH;
    }

    private static String either(String earlier, String current) {
        return earlier.isBlank() ? current : earlier;
    }
}
