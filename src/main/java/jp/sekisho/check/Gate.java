package jp.sekisho.check;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import jp.sekisho.matching.address.FormerMunicipalities;
import jp.sekisho.person.BirthDateEntry;
import jp.sekisho.person.DestinationKey;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.person.NumberEntry;
import jp.sekisho.person.PersonName;
import jp.sekisho.person.Sex;
import jp.sekisho.person.Subject;
import jp.sekisho.policy.Field;
import jp.sekisho.policy.Policy;
import jp.sekisho.policy.PolicyCatalogue;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.RegistryAnswer;
import jp.sekisho.registry.ResidentRegistry;
import jp.sekisho.registry.Unchanged;

/// Looks records up and decides on each. Keeps nothing between calls.
public final class Gate {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final ResidentRegistry registry;
    private final PolicyCatalogue policies;
    private final FormerMunicipalities formerMunicipalities;
    private final Duration maxAge;
    private final Clock clock;

    private volatile boolean halted;

    /// @param maxAge how old the registry's extract may be
    public Gate(
            ResidentRegistry registry,
            PolicyCatalogue policies,
            FormerMunicipalities formerMunicipalities,
            Duration maxAge,
            Clock clock) {
        this.registry = registry;
        this.policies = policies;
        this.formerMunicipalities = formerMunicipalities;
        this.maxAge = maxAge;
        this.clock = clock;
    }

    /// A decision with what it rests on.
    ///
    /// @param extract the extract that answered; empty where none was asked or none answered
    /// @param owner who has the number, where the record is a suspected wrong link and the number has an owner
    public record Checked(Decision decision, Policy policy, Optional<Extract> extract, Optional<Owner> owner) {
        /// The same check where the decision must not leave: for this reason it is not decided now.
        public Checked undecided(ReasonCode reason) {
            return new Checked(Gate.undecided(reason), policy, extract, Optional.empty());
        }
    }

    /// A check that is not made: for this reason it is not decided now, and nobody is looked up.
    public Checked unasked(BusinessRecord record, ReasonCode reason) {
        return new Checked(
                undecided(reason), policies.policyOf(record.procedure()), Optional.empty(), Optional.empty());
    }

    /// From now on blocks every record: something passed that must not, and nothing that this gate says can be
    /// believed. Only a new start ends it.
    public void halt() {
        halted = true;
    }

    public boolean isHalted() {
        return halted;
    }

    /// Checks one record.
    public Checked check(BusinessRecord record) {
        return check(List.of(record)).getFirst();
    }

    /// Checks many records with one look-up: one answer a record, in their order.
    public List<Checked> check(List<BusinessRecord> records) {
        return check(records, (_, checked) -> checked);
    }

    /// The same with the registry's side of what differs: for the operator's own work list, and for no answer.
    public List<BothSides> bothSides(List<BusinessRecord> records) {
        return check(records, (answer, checked) -> BothSides.of(checked, answer));
    }

    private <T> List<T> check(List<BusinessRecord> records, BiFunction<Optional<RegistryAnswer>, Checked, T> told) {
        List<Set<ReasonCode>> refusals = new ArrayList<>(records.size());
        records.forEach(record -> refusals.add(refusals(record, policies.policyOf(record.procedure()))));
        Iterator<RegistryAnswer> answers = lookUp(records, refusals).iterator();
        Instant now = clock.instant();
        List<T> checked = new ArrayList<>(records.size());
        for (int i = 0; i < records.size(); i++) {
            BusinessRecord record = records.get(i);
            Policy policy = policies.policyOf(record.procedure());
            if (refusals.get(i).isEmpty()) {
                RegistryAnswer answer = answers.next();
                Decision decision = decide(record, answer, policy, now);
                checked.add(told.apply(
                        Optional.of(answer),
                        new Checked(decision, policy, extractOf(answer), ownerOf(answer, decision))));
            } else {
                checked.add(told.apply(
                        Optional.empty(),
                        new Checked(refuse(record, refusals.get(i)), policy, Optional.empty(), Optional.empty())));
            }
        }
        return checked;
    }

