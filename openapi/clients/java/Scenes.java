import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import sekisho.client.ApiClient;
import sekisho.client.ApiException;
import sekisho.client.api.AttestationsApi;
import sekisho.client.api.ChecksApi;
import sekisho.client.api.InspectionsApi;
import sekisho.client.model.Address;
import sekisho.client.model.CheckRequest;
import sekisho.client.model.CheckResponse;
import sekisho.client.model.CheckedLine;
import sekisho.client.model.Decision;
import sekisho.client.model.InvalidLine;
import sekisho.client.model.Name;
import sekisho.client.model.Problem;
import sekisho.client.model.Reason;
import sekisho.client.model.SexCode;
import sekisho.client.model.Subject;
import sekisho.client.model.Trailer;
import sekisho.client.model.TrailerLine;
import sekisho.client.model.VerificationRequest;
import sekisho.client.model.VerificationResponse;

/// The twelve scenes that every generated client plays, over mutual TLS: `java Scenes GATE STUB FOLDER`.
/// The folder holds `ca.crt`, and key and certificate of the callers `welfare` and `busy`.
public final class Scenes {
    private static final String PROCEDURE = "shintai-shogaisha-techo";
    private static final String ADDRESS = "長野市鶴賀緑町1613";

    private final String gate;
    private final String stub;
    private final Path folder;
    private final ObjectMapper json = ApiClient.createDefaultObjectMapper();

    private Scenes(String gate, String stub, Path folder) {
        this.gate = gate;
        this.stub = stub;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        play(arguments[0], arguments[1], arguments[2]).forEach(System.out::println);
    }

    /// What the caller reads in each scene, one line a scene.
    public static List<String> play(String gate, String stub, String folder) throws Exception {
        return new Scenes(gate, stub, Path.of(folder)).all();
    }

    private List<String> all() throws Exception {
        ChecksApi checks = new ChecksApi(client(gate, "welfare"));
        ChecksApi busy = new ChecksApi(client(gate, "busy"));
        CheckRequest good = record("609407454590", "小林　健一", "コバヤシ　ケンイチ", "S39.5.1", ADDRESS);
        return List.of(
                "pass: " + told(checks, good),
                "blocks: "
                        + told(checks, record("609407454590", "小林　健太", "コバヤシ　ケンタ", "1996-02-11", ADDRESS))
                        + " | "
                        + told(checks, record("609407454590", "小林　健一", "コバヤシ　ケンイチ", "1964-05-01", "長野県上田市大手一丁目11番16号"))
                        + " | "
                        + told(checks, record("609407454591", "小林　健一", "コバヤシ　ケンイチ", "1964-05-01", ADDRESS)),
                "invalid: " + told(checks, copy(good).recordRef("123456789012")),
                "not permitted: " + told(checks, copy(good).procedure("jido-fuyo-teate")),
                "unknown procedure: " + told(checks, copy(good).procedure("fishing-licence")),
                "quota: " + second(busy, good),
                "undecided: " + told(new ChecksApi(client(stub + "/undecided", "welfare")), good),
                "unknown reason: " + told(new ChecksApi(client(stub + "/unknown-reason", "welfare")), good),
                "unknown problem: " + told(new ChecksApi(client(stub + "/unknown-problem", "welfare")), good),
                "shadow: " + told(checks, copy(good).procedure("ryoiku-techo")),
                "attestation: " + attestation(checks, good),
                "inspection: " + inspection(good));
    }

    /// The answer to a check, or the problem. Only the first kind with `PASS`, enforced, registers.
    private String told(ChecksApi api, CheckRequest request) throws IOException {
        try {
            CheckResponse answer = check(api, request);
            return answer.getDecision() == Decision.PASS
                    ? "PASS, " + answer.getMode() + (answer.getAttestation() == null ? ", not attested" : ", attested")
                    : "BLOCK " + answer.getRemedy() + codes(answer.getReasons());
        } catch (ApiException e) {
            return e.getCode() + " " + problem(e);
        }
    }

    private static CheckResponse check(ChecksApi api, CheckRequest request) throws ApiException {
        return api.check(ChecksApi.APICheckRequest.newBuilder()
                .checkRequest(request)
                .acceptLanguage("en")
                .sekishoOperator("clerk-7")
                .build());
    }

    /// The answer to the second of two requests.
    private String second(ChecksApi api, CheckRequest request) throws IOException {
        told(api, request);
        return told(api, request);
    }

    private static String codes(List<Reason> reasons) {
        return reasons.stream().map(reason -> " " + reason.getCode()).collect(Collectors.joining());
    }

    private String problem(ApiException e) throws IOException {
        Problem problem = json.readValue(e.getResponseBody(), Problem.class);
        String places = problem.getViolations() == null
                ? ""
                : problem.getViolations().stream()
                        .map(violation -> " at " + violation.getPointer())
                        .collect(Collectors.joining());
        boolean later = e.getResponseHeaders().firstValueAsLong("Retry-After").orElse(0) > 0;
        return problem.getCode() + places + (later ? ", try again later" : "");
    }

