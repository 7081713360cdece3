package jp.sekisho.caller;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import jp.sekisho.attestation.AttestationVerifier;
import jp.sekisho.caller.Exchange.Answer;
import jp.sekisho.caller.Exchange.Outcome;

/// A gate that is asked over HTTP, by the rules of `openapi/callers.md`.
public final class HttpGate implements Gate {
    private static final Duration LEEWAY = Duration.ofMinutes(1);
    private static final long MOST_BYTES_OF_A_LINE = 1 << 17;
    private static final long MOST_BYTES = 1 << 20;

    private final Exchange exchange;
    private final String audience;
    private final GateKeys keys;
    private final AttestationVerifier verifier;

    private HttpGate(Exchange exchange, String audience, GateKeys keys, AttestationVerifier verifier) {
        this.exchange = exchange;
        this.audience = audience;
        this.keys = keys;
        this.verifier = verifier;
    }

    /// The gate at this address, asked with [Patience#USUAL].
    ///
    /// @param gate `https://host:port`, with the path of a proxy if there is one
    /// @param issuer the gate's name in what it signs (`sekisho.attestation.issuer`)
    /// @param audience this system's own name, as the gate's operator has set it
    /// @param client shows this system's certificate; follows no redirections
    public static HttpGate at(URI gate, String issuer, String audience, HttpClient client) {
        if (client.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException("a gate redirects nobody: a client that follows might ask another");
        }
        URI base = URI.create(gate.toString().replaceFirst("/+$", ""));
        RandomGenerator jitter = () -> ThreadLocalRandom.current().nextLong();
        GateKeys keys = new GateKeys();
        return new HttpGate(
                new Exchange(client, base, Map.of(), Patience.USUAL, Time.REAL, jitter),
                audience,
                keys,
                new AttestationVerifier(keys::held, issuer, Clock.systemUTC(), LEEWAY, _ -> true));
    }

    /// The same gate, waited for otherwise.
    public HttpGate with(Patience patience) {
        return with(exchange -> new Exchange(
                exchange.client(), exchange.base(), exchange.headers(), patience, exchange.time(), exchange.jitter()));
    }

    /// The same gate, told this with every request: `Authorization`, `Sekisho-Operator`, `Accept-Language`.
    ///
    /// @param value asked for at each try; never anything of the record
    public HttpGate withHeader(String name, Supplier<String> value) {
        Map<String, Supplier<String>> headers = new TreeMap<>(exchange.headers());
        headers.put(name, value);
        return with(exchange -> new Exchange(
                exchange.client(), exchange.base(), headers, exchange.patience(), exchange.time(), exchange.jitter()));
    }

    /// For tests, which have no time.
    HttpGate with(Time time) {
        return with(exchange -> new Exchange(
                exchange.client(), exchange.base(), exchange.headers(), exchange.patience(), time, exchange.jitter()));
    }

    private HttpGate with(Function<Exchange, Exchange> other) {
        return new HttpGate(other.apply(exchange), audience, keys, verifier);
    }

    @Override
    public Registration mayRegister(BusinessRecord record) throws InterruptedException {
        return switch (exchange.post(
                "/v1/checks",
                "application/json",
                record.disclose(),
                exchange.patience().answer(),
                MOST_BYTES)) {
            case Outcome.Later(Duration retryAfter) -> new Registration.NotDecided(retryAfter);
            case Outcome.Answered(Answer answer) -> judged(answer).of(record);
        };
    }

    @Override
    public Inspection mayRegister(List<BusinessRecord> records) throws InterruptedException {
        return switch (exchange.post(
                "/v1/inspections?attest=true",
                "application/x-ndjson",
                records.stream().map(record -> record.disclose() + "\n").collect(Collectors.joining()),
                exchange.patience().stream(),
                MOST_BYTES + records.size() * MOST_BYTES_OF_A_LINE)) {
            case Outcome.Later(Duration retryAfter) ->
                new Inspection.Incomplete(new Registration.NotDecided(retryAfter));
            case Outcome.Answered(Answer answer) -> judged(answer).of(List.copyOf(records));
        };
    }

    private Judgement judged(Answer answer) {
        return new Judgement(answer, audience, verifier, keys, exchange);
    }
}