    /// What the registry can tell of changes since a state, without a person.
    public Unchanged changesSince(long sequence) {
        return registry.unchangedSince(List.of(), sequence);
    }

    /// Which records need no check because their persons are as in the state of this sequence, one entry a record. A
    /// record that is wrong by itself, or that this gate would not decide on now, is never one of them.
    public List<Boolean> areUnchangedSince(long sequence, List<BusinessRecord> records) {
        List<Set<ReasonCode>> refusals = new ArrayList<>(records.size());
        records.forEach(record -> refusals.add(refusals(record, policies.policyOf(record.procedure()))));
        List<IndividualNumber> numbers = numbers(records, refusals);
        if (halted
                || !(registry.unchangedSince(numbers, sequence) instanceof Unchanged.Told(var extract, var told))
                || isStale(extract)
                || told.size() != numbers.size()) {
            return Collections.nCopies(records.size(), false);
        }
        Iterator<Boolean> unchanged = told.iterator();
        return refusals.stream()
                .map(refused -> refused.isEmpty() && unchanged.next())
                .toList();
    }

    private List<RegistryAnswer> lookUp(List<BusinessRecord> records, List<Set<ReasonCode>> refusals) {
        List<IndividualNumber> numbers = numbers(records, refusals);
        return numbers.isEmpty() ? List.of() : registry.find(numbers);
    }

    /// Those of the records that are not refused: where a number is none, the record is.
    private static List<IndividualNumber> numbers(List<BusinessRecord> records, List<Set<ReasonCode>> refusals) {
        List<IndividualNumber> numbers = new ArrayList<>(records.size());
        for (int i = 0; i < records.size(); i++) {
            if (refusals.get(i).isEmpty() && records.get(i).subject().number() instanceof IndividualNumber number) {
                numbers.add(number);
            }
        }
        return numbers;
    }

    /// Decides on one record: a pure, total function of the record, the registry's answer, the policy and the time.
    Decision decide(BusinessRecord record, RegistryAnswer answer, Policy policy, Instant now) {
        if (halted) {
            return undecided(ReasonCode.GATE_HALTED);
        }
        if (answer instanceof RegistryAnswer.Answered answered && isStale(answered.extract(), now)) {
            return undecided(ReasonCode.REGISTRY_STALE);
        }
        return switch (answer) {
            case RegistryAnswer.Found(var resident, var _) ->
                Decider.decide(
                        SubjectComparator.compare(
                                record.subject(), resident, record.procedure().sexHeld(), formerMunicipalities),
                        resident,
                        record.procedure(),
                        policy,
                        LocalDate.ofInstant(now, JAPAN),
                        cause(record));
            case RegistryAnswer.NotFound(var extract) -> notFound(record, extract);
            case RegistryAnswer.Ambiguous _ -> undecided(ReasonCode.REGISTRY_AMBIGUOUS);
            case RegistryAnswer.Unusable _ -> undecided(ReasonCode.REGISTRY_RECORD_UNUSABLE);
            case RegistryAnswer.Disconnected _ -> undecided(ReasonCode.REGISTRY_UNAVAILABLE);
            case RegistryAnswer.Unavailable _ -> undecided(ReasonCode.REGISTRY_UNAVAILABLE);
            case RegistryAnswer.Overloaded _ -> undecided(ReasonCode.OVERLOADED);
            case RegistryAnswer.TimedOut _ -> undecided(ReasonCode.REGISTRY_TIMEOUT);
            case RegistryAnswer.Invalid _ -> undecided(ReasonCode.REGISTRY_INVALID_ANSWER);
        };
    }

    /// Whether the extract is older than allowed, so that every record is blocked with `REGISTRY_STALE`. One from the
    /// future is as bad: the clock was set back, or the extract is dated wrongly, and nobody knows how old it is.
    public boolean isStale(Extract extract) {
        return isStale(extract, clock.instant());
    }

    private boolean isStale(Extract extract, Instant now) {
        return extract.isAheadOf(now) || extract.asOf().toInstant().plus(maxAge).isBefore(now);
    }

