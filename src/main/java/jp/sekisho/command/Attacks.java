package jp.sekisho.command;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jp.sekisho.base.Resource;
import jp.sekisho.check.BusinessRecord;
import jp.sekisho.check.BusinessRecord.NumberOnForm;
import jp.sekisho.check.Decision;
import jp.sekisho.check.Gate;
import jp.sekisho.matching.address.FormerMunicipalities;
import jp.sekisho.person.BirthDateEntry;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.person.NumberEntry;
import jp.sekisho.person.Subject;
import jp.sekisho.policy.Field;
import jp.sekisho.policy.PolicyCatalogue;
import jp.sekisho.policy.PolicyFile;
import jp.sekisho.policy.Procedure;
import jp.sekisho.policy.ProcedureTable;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.RegistryAnswer;
import jp.sekisho.registry.RegistryState;
import jp.sekisho.registry.Resident;
import jp.sekisho.registry.ResidentRegistry;
import jp.sekisho.synthetic.attack.Attack;
import jp.sekisho.synthetic.attack.Attempt;
import jp.sekisho.synthetic.attack.Person;
import jp.sekisho.synthetic.attack.Scene;

/// Tries attempts on the gate under the default policy and counts, by attack, what passed and by what.
final class Attacks {
    /// Procedure 13 holds no sex: one field less tells two people apart.
    private static final List<String> PROCEDURES = List.of("shintai-shogaisha-techo", "shogaiji-nyusho-shien");

    private static final int EXAMPLES = 3;

    private static final OffsetDateTime AS_OF = OffsetDateTime.parse("2026-11-20T00:00:00+09:00");

    private final AnyNumber registry = new AnyNumber();
    private final PolicyCatalogue policies = new PolicyCatalogue(
            ProcedureTable.read("procedures.tsv", Resource.bytes("/policies/procedures.tsv")),
            List.of(PolicyFile.read("strict-4.properties", Resource.bytes("/policies/strict-4.properties"))));
    private final Gate gate = new Gate(
            registry,
            policies,
            FormerMunicipalities.ofTheProgram(),
            Duration.ofDays(1),
            Clock.fixed(AS_OF.toInstant(), ZoneOffset.UTC));
    private final IndividualNumber number;

    Attacks() {
        if (!(NumberEntry.parse("609407454590") instanceof IndividualNumber valid)) {
            throw new IllegalStateException("its check digit is right");
        }
        number = valid;
    }

    /// What became of one attack.
    static final class Count {
        final Attack attack;
        /// How it passed: two outcomes and the notes of the decision.
        final Map<String, Integer> passes = new TreeMap<>();

        /// The first attempts that passed and must not.
        final List<Attempt> examples = new ArrayList<>();

        int tried;
        int passed;
        /// Of those that passed: without the note with which they may.
        int wrong;

        Count(Attack attack) {
            this.attack = attack;
        }
    }

    /// Tries so many attempts in all, as many of each attack.
    List<Count> run(List<? extends Attack> attacks, int attempts, long seed) {
        Scene scene = new Scene(seed);
        List<Count> counts = new ArrayList<>();
        for (int i = 0; i < attacks.size(); i++) {
            Count count = new Count(attacks.get(i));
            int wanted = attempts / attacks.size() + (i < attempts % attacks.size() ? 1 : 0);
            while (count.tried < wanted) {
                count.attack.attempt(scene).ifPresent(attempt -> count(attempt, count));
            }
            counts.add(count);
        }
        return counts;
    }

    private void count(Attempt attempt, Count count) {
        Procedure procedure = procedure(count.tried);
        count.tried++;
        if (decide(subject(attempt.record()), attempt.owner(), procedure) instanceof Decision.Pass pass) {
            count.passed++;
            String how = pass.outcomes().get(Field.NAME_KANJI) + "/"
                    + pass.outcomes().get(Field.ADDRESS) + " " + pass.notes();
            count.passes.merge(how, 1, Integer::sum);
            boolean noted = pass.notes().toString().contains(count.attack.takenWith());
            if (!count.attack.isTaken() || !noted) {
                count.wrong++;
                if (count.examples.size() < EXAMPLES) {
                    count.examples.add(attempt);
                }
            }
        }
    }

    Procedure procedure(int trial) {
        return policies.procedure(PROCEDURES.get(trial % PROCEDURES.size())).orElseThrow();
    }

    /// What a business system holds about this person, with the owner's number.
    Subject subject(Person record) {
        return new Subject(number, record.name(), day(record.birthDate()), record.sex(), record.address());
    }

    Decision decide(Subject subject, Person owner, Procedure procedure) {
        registry.resident = Optional.of(resident(number, owner));
        return gate.check(new BusinessRecord(procedure, subject, NumberOnForm.NOT_SENT))
                .decision();
    }

    /// Who is registered under a number.
    static Resident resident(IndividualNumber number, Person person) {
        return new Resident(
                number,
                Resident.NumberStatus.CURRENT,
                Resident.Status.ACTIVE,
                person.name(),
                day(person.birthDate()),
                person.sex(),
                person.address(),
                person.earlierNames().stream()
                        .map(name -> new Resident.PreviousName(name, Optional.of(person.until())))
                        .toList(),
                person.earlierAddresses().stream()
                        .map(address -> new Resident.PreviousAddress(address, Optional.of(person.until())))
                        .toList(),
                false);
    }

    private static BirthDateEntry.Day day(LocalDate date) {
        return new BirthDateEntry.Day(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }

    /// Answers with one resident, whatever number is asked for.
    private static final class AnyNumber implements ResidentRegistry {
        private Optional<Resident> resident = Optional.empty();

        @Override
        public List<RegistryAnswer> find(List<IndividualNumber> numbers) {
            return List.of(new RegistryAnswer.Found(
                    resident.orElseThrow(), new Extract(AS_OF, Extract.Coverage.NATIONAL, "attack")));
        }

        @Override
        public RegistryState state() {
            return new RegistryState.Down();
        }
    }
}
