package jp.sekisho.inspection;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import jp.sekisho.check.BusinessRecord;
import jp.sekisho.check.BusinessRecord.NumberOnForm;
import jp.sekisho.check.Gate;
import jp.sekisho.matching.address.FormerMunicipalities;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.person.NumberEntry;
import jp.sekisho.person.Subject;
import jp.sekisho.policy.PolicyCatalogue;
import jp.sekisho.policy.PolicyFile;
import jp.sekisho.policy.Procedure;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.RegistryAnswer;
import jp.sekisho.registry.RegistryState;
import jp.sekisho.registry.Resident;
import jp.sekisho.registry.ResidentRegistry;
import jp.sekisho.synthetic.Population;
import jp.sekisho.synthetic.RegistryView;

/// A town of synthetic people, the gate before their registry, and records about them.
final class People {
    static final long SEED = 20_261_123L;
    static final Procedure PROCEDURE = new Procedure(1, "one", "一", "One", "課", true);
    static final Procedure ANOTHER = new Procedure(2, "two", "二", "Two", "課", true);

    private static final OffsetDateTime AS_OF = OffsetDateTime.parse("2026-11-20T00:00:00+09:00");
    private static final Population POPULATION =
            Population.generate(SEED, 3_000, AS_OF.toLocalDate()).withNobodyProtected();

    /// Those whose own records pass.
    private static final List<Resident> RESIDENTS = POPULATION.residents().stream()
            .map(RegistryView::of)
            .filter(resident -> resident.status() == Resident.Status.ACTIVE
                    && resident.numberStatus() == Resident.NumberStatus.CURRENT)
            .toList();

    private People() {}

    static Gate gate() {
        Map<NumberEntry, Resident> byNumber = new HashMap<>();
        RESIDENTS.forEach(resident -> byNumber.put(resident.individualNumber(), resident));
        Extract extract = new Extract(AS_OF, Extract.Coverage.NATIONAL, "test");
        return new Gate(
                new ResidentRegistry() {
                    @Override
                    public List<RegistryAnswer> find(List<IndividualNumber> numbers) {
                        return numbers.stream()
                                .<RegistryAnswer>map(number -> byNumber.containsKey(number)
                                        ? new RegistryAnswer.Found(byNumber.get(number), extract)
                                        : new RegistryAnswer.NotFound(extract))
                                .toList();
                    }

                    @Override
                    public RegistryState state() {
                        return new RegistryState.Serving(extract);
                    }
                },
                new PolicyCatalogue(List.of(PROCEDURE, ANOTHER), List.of(PolicyFile.read("strict-4", policy()))),
                FormerMunicipalities.ofTheProgram(),
                Duration.ofDays(35),
                Clock.fixed(AS_OF.toInstant(), ZoneOffset.UTC));
    }

    private static byte[] policy() {
        try (InputStream in =
                Objects.requireNonNull(People.class.getResourceAsStream("/policies/strict-4.properties"))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The right record of one of them.
    static BusinessRecord record(int person) {
        return withNumberOf(person, person);
    }

    /// The record of one with the number of another.
    static BusinessRecord withNumberOf(int person, int owner) {
        Resident resident = RESIDENTS.get(person);
        return new BusinessRecord(
                PROCEDURE,
                new Subject(
                        RESIDENTS.get(owner).individualNumber(),
                        resident.name(),
                        resident.birthDate(),
                        resident.sex(),
                        resident.address()),
                NumberOnForm.NOT_SENT);
    }

    /// The right records of the first so many.
    static List<BusinessRecord> records(int size) {
        return IntStream.range(0, size).mapToObj(People::record).toList();
    }

    /// What becomes of a stream of these records, from line 1.
    static Inspection inspected(List<BusinessRecord> records) {
        Inspection inspection = new Inspection(List.of(PROCEDURE, ANOTHER));
        List<Gate.Checked> answers = gate().check(records);
        for (int i = 0; i < records.size(); i++) {
            inspection.add(new Inspected.Checked(i + 1, records.get(i), answers.get(i)));
        }
        return inspection;
    }
}
