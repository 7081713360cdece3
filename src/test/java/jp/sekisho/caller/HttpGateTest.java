package jp.sekisho.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import jp.sekisho.attestation.AttestedField;
import jp.sekisho.caller.HurriedGate.Simulated;
import jp.sekisho.caller.Registration.NotDecided;
import jp.sekisho.caller.Registration.NotRegistrable;
import jp.sekisho.caller.Registration.Registrable;
import jp.sekisho.person.DestinationKey;
import jp.sekisho.person.DestinationKeyKind;
import jp.sekisho.registry.gateway.MisbehavingServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The rules of `openapi/callers.md`, against a gate that says what it is told. All people are synthetic.
class HttpGateTest {
    private static final BusinessRecord FIRST = record("A-1", "609407454590");
    private static final BusinessRecord SECOND = record("A-2", "051117773900");
    private static final String NDJSON = "application/x-ndjson";

    private final HttpClient client = HttpClient.newHttpClient();
    private final Simulated time = new Simulated();
    private ScriptedGate gate = new ScriptedGate();

    HttpGateTest() throws IOException {}

    @BeforeEach
    void theFirstPasses() {
        gate.answers(gate.pass(FIRST));
    }

    @AfterEach
    void close() {
        gate.close();
        client.close();
    }

    private static BusinessRecord record(String reference, String number) {
        return BusinessRecord.of(
                "shintai-shogaisha-techo",
                reference,
                DestinationKey.integrated("0000000001234567"),
                field -> field(number, field));
    }

    private static @Nullable String field(String number, AttestedField field) {
        return switch (field) {
            case INDIVIDUAL_NUMBER -> number;
            case NAME_KANJI -> "小林\"健一";
            case NAME_KANA -> "コバヤシ　ケンイチ";
            case BIRTH_DATE -> "1964-05-01";
            case SEX -> "1";
            case ADDRESS_TEXT -> "長野市鶴賀緑町1613";
            case NAME_ROMAN, NAME_ALIAS, NAME_ALIAS_KANA, ADDRESS_MUNICIPALITY_CODE, ADDRESS_BUILDING -> null;
        };
    }

    private HttpGate library() {
        return HttpGate.at(gate.uri(), "sekisho", ScriptedGate.AUDIENCE, client).with(time);
    }

    private Registration ask() throws InterruptedException {
        return library().mayRegister(FIRST);
    }

    private Inspection inspect(String answer) throws InterruptedException {
        gate.answers(200, NDJSON, answer);
        return library().mayRegister(List.of(FIRST, SECOND));
    }

    private String line(int line, BusinessRecord record) {
        return "{\"line\":" + line + "," + gate.pass(record).substring(1);
    }

    private static List<String> codes(Registration registration) {
        return ((NotRegistrable) registration)
                .reasons().stream().map(Reason::code).toList();
    }

    @Test
    void aPassWithAnAttestationThatVerifiesIsRegistrable() throws InterruptedException {
        assertThat(ask())
                .isInstanceOfSatisfying(
                        Registrable.class,
                        it -> assertThat(it.attestation().claims().id()).isEqualTo("check-1"));
        assertThat(gate.keysAsked).hasValue(1);
    }

