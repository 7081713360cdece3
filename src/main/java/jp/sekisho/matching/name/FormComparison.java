package jp.sekisho.matching.name;

import jp.sekisho.matching.Comparison;
import jp.sekisho.matching.Outcome;
import jp.sekisho.matching.Rule;
import jp.sekisho.person.PersonName;

/// A record's name compared with one of the registry's, each of its written forms with the form of the registry's that
/// it agrees with best.
///
/// The form that stands for the name is the name as written; where the record holds none, its everyday name (通称), or
/// the Latin form where the registry holds no name as written either. Every other form that both sides hold must agree
/// beside it: none rescues another.
///
/// @param kanji the outcome of the form that stands for the name, or of the one that agrees least
/// @param kana the outcome of the reading of that same form
/// @param splitAlike whether the form that stands for the name is not split into other words
/// @param givenNameVariant whether its given name agrees by a variant
/// @param formsContradict one form agrees and another contradicts
record FormComparison(
        Comparison kanji,
        Comparison kana,
        String name,
        String reading,
        String registryName,
        String registryReading,
        boolean splitAlike,
        boolean givenNameVariant,
        boolean formsContradict) {

    static FormComparison compare(PersonName record, PersonName registry) {
        FormComparison whole = allForms(record, registry);
        if (whole.kanji.accepts()) {
            return whole;
        }
        PersonName apart = ScriptsApart.of(record);
        PersonName registryApart = ScriptsApart.of(registry);
        return apart == record && registryApart == registry ? whole : allForms(apart, registryApart);
    }

    /// Whether the name is accepted, and its reading too. One that the registry does not hold is not missed; one that
    /// the record leaves out is.
    boolean agreesWithReading() {
        return kanji.accepts() && (kana.accepts() || isBlank(registryReading));
    }

    /// Whether the name is accepted, and its reading too where both sides hold one.
    boolean agrees() {
        return kanji.accepts() && (kana.accepts() || isAbsent(kana));
    }

    @Override
    public String toString() {
        return "FormComparison[withheld]";
    }

    private static FormComparison allForms(PersonName record, PersonName registry) {
        boolean latin = isLatin(registry.roman()) || isLatin(registry.kanji());
        FormComparison name = standing(record, registry, latin);
        return name.beside(roman(record, registry)).beside(alias(record, registry));
    }

    private static FormComparison standing(PersonName record, PersonName registry, boolean latin) {
        if (isBlank(record.kanji())) {
            if (!isBlank(record.alias()) && !isBlank(registry.alias())) {
                return of(record.alias(), record.aliasKana(), registry.alias(), registry.aliasKana(), latin)
                        .with(Rule.NAME_ALIAS);
            }
            if (isBlank(registry.kanji()) && !isBlank(record.roman()) && !isBlank(registry.roman())) {
                return of(record.roman(), record.kana(), registry.roman(), registry.kana(), false)
                        .with(Rule.NAME_ROMAN);
            }
        }
        FormComparison best = of(record.kanji(), record.kana(), registry.kanji(), registry.kana(), latin);
        if (best.rank() > 0 && !registry.alias().isEmpty()) {
            best = best.or(
                    of(record.kanji(), record.kana(), registry.alias(), registry.aliasKana(), latin), Rule.NAME_ALIAS);
        }
        if (best.rank() > 0 && !registry.roman().isEmpty() && isLatin(record.kanji())) {
            best = best.or(
                    of(record.kanji(), record.kana(), registry.roman(), registry.kana(), false), Rule.NAME_ROMAN);
        }
        return best;
    }

    /// How the record's Latin form compares, or ABSENT.
    private static Comparison roman(PersonName record, PersonName registry) {
        Comparison roman = RomanNameComparator.compare(record.roman(), registry.roman());
        return roman.accepts() || record.roman().isEmpty() || !isLatin(registry.kanji())
                ? roman
                : better(roman, RomanNameComparator.compare(record.roman(), registry.kanji()));
    }

    private static Comparison alias(PersonName record, PersonName registry) {
        return KanjiNameComparator.compare(record.alias(), registry.alias());
    }

    private static Comparison better(Comparison a, Comparison b) {
        return rank(b) < rank(a) ? b : a;
    }

    private FormComparison beside(Comparison form) {
        if (form.accepts() || isAbsent(form)) {
            boolean contradict = form.accepts() && kanji.outcome() == Outcome.MISMATCH;
            return contradict ? with(kanji, true) : this;
        }
        boolean contradict = form.outcome() == Outcome.MISMATCH && kanji.accepts();
        return kanji.accepts() || form.outcome() == Outcome.MISMATCH ? with(form, formsContradict || contradict) : this;
    }

    private static FormComparison of(
            String name, String reading, String registryName, String registryReading, boolean simplified) {
        Comparison kana = KanaNameComparator.compare(reading, registryReading);
        WrittenName written = WrittenName.compare(name, reading, registryName, registryReading, kana, simplified);
        return new FormComparison(
                written.comparison(),
                kana,
                name,
                reading,
                registryName,
                registryReading,
                written.splitAlike(),
                written.givenNameVariant(),
                false);
    }

    private FormComparison or(FormComparison other, Rule rule) {
        return other.rank() < rank() ? other.with(rule) : this;
    }

    private FormComparison with(Rule rule) {
        return isAbsent(kanji) || kanji.outcome() == Outcome.MISMATCH || kanji.outcome() == Outcome.NOT_COMPARABLE
                ? this
                : with(kanji.with(rule), formsContradict);
    }

    private FormComparison with(Comparison otherKanji, boolean contradict) {
        return new FormComparison(
                otherKanji,
                kana,
                name,
                reading,
                registryName,
                registryReading,
                splitAlike,
                givenNameVariant,
                contradict);
    }

    /// How well a pair of forms agrees: first one whose reading agrees too, then one whose name agrees, then the one
    /// that contradicts least.
    private int rank() {
        return kanji.accepts() ? (kana.accepts() ? 0 : isAbsent(kana) ? 1 : 2) : rank(kanji);
    }

    private static int rank(Comparison kanji) {
        return switch (kanji.outcome()) {
            case EXACT, EQUIVALENT, VARIANT, HISTORICAL -> 2;
            case PARTIAL -> 3;
            case NOT_COMPARABLE -> 4;
            case MISMATCH -> 5;
            case ABSENT_IN_RECORD, ABSENT_IN_REGISTRY, NOT_REQUIRED -> 6;
        };
    }

    private static boolean isAbsent(Comparison comparison) {
        return comparison.outcome() == Outcome.ABSENT_IN_RECORD || comparison.outcome() == Outcome.ABSENT_IN_REGISTRY;
    }

    static boolean isBlank(String form) {
        return form.isEmpty()
                || !NotationFolding.beginsWithLetter(form)
                        && FoldedName.of(form).isEmpty();
    }

    private static boolean isLatin(String form) {
        return !form.isEmpty()
                && !NotationFolding.beginsWithKanjiOrKana(form)
                && FoldedName.of(form).isLatin();
    }
}
