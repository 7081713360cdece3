package jp.sekisho.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import jp.sekisho.attestation.AttestationSigner;
import jp.sekisho.attestation.AttestedRecord;
import jp.sekisho.attestation.Lifetimes;
import jp.sekisho.audit.AuditEntry;
import jp.sekisho.audit.AuditId;
import jp.sekisho.audit.AuditTrail;
import jp.sekisho.audit.TrailEntry;
import jp.sekisho.check.BusinessRecord;
import jp.sekisho.check.Gate;
import jp.sekisho.matching.address.FormerMunicipalities;
import jp.sekisho.person.Address;
import jp.sekisho.person.BirthDateEntry;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.person.NumberEntry;
import jp.sekisho.person.PersonName;
import jp.sekisho.person.Sex;
import jp.sekisho.person.Subject;
import jp.sekisho.policy.PolicyCatalogue;
import jp.sekisho.policy.PolicyFile;
import jp.sekisho.policy.Procedure;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.RegistryAnswer;
import jp.sekisho.registry.RegistryState;
import jp.sekisho.registry.Resident;
import jp.sekisho.registry.ResidentRegistry;
import jp.sekisho.signing.KeyRing;
import jp.sekisho.signing.Signing;
import jp.sekisho.signing.SigningKey;

/// A checkpoint before one resident, whose trail says that it has written when it is told to.
public final class HeldCheckpoint {
    private static final OffsetDateTime AS_OF = OffsetDateTime.parse("2026-11-20T00:00:00+09:00");
    public static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
    public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final Procedure PROCEDURE = new Procedure(7, "seven", "七", "Seven", "課", true);
    private static final String NUMBER = "609407454590";
    private static final PersonName NAME = PersonName.of("小林　健一", "コバヤシ　ケンイチ");
    private static final BirthDateEntry.Day BORN = new BirthDateEntry.Day(1964, 5, 1);
    private static final Address ADDRESS = new Address("202011", "長野県長野市大字鶴賀緑町1613番地", "");
    private static final Submitter BY = new Submitter(
            AuditEntry.Request.CHECK, new AuditId("welfare"), "intermediate", Optional.of(new AuditId("clerk-7")));

    /// Knows one resident.
    private static final ResidentRegistry REGISTRY = new ResidentRegistry() {
        private final Extract extract = new Extract(AS_OF, Extract.Coverage.NATIONAL, "test");

        @Override
        public List<RegistryAnswer> find(List<IndividualNumber> numbers) {
            return numbers.stream()
                    .<RegistryAnswer>map(_ -> new RegistryAnswer.Found(resident(), extract))
                    .toList();
        }

        @Override
        public RegistryState state() {
            return new RegistryState.Serving(extract);
        }
    };

    private static Resident resident() {
        return new Resident(
                (IndividualNumber) NumberEntry.parse(NUMBER),
                Resident.NumberStatus.CURRENT,
                Resident.Status.ACTIVE,
                NAME,
                BORN,
                Sex.MALE,
                ADDRESS,
                List.of(),
                List.of(),
                false);
    }

    /// Keeps what is appended, and says that it is written when it is told to.
    static final class HeldTrail implements AuditTrail {
        final List<AuditEntry> entries = new ArrayList<>();
        final CompletableFuture<Append> done = new CompletableFuture<>();

        @Override
        public CompletionStage<Append> append(List<? extends TrailEntry> added) {
            added.forEach(entry -> {
                if (entry instanceof AuditEntry decision) {
                    entries.add(decision);
                }
            });
            return done;
        }

        @Override
        public boolean isWritable() {
            return true;
        }

        @Override
        public int waiting() {
            return 0;
        }
    }

    /// Remembers what it is told, and on which thread.
    static final class Heard implements CheckpointListener {
        final List<Answer> answers = new ArrayList<>();
        final List<Thread> threads = new ArrayList<>();
        int attested;
        int notAttested;

        @Override
        public void answered(Submitter by, List<Answer> told) {
            answers.addAll(told);
            threads.add(Thread.currentThread());
        }

        @Override
        public void attested(int count) {
            attested += count;
        }

        @Override
        public void notAttested(Signing.Trouble trouble, String detail, int count) {
            assertThat(trouble).isEqualTo(Signing.Trouble.KEY_NOT_VALID);
            notAttested += count;
        }
    }

    final HeldTrail trail = new HeldTrail();
    final Heard heard = new Heard();

    Checkpoint checkpoint(Instant keyEnds, Map<String, LocalDate> observed) throws IOException {
        return checkpoint(GuessLimit.none(), keyEnds, observed);
    }

    Checkpoint checkpoint(GuessLimit guesses) throws IOException {
        return checkpoint(guesses, NOW.plusSeconds(3600), Map.of());
    }

    private Checkpoint checkpoint(GuessLimit guesses, Instant keyEnds, Map<String, LocalDate> observed)
            throws IOException {
        KeyRing keys = new KeyRing(SigningKey.ephemeral(keyEnds), List.of());
        PolicyCatalogue policies;
        try (InputStream policy =
                Objects.requireNonNull(HeldCheckpoint.class.getResourceAsStream("/policies/strict-4.properties"))) {
            policies = new PolicyCatalogue(
                    List.of(PROCEDURE), List.of(PolicyFile.read("strict-4", policy.readAllBytes())));
        }
        return new Checkpoint(
                guesses,
                new Gate(REGISTRY, policies, FormerMunicipalities.ofTheProgram(), Duration.ofDays(35), CLOCK),
                new AttestationSigner("sekisho", () -> keys, CLOCK),
                new Lifetimes(Duration.ofMinutes(1), Map.of(), Duration.ofMinutes(1)),
                new Shadow(observed, CLOCK),
                trail,
                CLOCK,
                heard);
    }

    public Checkpoint checkpoint() throws IOException {
        return checkpoint(NOW.plusSeconds(3600), Map.of());
    }

    static Submission passing(boolean attested) {
        return submission(ADDRESS, attested);
    }

    public static Submission submission(Address address, boolean attested) {
        Subject subject = new Subject(NumberEntry.parse(NUMBER), NAME, BORN, Sex.MALE, address);
        return new Submission(
                BY,
                new BusinessRecord(PROCEDURE, subject, BusinessRecord.NumberOnForm.NOT_SENT),
                new AuditId("r-1"),
                Destination.INTERMEDIATE_SERVER,
                attested
                        ? Optional.of(AttestedRecord.of(PROCEDURE.id(), "0000000001234567", _ -> null))
                        : Optional.empty());
    }

    /// What the trail says from now on.
    public void says(AuditTrail.Append said) {
        trail.done.complete(said);
    }

    /// What was to be written down.
    public List<AuditEntry> entries() {
        return trail.entries;
    }
}
