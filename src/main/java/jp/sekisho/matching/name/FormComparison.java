package jp.sekisho.matching.name;

import jp.sekisho.matching.Comparison;
import jp.sekisho.matching.Outcome;
import jp.sekisho.matching.Rule;
import jp.sekisho.person.PersonName;

/// One form of a record's name compared with one form of the registry's, each with the reading of that same form.
record FormComparison(
        Comparison kanji, Comparison kana, String name, String reading, String registryName, String registryReading) {

    /// The pair of forms that agrees best: first one whose reading agrees too, then one whose name agrees, then the one
    /// that contradicts least; the names as written come before the other forms.
    static FormComparison best(PersonName record, PersonName registry) {
        FormComparison best = of(record.kanji(), record.kana(), registry.kanji(), registry.kana());
        if (best.rank() == 0 || !holdsOtherForms(record) && !holdsOtherForms(registry)) {
            return best;
        }
        best = best.or(of(record.kanji(), record.kana(), registry.alias(), registry.aliasKana()), Rule.NAME_ALIAS);
        if (isLatin(record.kanji())) {
            best = best.or(of(record.kanji(), record.kana(), registry.roman(), registry.kana()), Rule.NAME_ROMAN);
        }
        if (isLatin(registry.kanji())) {
            best = best.or(of(record.roman(), record.kana(), registry.kanji(), registry.kana()), Rule.NAME_ROMAN);
        }
        // Only where neither holds the name as written: leaving out one that contradicts must not help.
        if (isBlank(record.kanji()) && isBlank(registry.kanji())) {
            best = best.or(of(record.roman(), record.kana(), registry.roman(), registry.kana()), Rule.NAME_ROMAN);
            best = best.or(
                    of(record.alias(), record.aliasKana(), registry.alias(), registry.aliasKana()), Rule.NAME_ALIAS);
        }
        return best;
    }

    FormComparison contradicted() {
        return with(Comparison.of(Outcome.MISMATCH));
    }

    /// Whether the name is accepted, and its reading too where both sides hold one.
    boolean agrees() {
        return kanji.accepts() && (kana.accepts() || isAbsent(kana));
    }

    @Override
    public String toString() {
        return "FormComparison[withheld]";
    }

    private static FormComparison of(String name, String reading, String registryName, String registryReading) {
        return new FormComparison(
                KanjiNameComparator.compare(name, registryName),
                KanaNameComparator.compare(reading, registryReading),
                name,
                reading,
                registryName,
                registryReading);
    }

    private FormComparison or(FormComparison other, Rule rule) {
        return other.rank() < rank() ? other.with(other.kanji.with(rule)) : this;
    }

    private FormComparison with(Comparison otherKanji) {
        return new FormComparison(otherKanji, kana, name, reading, registryName, registryReading);
    }

    private int rank() {
        return switch (kanji.outcome()) {
            case EXACT, EQUIVALENT, VARIANT, HISTORICAL -> kana.accepts() ? 0 : isAbsent(kana) ? 1 : 2;
            case PARTIAL -> 3;
            case NOT_COMPARABLE -> 4;
            case MISMATCH -> 5;
            case ABSENT_IN_RECORD, ABSENT_IN_REGISTRY, NOT_REQUIRED -> 6;
        };
    }

    private static boolean isAbsent(Comparison comparison) {
        return comparison.outcome() == Outcome.ABSENT_IN_RECORD || comparison.outcome() == Outcome.ABSENT_IN_REGISTRY;
    }

    private static boolean holdsOtherForms(PersonName name) {
        return !name.roman().isEmpty() || !name.alias().isEmpty();
    }

    private static boolean isBlank(String form) {
        return FoldedName.of(form).isEmpty();
    }

    private static boolean isLatin(String form) {
        return FoldedName.of(form).isLatin();
    }
}
