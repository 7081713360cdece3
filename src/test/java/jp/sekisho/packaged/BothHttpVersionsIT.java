package jp.sekisho.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import jp.sekisho.caller.BusinessRecord;
import jp.sekisho.caller.HttpGate;
import jp.sekisho.caller.Inspection;
import jp.sekisho.caller.Registration;
import jp.sekisho.caller.WhatToDo;
import jp.sekisho.practice.conformance.CarefulCaller;
import jp.sekisho.security.Role;
import jp.sekisho.testsupport.CheckExamples;
import jp.sekisho.testsupport.Contract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What a client is answered does not depend on whether it speaks HTTP/1.1 or HTTP/2. Over TLS, where clients choose.
class BothHttpVersionsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String JSON_TYPE = "application/json";
    private static final String NDJSON = "application/x-ndjson";

    @TempDir
    private static Path folder;

    private static ServiceProcess service;
    private static Site site;

    @BeforeAll
    static void start() throws Exception {
        site = new Site(folder);
        site.callers(Site.caller("welfare", Role.CHECKER, "shintai-shogaisha-techo", 6000)
                + Site.caller("audit", Role.INSPECTOR, "*", 6000));
        service = ServiceProcess.start("prod", site.settings()).awaitStart();
    }

    @AfterAll
    static void stop() throws IOException {
        service.close();
    }

    /// Every answer is held against the contract, as in all API tests.
    private static HttpResponse<byte[]> post(
            Version version, Optional<String> caller, String path, String type, String body) throws Exception {
        Optional<Authority.Issued> certificate =
                caller.isPresent() ? Optional.of(site.authority().issue(caller.get())) : Optional.empty();
        try (HttpClient client = site.showing(certificate, version)) {
            HttpResponse<byte[]> answer = client.send(
                    HttpRequest.newBuilder(site.at(path))
                            .timeout(Duration.ofSeconds(30))
                            .header("Content-Type", type)
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofByteArray());
            assertThat(answer.version()).isEqualTo(version);
            Contract.check(
                    "POST",
                    path,
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElseThrow(),
                    answer.body());
            return answer;
        }
    }

    private static HttpResponse<byte[]> check(Version version, String body) throws Exception {
        return post(version, Optional.of("welfare"), "/v1/checks", JSON_TYPE, body);
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void decides(Version version) throws Exception {
        HttpResponse<byte[]> passed = check(version, CheckExamples.PASS_REQUEST);
        assertThat(passed.statusCode()).isEqualTo(200);
        JsonNode pass = JSON.readTree(passed.body());
        assertThat(pass.path("decision").asText()).isEqualTo("PASS");
        assertThat(pass.path("attestation").path("token").asText()).isNotEmpty();

        HttpResponse<byte[]> blocked = check(version, CheckExamples.NAMESAKE_REQUEST);
        assertThat(blocked.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(blocked.body()).path("reasons").get(0))
                .isEqualTo(JSON.readTree(CheckExamples.NAMESAKE_RESPONSE)
                        .path("reasons")
                        .get(0));
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID_REQUEST, welfare, application/json, {}",
        "401, UNAUTHENTICATED, , application/json, {}",
        "403, FORBIDDEN, audit, application/json, {}",
        "403, PROCEDURE_NOT_PERMITTED, welfare, application/json, ryoiku-techo",
        "413, TOO_LARGE, welfare, application/json, long",
        "415, UNSUPPORTED_MEDIA_TYPE, welfare, text/plain, {}",
        "422, UNKNOWN_PROCEDURE, welfare, application/json, fishing-licence",
    })
    void answersTheSameProblem(int status, String code, String caller, String type, String body) throws Exception {
        String sent = switch (body) {
            case "{}" -> "{}";
            case "long" -> CheckExamples.PASS_REQUEST.replace("小林健一", "あ".repeat(100_000));
            default -> CheckExamples.PASS_REQUEST.replace("shintai-shogaisha-techo", body);
        };
        HttpResponse<byte[]> first = post(Version.HTTP_1_1, Optional.ofNullable(caller), "/v1/checks", type, sent);
        HttpResponse<byte[]> second = post(Version.HTTP_2, Optional.ofNullable(caller), "/v1/checks", type, sent);

        for (HttpResponse<byte[]> answer : List.of(first, second)) {
            assertThat(answer.statusCode()).as("over %s", answer.version()).isEqualTo(status);
            JsonNode problem = JSON.readTree(answer.body());
            assertThat(problem.path("code").asText()).isEqualTo(code);
            assertThat(problem.path("decision").asText()).isEqualTo("BLOCK");
        }
        assertThat(JSON.readTree(second.body())).isEqualTo(JSON.readTree(first.body()));
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void decidesWhereTheBodyDoesNotTellItsLength(Version version) throws Exception {
        byte[] record = CheckExamples.PASS_REQUEST.getBytes(StandardCharsets.UTF_8);
        try (HttpClient client = site.showing(Optional.of(site.authority().issue("welfare")), version)) {
            for (int times : new int[] {1, 1_000}) {
                HttpResponse<String> answer = client.send(
                        HttpRequest.newBuilder(site.at("/v1/checks"))
                                .timeout(Duration.ofSeconds(30))
                                .header("Content-Type", JSON_TYPE)
                                .POST(BodyPublishers.ofByteArrays(Collections.nCopies(times, record)))
                                .build(),
                        BodyHandlers.ofString());
                assertThat(answer.statusCode()).isEqualTo(times == 1 ? 200 : 413);
                assertThat(answer.body()).contains(times == 1 ? "\"PASS\"" : "TOO_LARGE");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void inspects(Version version) throws Exception {
        String records = CheckExamples.PASS_REQUEST + "\n{}\n" + CheckExamples.NAMESAKE_REQUEST + "\n";
        HttpResponse<byte[]> answer = post(version, Optional.of("audit"), "/v1/inspections", NDJSON, records);
        assertThat(answer.statusCode()).isEqualTo(200);
        List<JsonNode> lines = JSON.readerFor(JsonNode.class)
                .<JsonNode>readValues(answer.body())
                .readAll();
        assertThat(lines)
                .extracting(line -> line.path("decision").asText())
                .containsExactly("PASS", "BLOCK", "BLOCK", "");
        assertThat(lines.getLast().path("trailer").path("complete").asBoolean()).isFalse();
    }

    /// The library for callers, as a business system uses it: its own certificate, its own name, the site's keys.
    @ParameterizedTest
    @EnumSource(Version.class)
    void theLibraryForCallersRegistersWhatPassesAndNothingElse(Version version) throws Exception {
        BusinessRecord good = CarefulCaller.record(CheckExamples.PASS_REQUEST);
        BusinessRecord namesake =
                CarefulCaller.record(CheckExamples.PASS_REQUEST.replace("長野市鶴賀緑町１６１３", "松本市大手3-8-13"));
        try (HttpClient client = site.showing(Optional.of(site.authority().issue("welfare")), version)) {
            HttpGate gate = HttpGate.at(site.at(""), "sekisho", "welfare", client);
            assertThat(gate.mayRegister(good))
                    .isInstanceOfSatisfying(
                            Registration.Registrable.class,
                            it -> assertThat(it.attestation().claims().audience())
                                    .isEqualTo("welfare"));
            assertThat(gate.mayRegister(namesake))
                    .isInstanceOfSatisfying(
                            Registration.NotRegistrable.class,
                            it -> assertThat(it.whatToDo()).isEqualTo(WhatToDo.REVIEW));
            assertThat(HttpGate.at(site.at(""), "sekisho", "tax", client).mayRegister(good))
                    .isInstanceOf(Registration.NotRegistrable.class);
            assertThat(gate.mayRegister(List.of(good)))
                    .isInstanceOfSatisfying(
                            Inspection.Incomplete.class,
                            it -> assertThat(it.why()).isInstanceOf(Registration.NotRegistrable.class));
        }
        try (HttpClient client = site.showing(Optional.of(site.authority().issue("audit")), version)) {
            HttpGate gate = HttpGate.at(site.at(""), "sekisho", "audit", client);
            assertThat(gate.mayRegister(List.of(good, namesake)))
                    .isInstanceOfSatisfying(
                            Inspection.Complete.class,
                            it -> assertThat(it.registrations())
                                    .satisfiesExactly(
                                            first -> assertThat(first).isInstanceOf(Registration.Registrable.class),
                                            second -> assertThat(second)
                                                    .isInstanceOf(Registration.NotRegistrable.class)));
        }
    }
}