    @Test
    void theSamePassForAnEditedRecordIsNot() throws InterruptedException {
        Registration edited = library().mayRegister(record("A-1", "051117773900"));
        assertThat(codes(edited)).containsExactly("ATTESTATION_OTHER_RECORD");
        HttpGate other = HttpGate.at(gate.uri(), "sekisho", "tax", client).with(time);
        assertThat(codes(other.mayRegister(FIRST))).containsExactly("ATTESTATION_OTHER_AUDIENCE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"decision", "mode", "recordRef", "procedure", "attestation", "token", "nonce"})
    void everythingThatAPassNeedsMustBeThere(String member) throws InterruptedException {
        String pass = gate.pass(FIRST);
        gate.answers(pass.replace("\"" + member + "\"", "\"" + member + "2\""));
        assertThat(ask()).isInstanceOf(NotRegistrable.class);
        gate.answers(pass.replaceFirst("\"" + member + "\":\"?", "$0x"));
        assertThat(ask()).isInstanceOf(NotRegistrable.class);
    }

    @Test
    void noByteOfAPassCanBeCutOff() throws InterruptedException {
        String pass = gate.pass(FIRST);
        for (int length = 1; length < pass.length(); length += 7) {
            gate.answers(pass.substring(0, length));
            assertThat(ask()).isInstanceOf(NotRegistrable.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "200, text/html, TELL_OPERATOR, NO_ANSWER_OF_A_GATE",
        "201, application/json, TELL_OPERATOR, NO_ANSWER_OF_A_GATE",
        "307, application/json, TELL_OPERATOR, NO_ANSWER_OF_A_GATE",
        "500, application/json, TELL_OPERATOR, NO_ANSWER_OF_A_GATE",
    })
    void aPassInAnyOtherWrappingIsNone(int status, String mediaType, WhatToDo whatToDo, String code)
            throws InterruptedException {
        gate.answers(status, mediaType, gate.pass(FIRST), "Location", "/elsewhere");
        assertThat(ask()).isEqualTo(new NotRegistrable(whatToDo, List.of(new Reason(code, "")), "request-7"));
        assertThat(gate.asked).hasValue(1);
    }

    @Test
    void aProblemIsTheOperatorsWithAllItsPlaces() throws InterruptedException {
        gate.answers(400, "application/problem+json;charset=UTF-8", """
                {"code": "INVALID_REQUEST", "title": "Not what the schema says.", "decision": "BLOCK",
                 "violations": [{"pointer": "/recordRef", "code": "RECORD_REF", "message": "Opaque."}]}""");
        assertThat(ask())
                .isEqualTo(new NotRegistrable(
                        WhatToDo.TELL_OPERATOR,
                        List.of(
                                new Reason("INVALID_REQUEST", "Not what the schema says."),
                                new Reason("RECORD_REF", "Opaque.")),
                        "request-7"));
    }

    @ParameterizedTest
    @CsvSource({"CORRECT, CORRECT", "REVIEW, REVIEW", "SOMETHING_NEW, REVIEW"})
    void aBlockTellsWhatToDo(String remedy, WhatToDo whatToDo) throws InterruptedException {
        gate.answers("{\"mode\":\"ENFORCE\",\"decision\":\"BLOCK\",\"remedy\":\"" + remedy
                + "\",\"reasons\":[{\"code\":\"NEW_CODE\",\"message\":\"…\"}]}");
        assertThat(ask()).isEqualTo(new NotRegistrable(whatToDo, List.of(new Reason("NEW_CODE", "…")), "request-7"));
    }

    @Test
    void whatIsOnlyObservedIsNotRegistrable() throws InterruptedException {
        gate.answers(gate.pass(FIRST).replace("ENFORCE", "SHADOW"));
        assertThat(ask())
                .isInstanceOfSatisfying(
                        NotRegistrable.class, it -> assertThat(it.whatToDo()).isEqualTo(WhatToDo.WAIT_UNTIL_ENFORCED));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void triesThreeTimesAndWaitsAtLeastAsLongAsItIsTold(int status) throws InterruptedException {
        gate.answers(status, "application/problem+json", "{}", "Retry-After", "3");
        assertThat(ask()).isInstanceOf(NotDecided.class);
        assertThat(gate.asked).hasValue(3);
        assertThat(time.waits)
                .hasSize(2)
                .satisfies(
                        wait -> assertThat(wait).isBetween(Duration.ofSeconds(3), Duration.ofMillis(3_900)),
                        org.assertj.core.data.Index.atIndex(0))
                .satisfies(
                        wait -> assertThat(wait).isBetween(Duration.ofSeconds(4), Duration.ofMillis(5_200)),
                        org.assertj.core.data.Index.atIndex(1));
    }

    @Test
    void handsALongWaitToItsCaller() throws InterruptedException {
        gate.answers(429, "application/problem+json", "{}", "Retry-After", "600");
        assertThat(ask())
                .isInstanceOfSatisfying(
                        NotDecided.class,
                        it -> assertThat(it.retryAfter()).isGreaterThanOrEqualTo(Duration.ofMinutes(10)));
        assertThat(gate.asked).hasValue(1);
        assertThat(time.waits).isEmpty();
    }

    @Test
    void anAnswerThatDoesNotEndIsNone() throws IOException, InterruptedException {
        MisbehavingServer.Behaviour drips = (_, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write(new byte[4096]);
            }
        };
        MisbehavingServer.Behaviour stalls = (connection, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{"
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            MisbehavingServer.SILENT.answer(connection, out);
        };
        for (MisbehavingServer.Behaviour behaviour : List.of(MisbehavingServer.SILENT, drips, stalls)) {
            try (MisbehavingServer server = new MisbehavingServer(behaviour)) {
                Patience short_ =
                        new Patience(Duration.ofMillis(300), Duration.ofMillis(300), 2, Duration.ofMinutes(1));
                HttpGate library = HttpGate.at(server.uri(), "sekisho", ScriptedGate.AUDIENCE, client)
                        .with(short_)
                        .with(time);
                assertThat(library.mayRegister(FIRST)).isInstanceOf(NotDecided.class);
                assertThat(library.mayRegister(List.of(FIRST)))
                        .isInstanceOfSatisfying(
                                Inspection.Incomplete.class,
                                it -> assertThat(it.why()).isInstanceOf(NotDecided.class));
            }
        }
    }

    @Test
    void readsTheKeysAgainOnceWhereTheyWereChanged() throws InterruptedException {
        HttpGate library = library();
        assertThat(library.mayRegister(FIRST)).isInstanceOf(Registrable.class);
        gate.rotate();
        gate.answers(gate.pass(FIRST));
        assertThat(library.mayRegister(FIRST)).isInstanceOf(Registrable.class);
        assertThat(library.mayRegister(FIRST)).isInstanceOf(Registrable.class);
        assertThat(gate.keysAsked).hasValue(2);
    }

    @Test
    void withoutTheKeysNothingIsDecided() throws InterruptedException {
        gate.keySet.set(new ScriptedGate.Reply(503, "application/problem+json", ""));
        assertThat(ask()).isInstanceOf(NotDecided.class);
        gate.keySet.set(new ScriptedGate.Reply(200, "text/html", "<html>"));
        assertThat(codes(ask())).containsExactly("ATTESTATION_UNKNOWN_KEY");
    }

    @Test
    void aStreamIsRegistrableLineByLine() throws InterruptedException {
        Inspection whole = inspect(gate.report(true, 2, List.of(line(1, FIRST), line(2, SECOND))));
        assertThat(whole)
                .isInstanceOfSatisfying(
                        Inspection.Complete.class,
                        it -> assertThat(it.registrations()).hasSize(2).allMatch(Registrable.class::isInstance));
        assertThat(gate.keysAsked).hasValue(1);
        Inspection crossed = inspect(gate.report(
                true,
                2,
                List.of(line(1, FIRST), line(2, FIRST).replace("\"recordRef\":\"A-1\"", "\"recordRef\":\"A-2\""))));
        assertThat(((Inspection.Complete) crossed).registrations())
                .satisfiesExactly(
                        first -> assertThat(first).isInstanceOf(Registrable.class),
                        second -> assertThat(codes(second)).containsExactly("ATTESTATION_OTHER_RECORD"));
    }

    @Test
    void aLineThatIsNoRecordIsTheOperatorsAndAskingAgainIsNoUse() throws InterruptedException {
        String refused =
                "{\"line\":2,\"decision\":\"BLOCK\",\"problem\":{\"code\":\"INVALID_REQUEST\",\"title\":\"Not so.\"}}";
        Inspection answer = inspect(gate.report(false, List.of("INVALID_LINES"), 2, List.of(line(1, FIRST), refused)));
        assertThat(((Inspection.Incomplete) answer).why()).isInstanceOfSatisfying(NotRegistrable.class, it -> {
            assertThat(it.whatToDo()).isEqualTo(WhatToDo.TELL_OPERATOR);
            assertThat(it.reasons())
                    .containsExactly(new Reason("INVALID_LINES", ""), new Reason("INVALID_REQUEST", "A-2: Not so."));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO_RECORDS", "INPUT_TOO_LARGE", "INPUT_INFLATED"})
    void aStreamThatStaysIncompleteIsNotAskedForAgain(String why) throws InterruptedException {
        Inspection answer = inspect(gate.report(false, List.of(why), 0, List.of()));
        assertThat(codes((Registration) ((Inspection.Incomplete) answer).why())).containsExactly(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNDECIDED_LINES", "INPUT_CUT", "QUOTA", "FROM_A_LATER_VERSION"})
    void aStreamThatMayCompleteLaterIsAskedForAgain(String why) throws InterruptedException {
        Inspection answer = inspect(gate.report(false, List.of(why), 1, List.of(line(1, FIRST))));
        assertThat(((Inspection.Incomplete) answer).why()).isInstanceOf(NotDecided.class);
    }

    @Test
    void nothingOfAStreamIsRegistrableWhoseEndDoesNotFit() throws InterruptedException {
        List<String> both = List.of(line(1, FIRST), line(2, SECOND));
        String whole = gate.report(true, 2, both);
        String trailer = whole.lines().toList().getLast() + "\n";
        List<String> spoilt = List.of(
                String.join("\n", both) + "\n",
                trailer,
                both.getFirst() + "\n" + trailer,
                both.get(1) + "\n" + both.getFirst() + "\n" + trailer,
                whole.replaceFirst("\"reasons\":\\[\\]", "\"reasons\":[ ]"),
                whole.replaceFirst("\"complete\":true", "\"complete\":false"),
                gate.report(false, 2, both),
                gate.report(true, 3, both),
                gate.report(true, 2, List.of(both.getFirst())),
                gate.report(true, 2, List.of(both.get(1), both.getFirst())),
                gate.report(true, 2, List.of(both.getFirst(), both.getFirst())));
        for (String answer : spoilt) {
            assertThat(inspect(answer)).as(answer).isInstanceOf(Inspection.Incomplete.class);
        }
    }

    @Test
    void sendsTheDestinationAndTheFormAndItsHeaders() throws InterruptedException {
        BusinessRecord elsewhere = BusinessRecord.of(
                        "shintai-shogaisha-techo",
                        "A-1",
                        new DestinationKey("pmh", DestinationKeyKind.ADDRESS_NUMBER, "000000001234560"),
                        field -> field("609407454590", field))
                .withApplicationForm(field -> field == AttestedField.INDIVIDUAL_NUMBER ? "609407454590" : null);
        assertThat(elsewhere.disclose())
                .startsWith(
                        "{\"procedure\":\"shintai-shogaisha-techo\",\"recordRef\":\"A-1\",\"destination\":\"pmh\","
                                + "\"destinationKey\":\"000000001234560\",\"destinationKeyKind\":\"ADDRESS_NUMBER\",\"subject\":")
                .contains("\"name\":{\"kanji\":\"小林\\\"健一\"")
                .endsWith("\"applicationForm\":{\"individualNumber\":\"609407454590\"}}");
    }

    @Test
    void printsNobody() throws InterruptedException {
        HttpGate library = library();
        String printed = Arrays.asList(FIRST, ask(), library, library.mayRegister(List.of(FIRST))).stream()
                .map(Object::toString)
                .collect(Collectors.joining());
        assertThat(printed).doesNotContain("609407454590", "小林", "0000000001234567", "eyJ");
    }

    @Test
    void takesNoClientThatFollowsRedirections() {
        try (HttpClient follows = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            assertThatThrownBy(() -> HttpGate.at(gate.uri(), "sekisho", ScriptedGate.AUDIENCE, follows))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
