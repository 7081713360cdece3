package jp.sekisho.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import jp.sekisho.api.Guesser.Known;
import jp.sekisho.api.text.Language;
import jp.sekisho.api.wire.AddressWire;
import jp.sekisho.api.wire.CheckRequest;
import jp.sekisho.api.wire.NameWire;
import jp.sekisho.api.wire.SubjectWire;
import jp.sekisho.attestation.AttestationSigner;
import jp.sekisho.attestation.Lifetimes;
import jp.sekisho.audit.AuditEntry;
import jp.sekisho.audit.AuditId;
import jp.sekisho.audit.AuditTrail;
import jp.sekisho.check.Gate;
import jp.sekisho.checkpoint.Answer;
import jp.sekisho.checkpoint.Checkpoint;
import jp.sekisho.checkpoint.CheckpointListener;
import jp.sekisho.checkpoint.Destination;
import jp.sekisho.checkpoint.GuessLimit;
import jp.sekisho.checkpoint.Shadow;
import jp.sekisho.checkpoint.Submitter;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.policy.PolicyCatalogue;
import jp.sekisho.policy.PolicyFile;
import jp.sekisho.policy.Procedure;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.RegistryAnswer;
import jp.sekisho.registry.RegistryState;
import jp.sekisho.registry.ResidentRegistry;
import jp.sekisho.security.Caller.Detail;
import jp.sekisho.signing.KeyRing;
import jp.sekisho.signing.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Somebody has a number and knows at most one of name, birth date and address. They ask whatever they like of
/// two gates whose registries differ in one thing about that person, and must not be able to tell the two
/// apart: the whole answer is the same, byte for byte, but for the check's own id.
///
/// With `-Dgame.questions=5000` at its full length, about a minute a core.
class GuessingGameTest {
    private static final long SEED = Long.getLong("game.seed", 20_261_127);
    private static final int QUESTIONS = Integer.getInteger("game.questions", 150);
    private static final OffsetDateTime AS_OF = OffsetDateTime.parse("2026-11-20T00:00:00+09:00");
    private static final Clock CLOCK = Clock.fixed(AS_OF.toInstant().plusSeconds(60), ZoneOffset.UTC);

    /// One that holds the sex, one that does not, and one under a policy that was tightened.
    private static final List<Procedure> PROCEDURES = List.of(
            new Procedure(7, "seven", "七", "Seven", "課", true),
            new Procedure(13, "thirteen", "十三", "Thirteen", "課", false),
            new Procedure(14, "strict", "厳", "Strict", "課", true));

