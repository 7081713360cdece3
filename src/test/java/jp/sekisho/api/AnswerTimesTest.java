package jp.sekisho.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Random;
import jp.sekisho.security.Caller.Detail;
import jp.sekisho.security.NamedCallers;
import jp.sekisho.testsupport.CheckExamples;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What [TellingTimesTest] measures, as a caller with guarded detail sees it on a connection to the same machine.
///
/// A measurement, no test. Run by `-Dgame.pairs=10000`, which takes four minutes each; with
/// `-Dsekisho.callers.answered-after=0s` for what would be told by answers that leave when they are ready.
@QuarkusTest
@EnabledIfSystemProperty(named = "game.pairs", matches = "[0-9]+")
class AnswerTimesTest {
    private static final int PAIRS = Integer.getInteger("game.pairs", 10_000);
    private static final long SEED = Long.getLong("game.seed", 20_261_127);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TestHTTPResource("/v1/checks")
    @SuppressWarnings("NullAway.Init")
    private URI checks;

    /// What the second number of a pair has that the first has not.
    private enum Difference {
        NOTHING,
        FOUND,
        NAME,
        ADDRESS
    }

    @ParameterizedTest
    @EnumSource(Difference.class)
    void tellsLittle(Difference difference) throws IOException {
        String taken = JSON.readTree(CheckExamples.PASS_REQUEST)
                .at("/subject/individualNumber")
                .asText();
        String free = JSON.readTree(CheckExamples.NOT_FOUND_REQUEST)
                .at("/subject/individualNumber")
                .asText();
        // Somebody else's, of whom nothing agrees.
        String other = "051117773900";
        HttpRequest one = question(difference == Difference.FOUND ? free : other, difference);
        HttpRequest two = question(difference == Difference.NOTHING ? other : taken, difference);
        Random random = new Random(SEED);
        TimedPairs warm = new TimedPairs(PAIRS / 5);
        for (int i = 0; i < PAIRS / 5; i++) {
            warm.time(i, random.nextBoolean(), () -> ask(one), () -> ask(two));
        }
        TimedPairs pairs = new TimedPairs(PAIRS);
        for (int i = 0; i < PAIRS; i++) {
            pairs.time(i, random.nextBoolean(), () -> ask(one), () -> ask(two));
        }
        pairs.print(difference.name());
    }

    private HttpRequest question(String number, Difference difference) throws IOException {
        ObjectNode check = (ObjectNode) JSON.readTree(CheckExamples.PASS_REQUEST);
        ObjectNode subject = (ObjectNode) check.get("subject");
        subject.put("individualNumber", number).put("birthDate", "1980-01-01").put("sex", "2");
        if (difference != Difference.NAME) {
            ((ObjectNode) subject.get("name")).put("kanji", "田中　花子").put("kana", "タナカ　ハナコ");
        }
        if (difference != Difference.ADDRESS) {
            ((ObjectNode) subject.get("address")).put("text", "東京都千代田区霞が関1丁目1番1号");
        }
        return HttpRequest.newBuilder(checks)
                .header("Content-Type", "application/json")
                .header(NamedCallers.HEADER, NamedCallers.header("stranger", "welfare", "*", Detail.GUARDED))
                .POST(BodyPublishers.ofString(check.toString()))
                .build();
    }

    private String ask(HttpRequest question) {
        try {
            return client.send(question, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
