package jp.sekisho.registry.gateway;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import jp.sekisho.characters.CharacterSets;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.RegistryAnswer;
import jp.sekisho.registry.RegistryListener;
import jp.sekisho.registry.RegistryListener.Trouble;
import jp.sekisho.registry.RegistryState;
import jp.sekisho.registry.ResidentRegistry;
import jp.sekisho.registry.gateway.GatewayReply.Content;
import jp.sekisho.registry.gateway.GatewayReply.Failed;

/// Looks residents up through a registry gateway. Numbers travel in the body only. What is not exactly an answer of the
/// contract becomes trouble: for one number where one entry is at fault, for every number of the look-up where the
/// whole is, for a half-understood answer might name the wrong person.
public final class GatewayRegistry implements ResidentRegistry, AutoCloseable {
    /// How many numbers one request may hold, by the contract.
    static final int MOST_NUMBERS = 512;

    private static final int BYTES_FOR_THE_REST = 16 * 1024;

    /// Fifty times what a resident with some history takes.
    private static final int BYTES_A_NUMBER = 16 * 1024;

    private static final int DIGITS = 12;

    private final GatewayConnection connection;
    private final RegistryListener listener;
    private final CharacterSets characterSets;

    /// @param base where the gateway's paths begin, `https://host:port` with or without a path
    /// @param tls who the gateway is and who asks; empty for a gateway on this machine, without TLS
    /// @param deadline for a whole look-up, its connection included
    /// @param characterSets in which its answers may be written
    public GatewayRegistry(
            URI base,
            Optional<SSLContext> tls,
            Duration deadline,
            CharacterSets characterSets,
            RegistryListener listener) {
        this.connection = new GatewayConnection(base, tls, deadline);
        this.characterSets = characterSets;
        this.listener = listener;
    }

    @Override
    public List<RegistryAnswer> find(List<IndividualNumber> numbers) {
        long until = connection.deadlineFromNow();
        List<RegistryAnswer> answers = new ArrayList<>(numbers.size());
        Optional<Extract> extract = Optional.empty();
        for (int from = 0; from < numbers.size(); from += MOST_NUMBERS) {
            List<IndividualNumber> part = numbers.subList(from, Math.min(numbers.size(), from + MOST_NUMBERS));
            int mostBytes = BYTES_FOR_THE_REST + part.size() * BYTES_A_NUMBER;
            switch (connection.post("/v1/residents/lookups", question(part), mostBytes, until)) {
                case Failed(Trouble trouble) -> {
                    return failed(trouble, numbers);
                }
                case Content(byte[] json) -> {
                    Optional<GatewayAnswer> answer = GatewayAnswer.read(json, part, characterSets);
                    if (answer.isEmpty()) {
                        return failed(Trouble.MALFORMED, numbers);
                    }
                    if (!extract.orElse(answer.get().extract())
                            .equals(answer.get().extract())) {
                        return failed(Trouble.EXTRACT_CHANGED, numbers);
                    }
                    extract = Optional.of(answer.get().extract());
                    if (answer.get().answers().contains(new RegistryAnswer.Invalid())) {
                        listener.troubled(Trouble.MALFORMED);
                    }
                    answers.addAll(answer.get().answers());
                }
            }
        }
        return answers;
    }

    @Override
    public RegistryState state() {
        GatewayReply reply = connection.get("/v1/extract", BYTES_FOR_THE_REST, connection.deadlineFromNow());
        return switch (reply) {
            case Failed(Trouble trouble) -> down(trouble);
            case Content(byte[] json) ->
                GatewayAnswer.readExtract(json, characterSets)
                        .<RegistryState>map(RegistryState.Serving::new)
                        .orElseGet(() -> down(Trouble.MALFORMED));
        };
    }

    @Override
    public void close() {
        connection.close();
    }

    private static String question(List<IndividualNumber> numbers) {
        StringBuilder json = new StringBuilder(32 + numbers.size() * (DIGITS + 3)).append("{\"individualNumbers\":[");
        for (int i = 0; i < numbers.size(); i++) {
            // A leading 1 keeps the leading zeros.
            String digits = Long.toString(1_000_000_000_000L + numbers.get(i).disclose());
            json.append(i == 0 ? "\"" : ",\"").append(digits, 1, 1 + DIGITS).append('"');
        }
        return json.append("]}").toString();
    }

    private RegistryState down(Trouble trouble) {
        listener.troubled(trouble);
        return new RegistryState.Down();
    }

    private List<RegistryAnswer> failed(Trouble trouble, List<IndividualNumber> numbers) {
        listener.troubled(trouble);
        RegistryAnswer answer = switch (trouble) {
            case CONNECTION -> new RegistryAnswer.Disconnected();
            case TLS, REDIRECT, ACCESS_REFUSED, REQUEST_REFUSED, BUSY, SERVER_ERROR, EXTRACT_CHANGED ->
                new RegistryAnswer.Unavailable();
            case DEADLINE -> new RegistryAnswer.TimedOut();
            case MALFORMED, TOO_LARGE -> new RegistryAnswer.Invalid();
        };
        return Collections.nCopies(numbers.size(), answer);
    }
}
