package jp.sekisho.practice.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.sekisho.api.practice.RehearsalProfile;
import jp.sekisho.caller.HurriedGate;
import jp.sekisho.practice.conformance.ConformanceReport.Played;
import org.junit.jupiter.api.Test;

/// The kit's judgement of a careful and of a careless caller, over HTTP; its reports of both are the published
/// examples.
@QuarkusTest
@TestProfile(RehearsalProfile.class)
class ConformanceTest {
    private static final Path EXAMPLES = Path.of("openapi/conformance");

    @TestHTTPResource("/")
    URI gate = URI.create("");

    private static ConformanceReport walk(CallerUnderTest caller) throws InterruptedException {
        return Conformance.walk(Conformance.requests(true), caller, _ -> {});
    }

    @Test
    void aCarefulCallerPasses() throws IOException, InterruptedException {
        ConformanceReport report;
        try (HttpClient client = HttpClient.newHttpClient()) {
            report = walk(new CarefulCaller(HurriedGate.at(gate, client)));
        }
        assertThat(report.scenes()).filteredOn(scene -> !scene.passed()).isEmpty();
        assertThat(report.passed()).isTrue();
        isPublished("careful", report);
    }

    @Test
    void aCarelessCallerFailsInManyScenes() throws IOException, InterruptedException {
        ConformanceReport report = walk(new CarelessCaller(gate));
        assertThat(report.failures()).isGreaterThanOrEqualTo(8);
        assertThat(report.passed()).isFalse();
        assertThat(report.scenes())
                .filteredOn(scene -> !scene.passed())
                .extracting(Played::scene)
                .extracting(scene -> scene.name())
                .contains("UNAVAILABLE_ONCE", "ATTESTATION_FORGED", "SILENCE", "REDIRECT", "STREAM_WITHOUT_TRAILER");
        isPublished("careless", report);
    }

    private static void isPublished(String name, ConformanceReport report) throws IOException {
        isPublished(name + ".html", report.html());
        isPublished(name + ".json", report.json());
        isPublished(name + ".xml", report.junit());
    }

    private static void isPublished(String name, String text) throws IOException {
        Path file = EXAMPLES.resolve(name);
        if (Boolean.getBoolean("contract.write")) {
            Files.createDirectories(EXAMPLES);
            Files.writeString(file, text);
        }
        assertThat(file).content().isEqualTo(text);
    }
}
