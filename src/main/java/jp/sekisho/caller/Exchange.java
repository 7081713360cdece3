package jp.sekisho.caller;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Requests to the gate, tried again where that may help, and bounded in every direction: an answer that is cut,
/// endless or late is none.
///
/// @param base the gate's address, without a slash at its end
/// @param headers asked for at each try, so that a token may be a new one
/// @param jitter so that callers that failed together do not come back together
record Exchange(
        HttpClient client,
        URI base,
        Map<String, Supplier<String>> headers,
        Patience patience,
        Time time,
        RandomGenerator jitter) {
    private static final Set<Integer> TRY_AGAIN = Set.of(429, 503);
    private static final double MOST_JITTER = 0.3;

    /// What became of a request.
    sealed interface Outcome {
        record Answered(Answer answer) implements Outcome {}

        /// No answer, or one that says to come back.
        record Later(Duration retryAfter) implements Outcome {}
    }

    /// @param text empty where the body is no UTF-8
    /// @param requestId empty where the gate sent none
    record Answer(int status, String mediaType, String requestId, byte[] body, String text) {
        boolean is(int status, String mediaType) {
            return this.status == status && this.mediaType.equals(mediaType);
        }

        @Override
        public String toString() {
            return "Answer[" + status + "]";
        }
    }

    Outcome post(String path, String mediaType, String body, Duration limit, long mostBytes)
            throws InterruptedException {
        return send(
                request(path)
                        .header("Content-Type", mediaType)
                        .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8)),
                limit,
                mostBytes);
    }

    Outcome get(String path, Duration limit, long mostBytes) throws InterruptedException {
        return send(request(path), limit, mostBytes);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path));
    }

    private Outcome send(HttpRequest.Builder request, Duration limit, long mostBytes) throws InterruptedException {
        long begun = time.nanos();
        for (int tries = 1; ; tries++) {
            headers.forEach((name, value) -> request.setHeader(name, value.get()));
            Optional<HttpResponse<byte[]>> answer = once(request.build(), limit, mostBytes);
            if (answer.isPresent() && !TRY_AGAIN.contains(answer.get().statusCode())) {
                return new Outcome.Answered(read(answer.get()));
            }
            Duration wait = wait(tries, answer);
            if (tries == patience.tries()
                    || wait.plusNanos(time.nanos() - begun).compareTo(patience.inAll()) > 0) {
                return new Outcome.Later(wait);
            }
            time.pass(wait);
        }
    }

    /// A request's own time-out would end with the headers of the answer.
    private Optional<HttpResponse<byte[]>> once(HttpRequest request, Duration limit, long mostBytes)
            throws InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> asked =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), mostBytes));
        try {
            return Optional.of(asked.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException silence) {
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException) {
                return Optional.empty();
            }
            throw new IllegalStateException("the request could not be sent", e.getCause());
        } finally {
            asked.cancel(true);
        }
    }

    private Duration wait(int tries, Optional<HttpResponse<byte[]>> answer) {
        long asked = answer.flatMap(it -> it.headers().firstValue("Retry-After"))
                .filter(seconds -> seconds.matches("[0-9]{1,6}"))
                .map(Long::valueOf)
                .orElse(0L);
        long seconds = Math.max(asked, 1L << Math.min(tries, 6));
        return Duration.ofMillis((long) (1_000 * seconds * (1 + MOST_JITTER * jitter.nextDouble())));
    }

    private static Answer read(HttpResponse<byte[]> answer) {
        String mediaType = answer.headers().firstValue("Content-Type").orElse("");
        return new Answer(
                answer.statusCode(),
                mediaType.replaceFirst(";.*", "").strip(),
                answer.headers().firstValue("X-Request-Id").orElse(""),
                answer.body(),
                text(answer.body()));
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException noText) {
            return "";
        }
    }
}
