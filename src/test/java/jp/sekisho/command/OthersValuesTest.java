package jp.sekisho.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.base.Resource;
import jp.sekisho.check.BothSides;
import jp.sekisho.check.BusinessRecord;
import jp.sekisho.check.BusinessRecord.NumberOnForm;
import jp.sekisho.check.Gate;
import jp.sekisho.matching.address.FormerMunicipalities;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.policy.Field;
import jp.sekisho.policy.PolicyCatalogue;
import jp.sekisho.policy.PolicyFile;
import jp.sekisho.policy.Procedure;
import jp.sekisho.policy.ProcedureTable;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.RegistryAnswer;
import jp.sekisho.registry.RegistryState;
import jp.sekisho.registry.ResidentRegistry;
import jp.sekisho.synthetic.attack.Attempt;
import jp.sekisho.synthetic.attack.Person;
import jp.sekisho.synthetic.attack.Scene;
import jp.sekisho.synthetic.attack.WrongLink;
import org.junit.jupiter.api.Test;

/// What a work list would show of whom a number really belongs to, for wrong links of every kind.
class OthersValuesTest {
    private static final long SEED = 20_261_127L;
    private static final int OF_EACH_KIND = 300;
    /// What alone tells them apart, and what a clerk has to look at.
    private static final Map<WrongLink, Set<Field>> TELLS_APART = Map.ofEntries(
            Map.entry(WrongLink.NAMESAKE_FAR, Set.of(Field.BIRTH_DATE)),
            Map.entry(WrongLink.NAMESAKE_OF_ONE_BIRTHDAY_FAR, Set.of(Field.ADDRESS)),
            Map.entry(WrongLink.NAMESAKE_OF_ONE_BIRTHDAY_NEXT_DOOR, Set.of(Field.ADDRESS)),
            Map.entry(WrongLink.NAMESAKE_OF_ONE_HOME_AND_ANOTHER_DAY, Set.of(Field.BIRTH_DATE)),
            Map.entry(WrongLink.NAMESAKE_OF_ONE_HOME_AND_THE_OTHER_SEX, Set.of(Field.SEX)),
            Map.entry(WrongLink.NAMESAKE_AT_AN_ADDRESS_LEFT_LONG_AGO, Set.of(Field.ADDRESS)),
            Map.entry(WrongLink.NAMESAKE_AT_A_FORMER_ADDRESS_THAT_SAYS_NOTHING, Set.of(Field.ADDRESS)),
            Map.entry(WrongLink.NAMESAKE_AT_NO_ADDRESS, Set.of(Field.ADDRESS)),
            Map.entry(WrongLink.SAME_READING_OTHER_KANJI, Set.of(Field.NAME_KANJI)),
            Map.entry(WrongLink.SAME_READING_OTHER_FAMILY, Set.of(Field.NAME_KANJI)),
            Map.entry(WrongLink.REMARRIAGE, Set.of(Field.NAME_KANJI, Field.NAME_KANA)),
            Map.entry(WrongLink.SAME_BIRTHDAY_SAME_LOT, Set.of(Field.NAME_KANJI, Field.NAME_KANA)),
            Map.entry(WrongLink.GIVEN_NAME_FIRST, Set.of(Field.NAME_KANJI)),
            Map.entry(WrongLink.LATIN_ORDER, Set.of(Field.NAME_KANJI)));

    private static final OffsetDateTime AS_OF = OffsetDateTime.parse("2026-11-20T00:00:00+09:00");

    private Optional<Person> owner = Optional.empty();
    private final PolicyCatalogue policies = new PolicyCatalogue(
            ProcedureTable.read("procedures.tsv", Resource.bytes("/policies/procedures.tsv")),
            List.of(PolicyFile.read("strict-4.properties", Resource.bytes("/policies/strict-4.properties"))));
    private final Procedure procedure = policies.procedures().getFirst();
    private final Gate gate = new Gate(
            new ResidentRegistry() {
                @Override
                public List<RegistryAnswer> find(List<IndividualNumber> numbers) {
                    return List.of(new RegistryAnswer.Found(
                            Attacks.resident(numbers.getFirst(), owner.orElseThrow()),
                            new Extract(AS_OF, Extract.Coverage.NATIONAL, "test")));
                }

                @Override
                public RegistryState state() {
                    return new RegistryState.Down();
                }
            },
            policies,
            FormerMunicipalities.NONE,
            Duration.ofDays(1),
            Clock.fixed(AS_OF.toInstant(), ZoneOffset.UTC));

    /// Twins, brothers and sisters, parents, spouses, neighbours in the pile, whoever lived there before: nothing of
    /// them. What is shown of namesakes, and of others whom only one field tells apart, is that field alone.
    @Test
    void showsNothingButWhatAloneTellsTwoPeopleApart() {
        Scene scene = new Scene(SEED);
        Map<WrongLink, Set<Field>> shown = new EnumMap<>(WrongLink.class);
        for (WrongLink kind : WrongLink.values()) {
            int tried = 0;
            while (tried < OF_EACH_KIND) {
                Optional<Attempt> attempt = kind.attempt(scene);
                if (attempt.isPresent()) {
                    tried++;
                    Set<Field> fields = sides(attempt.get()).registry().keySet();
                    if (!fields.isEmpty()) {
                        shown.computeIfAbsent(kind, _ -> EnumSet.noneOf(Field.class))
                                .addAll(fields);
                    }
                }
            }
        }
        assertThat(shown)
                .as("seed %d", SEED)
                .allSatisfy((kind, fields) ->
                        assertThat(TELLS_APART.getOrDefault(kind, Set.of())).containsAll(fields));
    }

    private BothSides sides(Attempt attempt) {
        owner = Optional.of(attempt.owner());
        return gate.bothSides(List.of(
                        new BusinessRecord(procedure, new Attacks().subject(attempt.record()), NumberOnForm.NOT_SENT)))
                .getFirst();
    }
}
