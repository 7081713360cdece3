package jp.sekisho.matching;

import java.util.EnumSet;
import java.util.Set;

/// The outcome of one field with the rules that led to it.
public final class Comparison {
    private static final Comparison[] WITHOUT_RULES = new Comparison[Outcome.values().length];

    public static final long OMISSIONS;
    private static final long TOLERATED;

    static {
        long omissions = 0;
        long tolerated = 0;
        for (Rule rule : Rule.values()) {
            omissions |= rule.isOmission() ? bit(rule) : 0;
            tolerated |= rule.isToleratedOmission() ? bit(rule) : 0;
        }
        if (Rule.values().length > Long.SIZE) {
            throw new IllegalStateException("more rules than bits");
        }
        OMISSIONS = omissions;
        TOLERATED = tolerated;
        for (Outcome outcome : Outcome.values()) {
            WITHOUT_RULES[outcome.ordinal()] = new Comparison(outcome, 0);
        }
    }

    private final Outcome outcome;
    /// One bit a rule, by ordinal: a comparison on the accepting path allocates nothing more than itself.
    private final long rules;

    private Comparison(Outcome outcome, long rules) {
        this.outcome = outcome;
        this.rules = rules;
    }

    public static Comparison of(Outcome outcome) {
        return WITHOUT_RULES[outcome.ordinal()];
    }

    public static Comparison of(Outcome outcome, long rules) {
        return rules == 0 ? of(outcome) : new Comparison(outcome, rules);
    }

    public static long bit(Rule rule) {
        return 1L << rule.ordinal();
    }

    public Comparison with(Rule rule) {
        return new Comparison(outcome, rules | bit(rule));
    }

    public Comparison as(Outcome other) {
        return of(other, rules);
    }

    public Outcome outcome() {
        return outcome;
    }

    /// Whether the field is shown by itself: EXACT, EQUIVALENT, VARIANT, or PARTIAL where all that one side left out is
    /// the prefecture, the county or the building. HISTORICAL is for the policy to accept.
    public boolean accepts() {
        return switch (outcome) {
            case EXACT, EQUIVALENT, VARIANT -> true;
            case PARTIAL -> toleratedPartial();
            case HISTORICAL, MISMATCH, NOT_COMPARABLE, ABSENT_IN_RECORD, ABSENT_IN_REGISTRY, NOT_REQUIRED -> false;
        };
    }

    public boolean has(Rule rule) {
        return (rules & bit(rule)) != 0;
    }

    private boolean toleratedPartial() {
        return outcome == Outcome.PARTIAL && (rules & OMISSIONS) != 0 && (rules & OMISSIONS & ~TOLERATED) == 0;
    }

    public Set<Rule> rules() {
        EnumSet<Rule> set = EnumSet.noneOf(Rule.class);
        for (Rule rule : Rule.values()) {
            if (has(rule)) {
                set.add(rule);
            }
        }
        return set;
    }
}
