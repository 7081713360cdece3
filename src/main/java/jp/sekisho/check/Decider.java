package jp.sekisho.check;

import static jp.sekisho.matching.Outcome.MISMATCH;
import static jp.sekisho.policy.Field.ADDRESS;
import static jp.sekisho.policy.Field.BIRTH_DATE;
import static jp.sekisho.policy.Field.NAME_KANA;
import static jp.sekisho.policy.Field.NAME_KANJI;
import static jp.sekisho.policy.Field.SEX;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import jp.sekisho.matching.Comparison;
import jp.sekisho.matching.Outcome;
import jp.sekisho.matching.Rule;
import jp.sekisho.matching.name.Agreement;
import jp.sekisho.person.BirthDateEntry;
import jp.sekisho.policy.Field;
import jp.sekisho.policy.Policy;
import jp.sekisho.policy.Policy.Historical;
import jp.sekisho.policy.Procedure;
import jp.sekisho.registry.Resident;

/// Decides from how the fields compare. Pure and total: whatever the combination of outcomes, there is a decision,
/// and it depends on nothing but the arguments. The only place that builds a PASS.
final class Decider {
    private static final Field[] COMPARED = {NAME_KANJI, NAME_KANA, BIRTH_DATE, SEX, ADDRESS};

    private final Findings findings;
    private final Resident resident;
    private final Procedure procedure;
    private final Policy policy;
    private final LocalDate today;
    private final EnumSet<ReasonCode> reasons = EnumSet.noneOf(ReasonCode.class);

    private Decider(Findings findings, Resident resident, Procedure procedure, Policy policy, LocalDate today) {
        this.findings = findings;
        this.resident = resident;
        this.procedure = procedure;
        this.policy = policy;
        this.today = today;
    }

    /// @param today the day in Japan on which it is decided
    /// @param cause where a wrong number came from, if the application form was sent too
    static Decision decide(
            Findings findings,
            Resident resident,
            Procedure procedure,
            Policy policy,
            LocalDate today,
            Set<Diagnosis> cause) {
        return new Decider(findings, resident, procedure, policy, today).decide(cause);
    }

    private Decision decide(Set<Diagnosis> cause) {
        if (resident.addressProtected()) {
            return lookAtProtected();
        }
        judgeStatus();
        for (Field field : COMPARED) {
            if (requires(field)) {
                judge(field);
            }
        }
        judgeName();
        judgeBirthDate();
        judgeSex();
        judgeAddress();

        Map<Field, Outcome> outcomes = outcomes();
        Set<Rule> notes = notes();
        if (reasons.isEmpty()) {
            return new Decision.Pass(outcomes, notes);
        }
        Set<Diagnosis> diagnoses = EnumSet.noneOf(Diagnosis.class);
        boolean household = looksLikeHouseholdSwap();
        boolean wrongLink = household || isAnotherPerson();
        if (wrongLink) {
            diagnoses.addAll(cause);
        }
        if (household) {
            diagnoses.add(Diagnosis.SWAP_SUSPECTED_HOUSEHOLD);
        }
        return new Decision.Block(reasons, outcomes, diagnoses, notes, wrongLink);
    }

    /// Whose address is protected is looked at by persons, whatever the record says: whoever asks may be the
    /// one it is protected from, and any difference between two answers would tell of it.
    private Decision lookAtProtected() {
        Map<Field, Outcome> outcomes = outcomes();
        outcomes.remove(ADDRESS);
        return new Decision.Block(
                EnumSet.of(ReasonCode.REVIEW_REQUIRED), outcomes, EnumSet.noneOf(Diagnosis.class), Set.of(), false);
    }

    private void judgeStatus() {
        switch (resident.numberStatus()) {
            case CURRENT -> {}
            case SUPERSEDED -> reasons.add(ReasonCode.NUMBER_SUPERSEDED);
        }
        switch (resident.status()) {
            case ACTIVE -> {}
            case DECEASED -> addUnless(policy.acceptsDeceased(), ReasonCode.SUBJECT_DECEASED);
            case REMOVED -> reasons.add(ReasonCode.SUBJECT_REMOVED);
            case ABROAD -> addUnless(policy.acceptsAbroad(), ReasonCode.SUBJECT_ABROAD);
        }
    }

    private void addUnless(boolean accepted, ReasonCode reason) {
        if (!accepted) {
            reasons.add(reason);
        }
    }

