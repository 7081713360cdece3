package jp.sekisho.practice.conformance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import jp.sekisho.practice.SceneRequest;

/// A caller as it is often written: whatever does not say BLOCK is registered, and so is what fails, since the night's
/// batch must not stop.
final class CarelessCaller implements CallerUnderTest {
    private final URI gate;

    CarelessCaller(URI gate) {
        this.gate = gate;
    }

    @Override
    public Told play(SceneRequest request) throws InterruptedException {
        try (HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build()) {
            String answer = client.send(
                            HttpRequest.newBuilder(gate.resolve(request.path()))
                                    .header("Content-Type", request.mediaType())
                                    .POST(HttpRequest.BodyPublishers.ofString(request.body()))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            return answer.contains("\"decision\":\"BLOCK\"") ? Told.NOT_REGISTERED : Told.REGISTERED;
        } catch (IOException e) {
            return Told.REGISTERED;
        }
    }
}
