package jp.sekisho.matching.name;

import static jp.sekisho.matching.Comparison.bit;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import jp.sekisho.matching.Comparison;
import jp.sekisho.matching.Outcome;
import jp.sekisho.matching.Rule;

/// Compares two folded names letter by letter. A single contradiction decides; whatever agrees elsewhere does not weigh
/// against it.
final class FoldedNameComparison {
    /// Words that open a family name and that passports and cards join to it or not. No family name of its own is among
    /// them, so not DO, LE, DA, DI, DU, MAC or O.
    private static final Set<String> PARTICLES =
            Set.of("DE", "DEL", "DELA", "DELOS", "LA", "LAS", "LOS", "DOS", "DAS", "VAN", "VON", "DER", "DEN", "MC");

    private FoldedNameComparison() {}

    static Comparison compare(String record, String registry, LetterRelation relation) {
        if (record.isEmpty()) {
            return Comparison.of(Outcome.ABSENT_IN_RECORD);
        }
        if (registry.isEmpty()) {
            return Comparison.of(Outcome.ABSENT_IN_REGISTRY);
        }
        if (record.equals(registry) && NotationFolding.isPlain(record)) {
            return Comparison.of(Outcome.EXACT);
        }
        return compare(FoldedName.of(record), FoldedName.of(registry), relation);
    }

    static Comparison compare(FoldedName record, FoldedName registry, LetterRelation relation) {
        if (record.isEmpty()) {
            return Comparison.of(Outcome.ABSENT_IN_RECORD);
        }
        if (registry.isEmpty()) {
            return Comparison.of(Outcome.ABSENT_IN_REGISTRY);
        }
        if (record.hasVanished() || registry.hasVanished()) {
            return Comparison.of(Outcome.NOT_COMPARABLE);
        }
        Comparison letters = compare(record, 0, record.length(), registry, 0, registry.length(), relation);
        return switch (letters.outcome()) {
            case EQUIVALENT, VARIANT ->
                record.isExactly(registry)
                        ? Comparison.of(Outcome.EXACT)
                        : isSplitOtherwise(record, registry)
                                ? letters.as(Outcome.PARTIAL).with(Rule.NAME_SPACING)
                                : letters;
            case MISMATCH -> {
                FoldedName two = registry.hasMarks() ? record : record.withUmlautsAsTwoLetters();
                FoldedName otherTwo = record.hasMarks() ? registry : registry.withUmlautsAsTwoLetters();
                yield two == record && otherTwo == registry
                        ? saysLess(record, registry, relation)
                        : compare(two, otherTwo, relation);
            }
            case EXACT, HISTORICAL, PARTIAL, NOT_COMPARABLE, ABSENT_IN_RECORD, ABSENT_IN_REGISTRY, NOT_REQUIRED ->
                letters;
        };
    }

    /// Compares a part of each name: EQUIVALENT, VARIANT, NOT_COMPARABLE or MISMATCH.
    static Comparison compare(
            FoldedName a, int aFrom, int aTo, FoldedName b, int bFrom, int bTo, LetterRelation relation) {
        if (aTo - aFrom != bTo - bFrom) {
            return Comparison.of(Outcome.MISMATCH);
        }
        boolean unknown = false;
        boolean marked = a.hasMarks() && b.hasMarks();
        long distinct = relation.distinct();
        long relations = 0;
        long differing = 0;
        long all = 0;
        for (int i = aFrom, j = bFrom; i < aTo; i++, j++) {
            int x = a.letter(i);
            int y = b.letter(j);
            if (x == NotationFolding.UNKNOWN || y == NotationFolding.UNKNOWN) {
                unknown = true;
            } else if (x != y && (NotationFolding.isDeclared(x) || NotationFolding.isDeclared(y))) {
                unknown = true;
            } else if (x != y) {
                long rules = relation.rules(a, i, b, j);
                if (rules == 0) {
                    return Comparison.of(Outcome.MISMATCH);
                }
                relations |= rules;
            } else if (marked && a.mark(i) != b.mark(j) && a.mark(i) != 0 && b.mark(j) != 0) {
                return Comparison.of(Outcome.MISMATCH);
            } else if (((a.notation(i) ^ b.notation(j)) & distinct) != 0
                    && i > aFrom
                    && NotationFolding.isKatakana(a.letter(i - 1))) {
                return Comparison.of(Outcome.MISMATCH);
            }
            differing |= a.notation(i) ^ b.notation(j);
            all |= a.notation(i) | b.notation(j);
        }
        if (unknown) {
            return Comparison.of(Outcome.NOT_COMPARABLE);
        }
        if (aTo == a.length() && bTo == b.length()) {
            differing |= a.notation(aTo) ^ b.notation(bTo);
            all |= a.notation(aTo) | b.notation(bTo);
        }
        // The same rules may apply on both sides and yet to other writings: a wide space here, a narrow one there.
        long notation = differing == 0 && relations == 0 ? all : differing;
        return Comparison.of(relations == 0 ? Outcome.EQUIVALENT : Outcome.VARIANT, notation | relations);
    }

