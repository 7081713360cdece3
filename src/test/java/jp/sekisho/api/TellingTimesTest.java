package jp.sekisho.api;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import jp.sekisho.api.wire.AddressWire;
import jp.sekisho.api.wire.CheckRequest;
import jp.sekisho.api.wire.NameWire;
import jp.sekisho.api.wire.SubjectWire;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.Resident;
import jp.sekisho.registry.extract.ExtractLimits;
import jp.sekisho.registry.extract.SnapshotWriter;
import jp.sekisho.registry.snapshot.SnapshotRegistry;
import jp.sekisho.security.Caller.Detail;
import jp.sekisho.synthetic.Population;
import jp.sekisho.synthetic.RegistryView;
import jp.sekisho.synthetic.SyntheticResident;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// How far the time of an answer tells what the answer withholds. Each pair is one record under two numbers, so that
/// the work on the record is the same; only what the registry holds differs. Printed: the medians of both kinds, the
/// median of the differences within pairs, and how often the second of a pair takes longer (0.5 is what guessing
/// gives).
///
/// A measurement, no test: its figures depend on the machine. Run by `-Dgame.pairs=10000` on a quiet one. What a caller
/// sees of it is measured by [AnswerTimesTest].
@EnabledIfSystemProperty(named = "game.pairs", matches = "[0-9]+")
class TellingTimesTest {
    private static final int PAIRS = Integer.getInteger("game.pairs", 10_000);
    private static final long SEED = Long.getLong("game.seed", 20_261_127);
    private static final int LISTED = 4_000;
    private static final List<SyntheticResident> PEOPLE = Population.generate(
                    SEED, 2 * LISTED, LocalDate.of(2026, 11, 20))
            .withNobodyProtected()
            .residents();

    /// What the second number of a pair has that the first has not.
    private enum Difference {
        NOTHING,
        FOUND,
        NAME,
        BIRTH_DATE,
        ADDRESS,
        PROTECTED
    }

    private static Resident resident(int i) {
        return RegistryView.of(PEOPLE.get(i));
    }

    private static GuessedGate gate(UnaryOperator<Resident> change) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        Extract extract = new Extract(GuessedGate.AS_OF, Extract.Coverage.NATIONAL, "test");
        try (SnapshotWriter writer = new SnapshotWriter(file, extract)) {
            for (int i = 0; i < LISTED; i++) {
                writer.write(change.apply(resident(i)));
            }
        }
        return GuessedGate.before(
                SnapshotRegistry.load(
                        new ByteArrayInputStream(file.toByteArray()),
                        new ExtractLimits(ExtractLimits.USUAL.maxUnusable(), ExtractLimits.USUAL.maxShrink(), true),
                        UnaryOperator.identity()),
                Detail.GUARDED);
    }

    private static Resident protectedOne(Resident resident) {
        return new Resident(
                resident.individualNumber(),
                resident.numberStatus(),
                resident.status(),
                resident.name(),
                resident.birthDate(),
                resident.sex(),
                resident.address(),
                resident.previousNames(),
                resident.previousAddresses(),
                true);
    }

    private static String number(int i) {
        return Long.toString(1_000_000_000_000L + resident(i).individualNumber().disclose())
                .substring(1);
    }

    /// One record under another number.
    private static CheckRequest question(String number, Resident name, Resident birthDate, Resident address) {
        return new CheckRequest(
                "seven",
                "r-1",
                null,
                null,
                null,
                new SubjectWire(
                        number,
                        new NameWire(
                                name.name().kanji(),
                                name.name().kana(),
                                name.name().roman(),
                                name.name().alias(),
                                name.name().aliasKana()),
                        birthDate.birthDate() instanceof jp.sekisho.person.BirthDateEntry.Day(int y, int m, int d)
                                ? LocalDate.of(y, m, d).toString()
                                : "1964-05-01",
                        SubjectWire.SexCode.MALE,
                        new AddressWire(
                                address.address().municipalityCode().isEmpty()
                                        ? null
                                        : address.address().municipalityCode(),
                                address.address().text(),
                                address.address().building())),
                null);
    }

    @ParameterizedTest
    @EnumSource(Difference.class)
    void tellsLittle(Difference difference) throws IOException {
        GuessedGate open = gate(UnaryOperator.identity());
        GuessedGate second = difference == Difference.PROTECTED ? gate(TellingTimesTest::protectedOne) : open;
        Random random = new Random(SEED);
        TimedPairs pairs = new TimedPairs(PAIRS);
        for (int round = -3; round <= 0; round++) {
            for (int i = 0; i < PAIRS; i++) {
                int a = random.nextInt(LISTED);
                int b = random.nextInt(LISTED);
                int c = random.nextInt(LISTED);
                Resident known = resident(b);
                Resident stranger = resident(c);
                CheckRequest one = question(
                        number(difference == Difference.FOUND ? LISTED + a : a),
                        difference == Difference.NAME ? known : stranger,
                        difference == Difference.BIRTH_DATE ? known : stranger,
                        difference == Difference.ADDRESS ? known : stranger);
                CheckRequest two = question(
                        number(difference == Difference.PROTECTED ? a : b),
                        difference == Difference.NAME ? known : stranger,
                        difference == Difference.BIRTH_DATE ? known : stranger,
                        difference == Difference.ADDRESS ? known : stranger);
                pairs.time(i, random.nextBoolean(), () -> open.told(one), () -> second.told(two));
            }
        }
        pairs.print(difference.name());
    }
}