    private String attestation(ChecksApi checks, CheckRequest record) throws Exception {
        CheckResponse passed = check(checks, record);
        AttestationsApi attestations = new AttestationsApi(client(gate, "welfare"));
        VerificationRequest request = new VerificationRequest()
                .token(passed.getAttestation().getToken())
                .nonce(passed.getAttestation().getNonce())
                .audience("welfare")
                .procedure(PROCEDURE)
                .destinationKey(record.getDestinationKey())
                .subject(record.getSubject());
        String kept = verdict(attestations.verify(request));
        return kept + " | " + verdict(attestations.verify(request.subject(copy(record).getSubject().birthDate("1964-05-02"))));
    }

    private static String verdict(VerificationResponse answer) {
        return answer.getValid() ? "valid" : "not valid " + answer.getReason();
    }

    /// The request is sent from a file, and the answer arrives in one: neither is held in memory. The generated method
    /// would write the file's name as JSON; the interceptor gives it the file's content.
    private String inspection(CheckRequest good) throws Exception {
        CheckRequest namesake = record("609407454590", "小林　健一", "コバヤシ　ケンイチ", "1964-05-01", "長野県上田市大手一丁目11番16号");
        Path records = Files.createTempFile(folder, "records", ".ndjson");
        Files.writeString(records, json.writeValueAsString(good) + "\n" + json.writeValueAsString(namesake) + "\n{}\n");
        ApiClient client = client(gate, "welfare");
        client.setRequestInterceptor(request -> {
            try {
                request.POST(BodyPublishers.ofFile(records));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        Path results = new InspectionsApi(client)
                .inspect(InspectionsApi.APIInspectRequest.newBuilder()
                        .body(records.toFile())
                        .acceptLanguage("en")
                        .sekishoOperator("clerk-7")
                        .build())
                .toPath();
        List<String> decisions = new ArrayList<>();
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        Trailer trailer = null;
        for (String line : Files.readAllLines(results)) {
            JsonNode object = json.readTree(line);
            if (object.has("trailer")) {
                trailer = json.treeToValue(object, TrailerLine.class).getTrailer();
                continue;
            }
            digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
            if (object.has("problem")) {
                decisions.add(json.treeToValue(object, InvalidLine.class).getProblem().getStatus().toString());
            } else {
                CheckedLine checked = json.treeToValue(object, CheckedLine.class);
                decisions.add(checked.getDecision() + (checked.getRemedy() == null ? "" : " " + checked.getRemedy()));
            }
        }
        Files.delete(results);
        Files.delete(records);
        if (trailer == null) {
            return "no trailer: incomplete";
        }
        boolean agrees = HexFormat.of().formatHex(digest.digest()).equals(trailer.getResultsSha256());
        return String.join(", ", decisions) + " | " + trailer.getLines() + " lines, "
                + (trailer.getComplete() ? "complete" : "incomplete") + ", digest " + (agrees ? "agrees" : "differs");
    }

    private CheckRequest record(String number, String kanji, String kana, String birthDate, String address) {
        return new CheckRequest()
                .procedure(PROCEDURE)
                .recordRef("R-1")
                .destinationKey("0000000001234567")
                .subject(new Subject()
                        .individualNumber(number)
                        .name(new Name().kanji(kanji).kana(kana))
                        .birthDate(birthDate)
                        .sex(SexCode._1)
                        .address(new Address().text(address)));
    }

    private CheckRequest copy(CheckRequest record) {
        return json.convertValue(record, CheckRequest.class);
    }

    /// A client that shows the caller's certificate, speaks HTTP/2 with the gate and waits no longer than ten seconds.
    private ApiClient client(String address, String caller) throws Exception {
        ApiClient client = new ApiClient();
        client.setHttpClientBuilder(HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).sslContext(tls(caller)));
        client.updateBaseUri(address);
        client.setConnectTimeout(Duration.ofSeconds(10));
        client.setReadTimeout(Duration.ofSeconds(30));
        client.setResponseInterceptor(response -> {
            if (address.equals(gate) && response.version() != HttpClient.Version.HTTP_2) {
                throw new IllegalStateException("the gate answered by " + response.version());
            }
        });
        return client;
    }

    private SSLContext tls(String caller) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("authority", certificate("ca.crt"));
        store.setKeyEntry(
                caller,
                KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pem(caller + ".key"))),
                new char[0],
                new Certificate[] {certificate(caller + ".crt")});
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(store, new char[0]);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }

    private Certificate certificate(String file) throws GeneralSecurityException, IOException {
        return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem(file)));
    }

    private byte[] pem(String file) throws IOException {
        return Base64.getMimeDecoder().decode(Files.readString(folder.resolve(file)).replaceAll("-----[A-Z ]+-----", ""));
    }
}