    /// Whether equal letters are divided into other words: 金 安晃 and 金安 晃, CHEN GANG and CHENG ANG. One side may leave
    /// breaks out, as half of all records do; of a Latin name not the one that ends the family name.
    static boolean isSplitOtherwise(FoldedName a, FoldedName b) {
        boolean latin = a.isLatin();
        if (!latin && !(a.mayHoldBreaks() && b.mayHoldBreaks())) {
            return false;
        }
        boolean onlyInA = false;
        boolean onlyInB = false;
        for (int i = 1; i < a.length(); i++) {
            boolean inA = a.isBreak(i);
            boolean inB = b.isBreak(i);
            onlyInA |= inA && !inB;
            onlyInB |= inB && !inA;
        }
        if (onlyInA && onlyInB || !latin) {
            return onlyInA && onlyInB;
        }
        FoldedName more = onlyInA ? a : b;
        FoldedName less = onlyInA ? b : a;
        int family = latinFamilyLength(more);
        return family < more.length() && !less.isBreak(family) && !less.isApostrophe(family);
    }

    /// The first word, with the particles that stand before it: DE LA CRUZ.
    private static int latinFamilyLength(FoldedName name) {
        int from = 0;
        for (int i = 1; i < name.length(); i++) {
            if (name.isSpace(i)) {
                if (!PARTICLES.contains(name.text(from, i))) {
                    return i;
                }
                from = i;
            }
        }
        return name.length();
    }

    /// PARTIAL if one side is the family name, the given name or some of the Latin names of the other, MISMATCH if not.
    private static Comparison saysLess(FoldedName record, FoldedName registry, LetterRelation relation) {
        boolean recordIsShorter = record.length() < registry.length();
        FoldedName less = recordIsShorter ? record : registry;
        FoldedName more = recordIsShorter ? registry : record;
        int rest = more.length() - less.length();
        if (more.isBreak(less.length())) {
            Comparison first = compare(less, 0, less.length(), more, 0, less.length(), relation);
            if (first.outcome() != Outcome.MISMATCH) {
                return part(first);
            }
        }
        if (more.isBreak(rest)) {
            Comparison last = compare(less, 0, less.length(), more, rest, more.length(), relation);
            if (last.outcome() != Outcome.MISMATCH) {
                return part(last);
            }
        }
        return less.isLatin() && more.isLatin() ? latinTokens(less, more) : Comparison.of(Outcome.MISMATCH);
    }

    private static Comparison part(Comparison letters) {
        return letters.accepts() ? letters.as(Outcome.PARTIAL).with(Rule.NAME_PART_OMITTED) : letters;
    }

    /// Latin names are written in any order and without the middle ones. Neither proves the person: PARTIAL.
    private static Comparison latinTokens(FoldedName less, FoldedName more) {
        // The same letters in the same order: their marks contradict.
        if (less.text().equals(more.text())) {
            return Comparison.of(Outcome.MISMATCH);
        }
        Map<String, Integer> tokens = new HashMap<>();
        count(more, 1, tokens);
        count(less, -1, tokens);
        boolean omitted = false;
        for (int surplus : tokens.values()) {
            if (surplus < 0) {
                return Comparison.of(Outcome.MISMATCH);
            }
            omitted |= surplus > 0;
        }
        return Comparison.of(Outcome.PARTIAL, bit(omitted ? Rule.NAME_PART_OMITTED : Rule.NAME_ORDER));
    }

    private static void count(FoldedName name, int step, Map<String, Integer> tokens) {
        int from = 0;
        for (int i = 1; i <= name.length(); i++) {
            if (i == name.length() || name.isBreak(i)) {
                tokens.merge(name.text(from, i), step, Integer::sum);
                from = i;
            }
        }
    }
}