    private static final PolicyCatalogue POLICIES = policies();
    private static final Submitter BY = new Submitter(
            AuditEntry.Request.CHECK, new AuditId("welfare"), "intermediate", Optional.of(new AuditId("clerk-7")));
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private static PolicyCatalogue policies() {
        try (InputStream file =
                Objects.requireNonNull(Gate.class.getResourceAsStream("/policies/strict-4.properties"))) {
            String standard = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            String tightened = standard.replace("id = strict-4", "id = tightened\nprocedures = strict")
                    .replace("required = ", "required = nameKana, ")
                    .replace("building = accept", "building = review")
                    .replace("historical = familyName, address", "historical = none");
            return new PolicyCatalogue(
                    PROCEDURES,
                    List.of(
                            PolicyFile.read("strict-4", standard.getBytes(StandardCharsets.UTF_8)),
                            PolicyFile.read("tightened", tightened.getBytes(StandardCharsets.UTF_8))));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// One gate with its one person, or nobody, as one caller sees it.
    private record Side(Checkpoint checkpoint, Detail detail) {
        static Side of(Optional<GuessedPerson> person, Detail detail) {
            KeyRing keys = new KeyRing(SigningKey.ephemeral(CLOCK.instant().plusSeconds(3600)), List.of());
            return new Side(
                    new Checkpoint(
                            // What the answers tell must not rest on how often one may ask.
                            GuessLimit.none(),
                            new Gate(registry(person), POLICIES, Duration.ofDays(7), CLOCK),
                            new AttestationSigner("sekisho", () -> keys, CLOCK),
                            new Lifetimes(Duration.ofMinutes(1), Map.of(), Duration.ofMinutes(1)),
                            new Shadow(Map.of(), CLOCK),
                            AuditTrail.none(),
                            CLOCK,
                            CheckpointListener.none()),
                    detail);
        }

        /// The answer as it stands on the wire.
        String told(CheckRequest request) {
            Procedure procedure = POLICIES.procedure(request.procedure()).orElseThrow();
            Answer answer = checkpoint.check(WireRequests.submission(
                    BY, request, Admission.Admitted.of(procedure, Destination.INTERMEDIATE_SERVER, request)));
            try {
                ObjectNode told = JSON.valueToTree(WireResponses.body(answer, detail, Language.EN));
                told.remove("checkId");
                return JSON.writeValueAsString(told);
            } catch (JsonProcessingException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static ResidentRegistry registry(Optional<GuessedPerson> person) {
        Extract extract = new Extract(AS_OF, Extract.Coverage.NATIONAL, "test");
        RegistryAnswer answer = person.<RegistryAnswer>map(known -> new RegistryAnswer.Found(known.resident(), extract))
                .orElseGet(() -> new RegistryAnswer.NotFound(extract));
        return new ResidentRegistry() {
            @Override
            public List<RegistryAnswer> find(List<IndividualNumber> numbers) {
                return numbers.stream().map(_ -> answer).toList();
            }

            @Override
            public RegistryState state() {
                return new RegistryState.Serving(extract);
            }
        };
    }

    /// @return how many different answers were heard, the same from both
    private static int play(
            Detail detail, GuessedPerson person, Optional<GuessedPerson> other, String difference, Set<Known> known) {
        Side one = Side.of(Optional.of(person), detail);
        Side two = Side.of(other, detail);
        Guesser guesser = new Guesser(
                new Random(SEED),
                PROCEDURES.stream().map(Procedure::id).toList(),
                known,
                Stream.concat(Stream.of(person), other.stream()).toList());
        for (int i = 0; i < QUESTIONS; i++) {
            Guesser.Asked asked = guesser.next();
            String answer = one.told(asked.request());
            assertThat(two.told(asked.request()))
                    .as("seed %d, question %d, differing in %s, knowing %s", SEED, i, difference, known)
                    .isEqualTo(answer);
            asked.wasAnswered(answer);
        }
        return guesser.differentAnswers();
    }

    private static List<Set<Known>> atMostOne() {
        return List.of(
                EnumSet.noneOf(Known.class),
                EnumSet.of(Known.NAME),
                EnumSet.of(Known.BIRTH_DATE),
                EnumSet.of(Known.ADDRESS));
    }

    @ParameterizedTest
    @EnumSource(
            value = Detail.class,
            names = {"COARSE", "GUARDED"})
    void whoKnowsOneThingOfAPersonCannotTellTwoRegistriesApart(Detail detail) {
        for (GuessedPerson person : List.of(GuessedPerson.japanese(), GuessedPerson.foreign())) {
            person.others().forEach((difference, other) -> {
                for (Set<Known> known : atMostOne()) {
                    play(detail, person, other, difference, known);
                }
            });
        }
    }

    /// The one it is protected from may know all the rest, and may be anybody.
    @ParameterizedTest
    @EnumSource(Detail.class)
    void whoKnowsAllElseOfAProtectedPersonCannotTellTwoAddressesApart(Detail detail) {
        GuessedPerson person = GuessedPerson.japanese().with(one -> one.addressProtected = true);
        GuessedPerson.addresses()
                .forEach((difference, change) ->
                        play(detail, person, Optional.of(person.with(change)), difference, EnumSet.allOf(Known.class)));
    }

    /// The game is one that can be lost: who knows two things tells registries apart that differ in the third.
    @ParameterizedTest
    @EnumSource(
            value = Detail.class,
            names = {"COARSE", "GUARDED"})
    void whoKnowsTwoThingsLearnsTheThird(Detail detail) {
        GuessedPerson person = GuessedPerson.japanese();
        CheckRequest right = new CheckRequest(
                "seven",
                "r-1",
                null,
                null,
                null,
                new SubjectWire(
                        GuessedPerson.NUMBER,
                        new NameWire("小林　健一", "コバヤシ　ケンイチ", null, null, null),
                        person.birthDate,
                        SubjectWire.SexCode.MALE,
                        new AddressWire("202011", "長野県長野市大字鶴賀緑町1613番地", null)),
                null);
        Optional<GuessedPerson> moved = Objects.requireNonNull(person.others().get("address"));
        assertThat(Side.of(moved, detail).told(right))
                .isNotEqualTo(Side.of(Optional.of(person), detail).told(right));
    }

    /// Otherwise nothing would have been asked that could tell.
    @Test
    void theGuesserHearsMoreThanOneAnswer() {
        GuessedPerson person = GuessedPerson.japanese();
        assertThat(play(Detail.GUARDED, person, Optional.of(person), "nothing", EnumSet.allOf(Known.class)))
                .isGreaterThan(20);
    }
}
