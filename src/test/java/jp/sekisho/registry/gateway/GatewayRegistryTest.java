package jp.sekisho.registry.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import javax.net.ssl.SSLContext;
import jp.sekisho.characters.CharacterSets;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.RegistryAnswer.Ambiguous;
import jp.sekisho.registry.RegistryAnswer.Disconnected;
import jp.sekisho.registry.RegistryAnswer.Invalid;
import jp.sekisho.registry.RegistryAnswer.NotFound;
import jp.sekisho.registry.RegistryAnswer.Unavailable;
import jp.sekisho.registry.RegistryListener;
import jp.sekisho.registry.RegistryListener.Trouble;
import jp.sekisho.registry.RegistryState;
import jp.sekisho.registry.Resident;
import jp.sekisho.registry.ResidentRegistry;
import jp.sekisho.registry.ResidentRegistryContract;
import jp.sekisho.registry.Residents;
import jp.sekisho.registry.extract.ExtractHeader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The client against the reference gateway, over TLS with client certificates.
class GatewayRegistryTest extends ResidentRegistryContract {
    private static final Extract EXTRACT =
            new Extract(OffsetDateTime.parse("2026-11-20T00:00:00+09:00"), Extract.Coverage.NATIONAL, "gateway");
    private static final IndividualNumber NUMBER = Residents.number(60_940_745_459L);
    private static final Duration DEADLINE = Duration.ofSeconds(3);

    @TempDir
    private static Path folder;

    private static Certificates certificates;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<Trouble> troubles = Collections.synchronizedList(new ArrayList<>());
    private final RegistryListener listener = new RegistryListener() {
        @Override
        public void troubled(Trouble trouble) {
            troubles.add(trouble);
        }
    };

    @BeforeAll
    static void makeCertificates() throws Exception {
        certificates = new Certificates(folder);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable it : open.reversed()) {
            it.close();
        }
    }

    @Override
    protected ResidentRegistry holding(ExtractHeader extract, List<Resident> residents) {
        return client(gateway(extract, residents), certificates.client());
    }

    private ReferenceGateway gateway(Extract extract, List<Resident> residents) {
        return gateway(new ExtractHeader(extract, Optional.empty(), Optional.empty()), residents);
    }

    private ReferenceGateway gateway(ExtractHeader extract, List<Resident> residents) {
        ReferenceGateway gateway = new ReferenceGateway(Optional.of(certificates.server()), extract, residents);
        open.add(gateway);
        return gateway;
    }

    private GatewayRegistry client(ReferenceGateway gateway, SSLContext tls) {
        GatewayRegistry registry =
                new GatewayRegistry(gateway.uri(), Optional.of(tls), DEADLINE, CharacterSets.STANDARD, listener);
        open.add(registry);
        return registry;
    }

    @Test
    void refusesAGatewayThatItDoesNotTrustAndIsRefusedWithoutItsCertificate() {
        ReferenceGateway gateway = gateway(EXTRACT, List.of(Residents.plain(NUMBER)));
        for (SSLContext tls :
                List.of(certificates.distrustful(), certificates.stranger(), certificates.withoutCertificate())) {
            GatewayRegistry registry = client(gateway, tls);

            // TLS 1.3 refuses a client's certificate after the client has begun to write: the refusal arrives as
            // an alert or, where the client still writes, as a connection that is reset.
            assertThat(registry.find(List.of(NUMBER))).hasSize(1).first().isIn(new Unavailable(), new Disconnected());
            assertThat(registry.state()).isEqualTo(new RegistryState.Down());
        }
        assertThat(troubles).hasSize(6).containsAnyOf(Trouble.TLS).doesNotContain(Trouble.DEADLINE);
        assertThat(gateway.paths()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\":\"MAYBE\"}",
                "{\"status\":\"FOUND\"}",
                "{\"status\":\"NOT_FOUND\",\"score\":[1,{\"deep\":[2]}]}",
                "{\"status\":\"FOUND\",\"resident\":{\"name\":{\"kanji\":[\"小林\"]},\"individualNumber\":\"609407454590\"}}",
                "{\"status\":\"FOUND\",\"resident\":{\"individualNumber\":\"609407454590\"}}",
                "{\"status\":\"FOUND\",\"status\":\"NOT_FOUND\"}",
                "{}",
                "[[]]",
                "7",
                "null"
            })
    void oneMalformedEntryIsInvalidAndItsNeighboursAreAnswered(String malformed) {
        MisbehavingServer server = new MisbehavingServer(
                MisbehavingServer.sends(MisbehavingServer.http(200, "", """
                {"extract":{"asOf":"2026-11-20T00:00:00+09:00","coverage":"NATIONAL","source":"gateway"},\
                "entries":[{"status":"NOT_FOUND"},%s,{"status":"AMBIGUOUS"}]}""".formatted(malformed))));
        open.add(server);
        GatewayRegistry registry =
                new GatewayRegistry(server.uri(), Optional.empty(), DEADLINE, CharacterSets.STANDARD, listener);
        open.add(registry);

        assertThat(registry.find(List.of(NUMBER, NUMBER, NUMBER)))
                .containsExactly(new NotFound(EXTRACT), new Invalid(), new Ambiguous(EXTRACT));
        assertThat(troubles).containsExactly(Trouble.MALFORMED);
    }

    @Test
    void neverWritesANumberIntoAPath() {
        ReferenceGateway gateway = gateway(EXTRACT, List.of(Residents.plain(NUMBER)));
        GatewayRegistry registry = client(gateway, certificates.client());

        registry.find(List.of(NUMBER));
        registry.state();

        assertThat(gateway.paths()).containsExactly("/v1/residents/lookups", "/v1/extract");
    }

    @Test
    void asksForManyNumbersInSeveralRequests() {
        ReferenceGateway gateway = gateway(EXTRACT, List.of(Residents.plain(NUMBER)));
        List<IndividualNumber> numbers = LongStream.range(0, 2 * GatewayRegistry.MOST_NUMBERS + 1)
                .mapToObj(Residents::number)
                .toList();

        assertThat(client(gateway, certificates.client()).find(numbers)).hasSameSizeAs(numbers);
        assertThat(gateway.paths()).hasSize(3);
    }

    @Test
    void answersManyNumbersFromOneExtractOrNotAtAll() {
        ReferenceGateway gateway = gateway(EXTRACT, List.of(Residents.plain(NUMBER)));
        List<IndividualNumber> numbers = LongStream.range(0, 40L * GatewayRegistry.MOST_NUMBERS)
                .mapToObj(Residents::number)
                .toList();
        GatewayRegistry registry = client(gateway, certificates.client());
        Thread replacing = Thread.ofVirtual().start(() -> {
            while (gateway.paths().size() < 5) {
                Thread.onSpinWait();
            }
            gateway.replace(
                    new Extract(EXTRACT.asOf().plusDays(1), EXTRACT.coverage(), EXTRACT.source()),
                    List.of(Residents.plain(NUMBER)));
        });

        assertThat(registry.find(numbers)).hasSameSizeAs(numbers).containsOnly(new Unavailable());
        assertThat(troubles).containsExactly(Trouble.EXTRACT_CHANGED);
        replacing.interrupt();
    }
}
