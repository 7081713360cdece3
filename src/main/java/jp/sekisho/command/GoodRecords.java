package jp.sekisho.command;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.sekisho.check.Decision;
import jp.sekisho.person.Address;
import jp.sekisho.person.Subject;
import jp.sekisho.synthetic.Chance;
import jp.sekisho.synthetic.Notation;
import jp.sekisho.synthetic.Population;
import jp.sekisho.synthetic.SyntheticResident;
import jp.sekisho.synthetic.Writing;
import jp.sekisho.synthetic.attack.Person;

/// Rewrites the records of synthetic people as business systems do, tries each on the gate, and counts by the way of
/// writing how many are blocked, and for what.
final class GoodRecords {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final int PEOPLE = 20_000;

    /// How a business system and a registry write one building.
    private static final List<String[]> BUILDINGS = List.of(
            new String[] {"A-101", "A棟101号室"},
            new String[] {"A101", "A棟101号"},
            new String[] {"A号棟101", "A棟101"},
            new String[] {"コーポ若葉101", "コーポ若葉101号室"},
            new String[] {"コーポ若葉１０１", "コーポ若葉101号"},
            new String[] {"コーポ若葉No.101", "コーポ若葉101"},
            new String[] {"2F-201", "201"},
            new String[] {"コーポ若葉2階201号室", "コーポ若葉201"},
            new String[] {"101号室コーポ若葉", "コーポ若葉101号室"},
            new String[] {"ハイツⅡ　101", "ハイツ2　101"},
            new String[] {"ハイツII　101", "ハイツⅡ　101"},
            new String[] {"サン＝ハイツ101", "サンハイツ101"},
            new String[] {"サン・ハイツ101", "サンハイツ101"},
            new String[] {"ハイツ「若葉」101", "ハイツ若葉101"},
            new String[] {"㈱若葉寮101", "(株)若葉寮101"},
            new String[] {"コーポ～暁～101", "コーポ〜暁〜101"},
            new String[] {"101", "コーポ若葉101"},
            new String[] {"コーポ若葉", "コーポ若葉101"},
            new String[] {"コーポ若葉102", "コーポ若葉101"},
            new String[] {"", "千寿園"},
            new String[] {"三田ビル101", "三田ビル101号室"},
            new String[] {"小林様方", "小林方"});

    /// What became of one way of writing.
    static final class Count {
        final String name;
        final Map<String, Integer> reasons = new TreeMap<>();
        int tried;
        int blocked;

        Count(String name) {
            this.name = name;
        }
    }

    private final Attacks gate = new Attacks();
    private final Population people;
    private final Chance chance;
    private final Map<String, Count> counts = new TreeMap<>();
    private int tried;

    GoodRecords(long seed) {
        people = Population.generate(seed, PEOPLE, TODAY);
        chance = new Chance(seed);
    }

    /// Tries at least so many rewritings: each way by itself, a mixture of many, and each way of writing a building.
    List<Count> run(int rewritings) {
        while (tried < rewritings) {
            SyntheticResident resident = chance.oneOf(people.residents());
            Person owner = Person.of(resident);
            for (Notation.Rewriting rewriting : Notation.each(resident)) {
                count(rewriting.notations().toString(), rewriting.writing().subject(), owner);
            }
            count(
                    "[many at once]",
                    Notation.mixed(resident, chance.below(Integer.MAX_VALUE))
                            .writing()
                            .subject(),
                    owner);
            String[] building = chance.oneOf(BUILDINGS);
            Writing plain = Writing.of(resident);
            String lot = owner.address().text();
            Subject subject = plain.subject();
            // A bare number behind the lot in one text could be a part of the lot.
            boolean apart = chance.below(2) == 0 || building[0].matches("[0-9]+");
            Address record = apart
                    ? new Address("", lot, building[0])
                    : new Address("", building[0].isEmpty() ? lot : lot + "　" + building[0], "");
            count(
                    building[0] + " / " + building[1],
                    new Subject(subject.number(), subject.name(), subject.birthDate(), subject.sex(), record),
                    owner.at(lot, building[1]));
        }
        return new ArrayList<>(counts.values());
    }

    private void count(String name, Subject record, Person owner) {
        Count count = counts.computeIfAbsent(name, Count::new);
        count.tried++;
        if (gate.decide(record, owner, gate.procedure(tried++)) instanceof Decision.Block block) {
            count.blocked++;
            count.reasons.merge(block.reasons().toString(), 1, Integer::sum);
        }
    }
}
