package jp.sekisho.practice.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import jp.sekisho.attestation.AnsweredReport;
import jp.sekisho.attestation.AttestationVerifier;
import jp.sekisho.attestation.AttestedRecord;
import jp.sekisho.attestation.ReportVerification;
import jp.sekisho.attestation.Verification;
import jp.sekisho.practice.SceneRequest;
import jp.sekisho.signing.KeySet;

/// A caller as it should be: it registers what the gate let pass in plain words, with an attestation that it has
/// verified itself, and tries again where the gate says that it may.
final class CarefulCaller implements CallerUnderTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<Integer> TRY_AGAIN = Set.of(429, 503);
    private static final int ATTEMPTS = 3;

    private final URI gate;
    private final Duration second;

    /// @param second how long it waits for each second of `Retry-After`: tests have no time
    CarefulCaller(URI gate, Duration second) {
        this.gate = gate;
        this.second = second;
    }

    @Override
    public Told play(SceneRequest request) throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = send(client, request);
            for (int i = 1; i < ATTEMPTS && TRY_AGAIN.contains(answer.statusCode()); i++) {
                long wait = answer.headers().firstValueAsLong("Retry-After").orElse(1);
                Thread.sleep(second.multipliedBy(wait));
                answer = send(client, request);
            }
            return answer.statusCode() == 200 && mayRegister(request, answer.body(), verifier(client))
                    ? Told.REGISTERED
                    : Told.NOT_REGISTERED;
        } catch (IOException e) {
            return Told.NOT_REGISTERED;
        }
    }

    private HttpResponse<String> send(HttpClient client, SceneRequest request)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(gate.resolve(request.path()))
                        .timeout(Duration.ofMinutes(1))
                        .header("Content-Type", request.mediaType())
                        .POST(HttpRequest.BodyPublishers.ofString(request.body()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private AttestationVerifier verifier(HttpClient client) throws IOException, InterruptedException {
        String jwks = client.send(
                        HttpRequest.newBuilder(gate.resolve("/.well-known/jwks.json"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        KeySet keys = KeySet.parse(jwks).orElseThrow();
        return new AttestationVerifier(() -> keys, "sekisho", Clock.systemUTC(), Duration.ofMinutes(1), _ -> true);
    }

    private static boolean mayRegister(SceneRequest request, String answer, AttestationVerifier verifier)
            throws IOException {
        List<String> records = request.body().lines().toList();
        if (!request.scene().onStream()) {
            return passed(records.getFirst(), answer, verifier);
        }
        AnsweredReport report = AnsweredReport.read(new ByteArrayInputStream(answer.getBytes(UTF_8)));
        List<String> lines = answer.lines().toList();
        if (!(verifier.verify(report) instanceof ReportVerification.Complete) || lines.size() != records.size() + 1) {
            return false;
        }
        for (int i = 0; i < records.size(); i++) {
            if (!passed(records.get(i), lines.get(i), verifier)) {
                return false;
            }
        }
        return true;
    }

    private static boolean passed(String record, String answer, AttestationVerifier verifier)
            throws JsonProcessingException {
        JsonNode told = JSON.readTree(answer);
        return told.path("decision").asText().equals("PASS")
                && told.path("mode").asText().equals("ENFORCE")
                && verifier.verify(
                                told.at("/attestation/token").asText(),
                                told.at("/attestation/nonce").asText(),
                                attested(JSON.readTree(record)),
                                "practice")
                        instanceof Verification.Valid;
    }

    private static AttestedRecord attested(JsonNode record) {
        return AttestedRecord.of(
                record.path("procedure").asText(), record.path("destinationKey").asText(), field -> {
                    JsonNode value = switch (field) {
                        case INDIVIDUAL_NUMBER -> record.at("/subject/individualNumber");
                        case NAME_KANJI -> record.at("/subject/name/kanji");
                        case NAME_KANA -> record.at("/subject/name/kana");
                        case NAME_ROMAN -> record.at("/subject/name/roman");
                        case NAME_ALIAS -> record.at("/subject/name/alias");
                        case NAME_ALIAS_KANA -> record.at("/subject/name/aliasKana");
                        case BIRTH_DATE -> record.at("/subject/birthDate");
                        case SEX -> record.at("/subject/sex");
                        case ADDRESS_MUNICIPALITY_CODE -> record.at("/subject/address/municipalityCode");
                        case ADDRESS_TEXT -> record.at("/subject/address/text");
                        case ADDRESS_BUILDING -> record.at("/subject/address/building");
                    };
                    return value.isTextual() ? value.asText() : null;
                });
    }
}
