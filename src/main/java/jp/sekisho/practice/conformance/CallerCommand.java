package jp.sekisho.practice.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jp.sekisho.practice.SceneRequest;

/// A caller that is a program, run once a scene. It ends with 0 where it registered.
///
/// @param template words separated by white space, in which `{request}` is the request's file and `{gate}` the address
///     of the practice gate; no shell reads it
/// @param requests where the files are, see [RequestFiles]
/// @param patience until the program is ended
public record CallerCommand(String template, URI gate, RequestFiles requests, Duration patience)
        implements CallerUnderTest {

    @Override
    public Told play(SceneRequest request) throws InterruptedException {
        Path file = requests.of(request);
        List<String> words = Arrays.stream(template.strip().split("\\s+"))
                .map(word -> word.replace("{request}", file.toString()).replace("{gate}", gate.toString()))
                .toList();
        try {
            Process process = new ProcessBuilder(words).inheritIO().start();
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return Told.NOTHING;
            }
            return process.exitValue() == 0 ? Told.REGISTERED : Told.NOT_REGISTERED;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