    /// What a required field says by itself. What depends on other fields is judged apart.
    private void judge(Field field) {
        FieldReasons codes = FieldReasons.of(field);
        Comparison comparison = findings.of(field);
        switch (comparison.outcome()) {
            case EXACT, EQUIVALENT, VARIANT -> {}
            case HISTORICAL ->
                addUnless(
                        acceptsHistorical(field),
                        isFormerMunicipality(field) ? ReasonCode.ADDRESS_FORMER_MUNICIPALITY : codes.historical());
            case PARTIAL -> addUnless(accepts(field) || (isName(field) && isNameCrossed()), codes.partial());
            case MISMATCH -> {}
            case NOT_COMPARABLE -> reasons.add(codes.notComparable());
            // A required field is never NOT_REQUIRED; if a defect says so, nothing was shown.
            case ABSENT_IN_RECORD, NOT_REQUIRED -> reasons.add(codes.absentInRecord());
            case ABSENT_IN_REGISTRY -> reasons.add(codes.absentInRegistry());
        }
    }

    private boolean isFormerMunicipality(Field field) {
        return field == ADDRESS && findings.address().has(Rule.ADDRESS_FORMER_MUNICIPALITY);
    }

    private boolean acceptsHistorical(Field field) {
        return switch (field) {
            case ADDRESS ->
                buildingAccepts() && (isFormerMunicipality(field) ? acceptsFormerMunicipality() : acceptsOldAddress());
            case NAME_KANJI -> acceptsHistorical(NAME_KANA) && readingAgrees();
            case NAME_KANA ->
                policy.historical().contains(Historical.FAMILY_NAME)
                        && findings.name().historicalFamilyNameOnly();
            case INDIVIDUAL_NUMBER, BIRTH_DATE, SEX -> false;
        };
    }

    private boolean acceptsOldAddress() {
        LocalDate oldest = today.minusYears(policy.limits().addressYears());
        return policy.historical().contains(Historical.ADDRESS)
                && !findings.addressUntil().isBefore(oldest);
    }

    /// Where no other place of the name can be meant.
    private boolean acceptsFormerMunicipality() {
        return policy.limits().acceptsFormerMunicipality()
                && !findings.address().has(Rule.ADDRESS_PLACE_AMBIGUOUS);
    }

    private boolean accepts(Field field) {
        Comparison comparison = findings.of(field);
        return (comparison.accepts() && (field != ADDRESS || buildingAccepts()))
                || (comparison.outcome() == Outcome.HISTORICAL && acceptsHistorical(field))
                || (field == SEX && comparison.outcome() == Outcome.NOT_REQUIRED && !policy.requires(SEX, procedure));
    }

    private boolean contradicts(Field field) {
        return findings.of(field).outcome() == MISMATCH;
    }

    /// Kana never rescues kanji. Kana alone may differ where everything else accepts, unless the policy requires it.
    private void judgeName() {
        if (isNameCrossed()) {
            reasons.add(ReasonCode.NAME_ORDER);
        }
        if (findings.name().kanji().has(Rule.NAME_FORM_NOT_HELD)) {
            addUnless(policy.limits().acceptsNameFormNotHeld(), ReasonCode.NAME_FORM_NOT_HELD);
        }
        if (findings.name().formsContradict()) {
            reasons.add(ReasonCode.NAME_FORMS_CONTRADICT);
        } else if (contradicts(NAME_KANJI) && contradicts(NAME_KANA)) {
            boolean familyNameAlone = findings.name().split()
                    && findings.name().givenName() == Agreement.AGREES
                    && accepts(BIRTH_DATE)
                    && accepts(SEX);
            reasons.add(familyNameAlone ? ReasonCode.FAMILY_NAME_MISMATCH : ReasonCode.NAME_MISMATCH);
        } else if (contradicts(NAME_KANJI)) {
            reasons.add(ReasonCode.NAME_KANJI_MISMATCH);
        } else if (contradicts(NAME_KANA)) {
            addUnless(kanaMayDiffer(), ReasonCode.NAME_KANA_MISMATCH);
        } else if (findings.name().kanji().accepts() && findings.name().givenNameVariant()) {
            // Twins may be told apart by their readings alone: one that is left out must not do better.
            addUnless(readingAgrees(), ReasonCode.NAME_KANA_PARTIAL);
        }
    }

    private static boolean isName(Field field) {
        return field == NAME_KANJI || field == NAME_KANA;
    }

    private boolean isNameCrossed() {
        return findings.name().nameOrderCrossed() && findings.name().kanji().outcome() == Outcome.PARTIAL;
    }

    /// Also the reading, where the policy takes no other than the official one.
    private boolean requires(Field field) {
        boolean official = resident.kanaSource() == Resident.KanaSource.OFFICIAL
                && !policy.limits().acceptsOtherOfficialKana();
        return policy.requires(field, procedure) || field == NAME_KANA && official;
    }

    private boolean kanaMayDiffer() {
        return !requires(NAME_KANA) && isKanjiPlain() && accepts(BIRTH_DATE) && accepts(SEX) && accepts(ADDRESS);
    }

