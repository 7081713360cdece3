package jp.sekisho.matching.name;

import java.util.List;
import jp.sekisho.matching.Comparison;
import jp.sekisho.matching.Outcome;
import jp.sekisho.matching.Rule;
import jp.sekisho.person.PersonName;

/// Compares a record's name with the names that the registry holds for one resident.
///
/// Like is compared with like: the name as written with the name as written, the Latin form with the Latin form, the
/// everyday name (通称) with the everyday name. Besides, the record's written name may agree with the registry's everyday
/// name, never the other way round; and a Latin written name with the other side's Latin form. Whichever form agrees,
/// the reading is that of the same form. A form that both sides hold and that does not agree decides, whatever else
/// agrees.
///
/// A form beside the written name that the registry does not hold is compared with nothing, and leaves a note.
///
/// An earlier name counts only where the current one is not accepted, and only with its own reading.
public final class NameComparator {
    private static final PersonName NO_NAME = PersonName.of("", "");

    private NameComparator() {}

    /// Compares one record with one resident.
    ///
    /// @param registry the current name first, then the earlier ones
    public static NameComparison compare(PersonName record, List<PersonName> registry) {
        PersonName current = registry.isEmpty() ? NO_NAME : registry.getFirst();
        NameComparison comparison = compare(record, current, registry);
        return holdsEveryFormOf(record, current) ? comparison : comparison.with(Rule.NAME_FORM_NOT_HELD);
    }

    private static boolean holdsEveryFormOf(PersonName record, PersonName current) {
        // A Latin form is also compared with a written name in Latin letters.
        return (record.roman().isBlank()
                        || !current.roman().isBlank()
                        || FoldedName.of(current.kanji()).isLatin())
                && (record.alias().isBlank() || !current.alias().isBlank())
                && (record.aliasKana().isBlank() || !current.aliasKana().isBlank());
    }

    private static NameComparison compare(PersonName record, PersonName current, List<PersonName> registry) {
        FormComparison now = FormComparison.compare(record, current);
        if (now.agrees()) {
            return new NameComparison(
                    now.kanji(),
                    now.kana(),
                    Agreement.AGREES,
                    Agreement.AGREES,
                    false,
                    false,
                    false,
                    false,
                    now.givenNameVariant(),
                    now.splitAlike());
        }
        for (int i = 1; i < registry.size() && !now.kanji().accepts(); i++) {
            PersonName earlier = registry.get(i);
            FormComparison then = FormComparison.compare(record, withOtherForms(earlier, current));
            if (then.agreesWithReading()) {
                return historical(then, parts(now), onlyFamilyNameChanged(then, earlier, current));
            }
        }
        Comparison kana = readingOf(record, now, current, registry);
        if (NameOrder.isCrossed(now.name(), now.reading(), now.registryName(), now.registryReading())) {
            return crossed(now);
        }
        NameParts parts = parts(now);
        return new NameComparison(
                now.kanji(),
                kana,
                parts.familyName(),
                parts.givenName(),
                parts.split(),
                false,
                now.formsContradict(),
                false,
                now.givenNameVariant(),
                now.splitAlike());
    }

    /// How the reading compares, an earlier one of the same written name included: readings that were written into the
    /// register may be corrected, and systems go on with the old one.
    private static Comparison readingOf(
            PersonName record, FormComparison now, PersonName current, List<PersonName> registry) {
        if (now.kanji().accepts() && now.kana().outcome() == Outcome.MISMATCH) {
            for (PersonName earlier : registry.subList(1, registry.size())) {
                FormComparison then = FormComparison.compare(record, withReadingsOf(earlier, current));
                if (then.kanji().accepts() && then.kana().accepts()) {
                    return then.kana().as(Outcome.HISTORICAL).with(Rule.NAME_HISTORICAL);
                }
            }
        }
        return now.kana();
    }

    /// The current name with the readings that it had before, where it was written as it is.
    private static PersonName withReadingsOf(PersonName earlier, PersonName current) {
        return new PersonName(
                current.kanji(),
                isFormerReading(earlier.kanji(), earlier.kana(), current.kanji()) ? earlier.kana() : current.kana(),
                current.roman(),
                current.alias(),
                isFormerReading(earlier.alias(), earlier.aliasKana(), current.alias())
                        ? earlier.aliasKana()
                        : current.aliasKana());
    }

    private static boolean isFormerReading(String earlier, String reading, String current) {
        return !reading.isBlank() && (earlier.isBlank() || earlier.equals(current));
    }

    private static NameParts parts(FormComparison forms) {
        return NameParts.of(forms.name(), forms.reading(), forms.registryName(), forms.registryReading());
    }

    private static NameComparison crossed(FormComparison now) {
        Comparison kanji = Comparison.of(Outcome.PARTIAL, Comparison.bit(Rule.NAME_ORDER));
        Comparison kana = now.kana().outcome() == Outcome.MISMATCH ? kanji : now.kana();
        return new NameComparison(
                kanji, kana, Agreement.AGREES, Agreement.AGREES, true, false, now.formsContradict(), true, false, true);
    }

    /// The earlier name beside the forms that the registry holds but once.
    private static PersonName withOtherForms(PersonName earlier, PersonName current) {
        boolean alias = !earlier.alias().isBlank();
        return new PersonName(
                earlier.kanji(),
                earlier.kana(),
                earlier.roman().isBlank() ? current.roman() : earlier.roman(),
                alias ? earlier.alias() : current.alias(),
                alias ? earlier.aliasKana() : current.aliasKana());
    }

    private static NameComparison historical(FormComparison then, NameParts now, boolean familyNameOnly) {
        return new NameComparison(
                then.kanji().as(Outcome.HISTORICAL).with(Rule.NAME_HISTORICAL),
                then.kana().accepts() ? then.kana().as(Outcome.HISTORICAL) : then.kana(),
                now.familyName(),
                now.givenName(),
                now.split(),
                familyNameOnly,
                false,
                false,
                then.givenNameVariant(),
                then.splitAlike());
    }

    /// Told by the registry's own two names as written; a change of any other form is not taken for a marriage.
    private static boolean onlyFamilyNameChanged(FormComparison then, PersonName earlier, PersonName current) {
        if (!then.registryName().equals(earlier.kanji())) {
            return false;
        }
        NameParts change = NameParts.of(earlier.kanji(), earlier.kana(), current.kanji(), current.kana());
        return change.split() && change.givenName() == Agreement.AGREES;
    }
}