    /// What is wrong with the record itself, a required field that it lacks included, so that no look-up is made:
    /// nothing of it may depend on who has the number.
    private static Set<ReasonCode> refusals(BusinessRecord record, Policy policy) {
        Set<ReasonCode> reasons = EnumSet.noneOf(ReasonCode.class);
        switch (record.subject().number()) {
            case IndividualNumber _ -> {}
            case NumberEntry.WrongFormat _ -> reasons.add(ReasonCode.NUMBER_FORMAT);
            case NumberEntry.WrongCheckDigit _ -> reasons.add(ReasonCode.NUMBER_CHECK_DIGIT);
        }
        switch (record.subject().birthDate()) {
            case BirthDateEntry.Unreadable _, BirthDateEntry.NoSuchDay _ -> reasons.add(ReasonCode.BIRTH_DATE_INVALID);
            case BirthDateEntry.Absent _,
                    BirthDateEntry.Day _,
                    BirthDateEntry.Month _,
                    BirthDateEntry.Year _,
                    BirthDateEntry.Unknown _,
                    BirthDateEntry.Lunisolar _ -> {}
        }
        if (record.key().filter(DestinationKey::contradictsItself).isPresent()) {
            reasons.add(ReasonCode.DESTINATION_KEY_CHECK_DIGIT);
        }
        for (Field field : Field.values()) {
            if (policy.requires(field, record.procedure()) && isMissing(field, record.subject())) {
                reasons.add(FieldReasons.of(field).absentInRecord());
            }
        }
        return reasons;
    }

    private static boolean isMissing(Field field, Subject subject) {
        PersonName name = subject.name();
        return switch (field) {
            case INDIVIDUAL_NUMBER -> false;
            // Which form of the name is compared depends on the registry: only no name at all is missing.
            case NAME_KANJI ->
                name.kanji().isBlank() && name.roman().isBlank() && name.alias().isBlank();
            case NAME_KANA -> name.kana().isBlank() && name.aliasKana().isBlank();
            case BIRTH_DATE -> subject.birthDate() instanceof BirthDateEntry.Absent;
            case SEX -> subject.sex() == Sex.NOT_HELD;
            case ADDRESS -> subject.address().text().isBlank();
        };
    }

    /// A number that fails its own check digit has no owner; one that is not twelve digits is not a number yet.
    private static Decision refuse(BusinessRecord record, Set<ReasonCode> reasons) {
        boolean noOwner = reasons.contains(ReasonCode.NUMBER_CHECK_DIGIT);
        return Decision.Block.unseen(reasons, noOwner ? cause(record) : Set.of(), noOwner);
    }

    private static Decision notFound(BusinessRecord record, Extract extract) {
        return switch (extract.coverage()) {
            case NATIONAL -> Decision.Block.unseen(EnumSet.of(ReasonCode.NUMBER_NOT_FOUND), cause(record), true);
            case PARTIAL -> undecided(ReasonCode.OUTSIDE_REGISTRY_COVERAGE);
        };
    }

    private static Decision undecided(ReasonCode reason) {
        return Decision.Block.unseen(EnumSet.of(reason), Set.of(), false);
    }

    /// Whether a wrong number was wrong on the application form already, or was typed wrongly from it.
    private static Set<Diagnosis> cause(BusinessRecord record) {
        return switch (record.numberOnForm()) {
            case NOT_SENT -> Set.of();
            case SAME_AS_ENTERED -> EnumSet.of(Diagnosis.CAUSE_APPLICATION_FORM);
            case DIFFERENT -> EnumSet.of(Diagnosis.CAUSE_DATA_ENTRY);
        };
    }

    private static Optional<Extract> extractOf(RegistryAnswer answer) {
        return answer instanceof RegistryAnswer.Answered answered ? Optional.of(answered.extract()) : Optional.empty();
    }

    private static Optional<Owner> ownerOf(RegistryAnswer answer, Decision decision) {
        return decision instanceof Decision.Block block
                        && block.suspectedWrongLink()
                        && answer instanceof RegistryAnswer.Found(var resident, var _)
                ? Optional.of(new Owner(resident))
                : Optional.empty();
    }
}