    /// Whether the name as written says by itself who is meant, so that its reading is not needed.
    private boolean isKanjiPlain() {
        return areLettersEqual() && findings.name().splitAlike();
    }

    private boolean areLettersEqual() {
        Outcome kanji = findings.name().kanji().outcome();
        return (kanji == Outcome.EXACT || kanji == Outcome.EQUIVALENT)
                && !findings.name().givenNameVariant()
                && !findings.name().formsContradict();
    }

    /// Whether the reading agrees, or the registry has none that a record could leave out.
    private boolean readingAgrees() {
        boolean held = !resident.name().kana().isBlank()
                || !resident.name().aliasKana().isBlank();
        return accepts(NAME_KANA) || !held;
    }

    private void judgeBirthDate() {
        if (contradicts(BIRTH_DATE)) {
            reasons.add(ReasonCode.BIRTH_DATE_MISMATCH);
        }
        if (findings.birthDate().outcome() == Outcome.EXACT && !isBirthDatePlausible()) {
            reasons.add(ReasonCode.BIRTH_DATE_IMPLAUSIBLE);
        }
    }

    private boolean isBirthDatePlausible() {
        return switch (resident.birthDate()) {
            case BirthDateEntry.Day(int year, int month, int day) -> {
                LocalDate date = LocalDate.of(year, month, day);
                yield !date.isBefore(policy.limits().bornSince())
                        && !date.isAfter(today)
                        && !policy.limits().zeroDays().contains(date);
            }
            // No program writes one by itself, and a finger that slips does not write it on both sides.
            case BirthDateEntry.Lunisolar _, BirthDateEntry.NoSuchDay _ -> true;
            case BirthDateEntry.Month _, BirthDateEntry.Year _, BirthDateEntry.Unknown _ -> false;
        };
    }

    /// Also where the procedure does not hold the sex too: what is sent may not contradict.
    private void judgeSex() {
        if (contradicts(SEX)) {
            reasons.add(ReasonCode.SEX_MISMATCH);
        }
    }

    /// Whether the buildings do not stand in the way: they agree, or all the rest agrees so plainly that the
    /// lot tells enough.
    private boolean buildingAccepts() {
        Comparison address = findings.address();
        if (!address.has(Rule.ADDRESS_BUILDING_OMITTED) && !address.has(Rule.ADDRESS_BUILDING_DIFFERS)) {
            return true;
        }
        boolean sexAgrees = findings.sex().outcome() == Outcome.EXACT
                || (findings.sex().outcome() == Outcome.NOT_REQUIRED && !policy.requires(SEX, procedure));
        return policy.limits().acceptsOtherBuilding()
                && areLettersEqual()
                && !contradicts(NAME_KANA)
                && findings.birthDate().outcome() == Outcome.EXACT
                && sexAgrees;
    }

    private void judgeAddress() {
        if (!contradicts(ADDRESS)) {
            return;
        }
        reasons.add(ReasonCode.ADDRESS_MISMATCH);
        if (accepts(NAME_KANJI) && !contradicts(NAME_KANA) && accepts(BIRTH_DATE) && accepts(SEX)) {
            reasons.add(ReasonCode.NAMESAKE_RISK);
        }
    }

    private boolean looksLikeHouseholdSwap() {
        return findings.name().familyName() == Agreement.AGREES
                && findings.name().givenName() == Agreement.CONTRADICTS
                && (findings.address().accepts() || accepts(ADDRESS))
                && contradicts(BIRTH_DATE);
    }

    /// Whoever was born on another day and bears another name, or lives elsewhere under the same name.
    private boolean isAnotherPerson() {
        return reasons.contains(ReasonCode.NAME_MISMATCH)
                || (contradicts(BIRTH_DATE)
                        && (contradicts(NAME_KANJI) || contradicts(NAME_KANA) || contradicts(ADDRESS)));
    }

    private Map<Field, Outcome> outcomes() {
        Map<Field, Outcome> outcomes = new EnumMap<>(Field.class);
        for (Field field : COMPARED) {
            outcomes.put(field, findings.of(field).outcome());
        }
        return outcomes;
    }

    private Set<Rule> notes() {
        Set<Rule> notes = EnumSet.noneOf(Rule.class);
        for (Field field : COMPARED) {
            boolean formerReading = field == NAME_KANA && findings.of(field).outcome() == Outcome.HISTORICAL;
            if (accepts(field) || formerReading) {
                notes.addAll(findings.of(field).rules());
            }
        }
        if (contradicts(NAME_KANA) && kanaMayDiffer()) {
            notes.add(Rule.NAME_KANA_DIFFERS);
        }
        if (findings.numberSpaced()) {
            notes.add(Rule.NUMBER_SPACING);
        }
        return notes;
    }
}
