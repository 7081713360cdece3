package jp.sekisho.practice.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import jp.sekisho.practice.SceneRequest;

/// A caller that is asked over HTTP: each request is posted to it, with the headers `Sekisho-Scene` and `Sekisho-Gate`,
/// and it answers `{"registered": true}` or `{"registered": false}`.
///
/// @param patience until its answer is given up
public record CallerUrl(URI url, URI gate, Duration patience) implements CallerUnderTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public Told play(SceneRequest request) throws InterruptedException {
        HttpRequest asked = HttpRequest.newBuilder(url)
                .timeout(patience)
                .header("Content-Type", request.mediaType())
                .header("Sekisho-Scene", request.scene().name())
                .header("Sekisho-Gate", gate.toString())
                .POST(HttpRequest.BodyPublishers.ofString(request.body()))
                .build();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return told(client.send(asked, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            return Told.NOTHING;
        }
    }

    private static Told told(HttpResponse<String> answer) throws JsonProcessingException {
        JsonNode registered = JSON.readTree(answer.body()).path("registered");
        if (answer.statusCode() != 200 || !registered.isBoolean()) {
            return Told.NOTHING;
        }
        return registered.asBoolean() ? Told.REGISTERED : Told.NOT_REGISTERED;
    }
}
