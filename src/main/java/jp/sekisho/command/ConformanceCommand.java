package jp.sekisho.command;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import jp.sekisho.practice.SceneRequest;
import jp.sekisho.practice.conformance.CallerCommand;
import jp.sekisho.practice.conformance.CallerUnderTest;
import jp.sekisho.practice.conformance.CallerUrl;
import jp.sekisho.practice.conformance.Conformance;
import jp.sekisho.practice.conformance.ConformanceReport;
import jp.sekisho.practice.conformance.RequestFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Plays the gate for a caller's test system and reports what it registered.
@Command(
        name = "conformance",
        description = {
            "Plays the gate for a caller's test system: starts a practice gate, gives the caller one record a scene, asks",
            "whether it registered it, and writes report.html, report.json and report.xml (JUnit). Ends with 0 only if it",
            "registered exactly where the gate let the record pass with a valid attestation: openapi/conformance.md."
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class ConformanceCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @ArgGroup(multiplicity = "1")
    private Caller caller = new Caller();

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "conformance", description = "Where the reports go.")
    private Path out = Path.of("");

    @Option(names = "--port", defaultValue = "8080", description = "Where the gate listens, on loopback.")
    private int port;

    @ArgGroup(exclusive = false)
    private @Nullable Tls tls;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "How long the caller may take for a scene.")
    private int patience;

    @Option(
            names = "--without-inspections",
            description = "Leaves out the scenes of inspections, for callers that only check.")
    private boolean withoutInspections;

    /// How the caller is reached.
    static final class Caller {
        @Option(
                names = "--caller-command",
                paramLabel = "COMMAND",
                description = {
                    "Run once a scene: {request} is the request's file, {gate} the gate's address.",
                    "It ends with 0 where it registered."
                })
        @Nullable
        String command;

        @Option(
                names = "--caller-url",
                paramLabel = "URL",
                description = "Each request is posted there; it answers {\"registered\": true} or false.")
        @Nullable
        URI url;

        @Option(
                names = "--requests",
                paramLabel = "DIR",
                description = "Only writes the requests there, for a test system to load beforehand.")
        @Nullable
        Path requests;
    }

    /// What the gate shows where it speaks TLS.
    static final class Tls {
        @Option(names = "--tls-certificate", paramLabel = "FILE", required = true, description = "PEM.")
        private Path certificate = Path.of("");

        @Option(names = "--tls-key", paramLabel = "FILE", required = true, description = "PEM.")
        private Path key = Path.of("");
    }

    @Override
    public Integer call() throws IOException {
        if (caller.requests != null) {
            RequestFiles.write(requests(), caller.requests);
            return 0;
        }
        set("quarkus.profile", "practice");
        set("sekisho.practice.unavailable-share", "0");
        set("quarkus.log.level", "WARN");
        if (tls == null) {
            set("quarkus.http.port", Integer.toString(port));
        } else {
            set("quarkus.http.ssl-port", Integer.toString(port));
            set("quarkus.http.insecure-requests", "disabled");
            set("quarkus.tls.key-store.pem.0.cert", tls.certificate.toString());
            set("quarkus.tls.key-store.pem.0.key", tls.key.toString());
        }
        AtomicInteger ended = new AtomicInteger(1);
        Quarkus.run(
                Walk.class,
                (code, trouble) -> {
                    ended.set(code);
                    // Of wrong settings, the port among them, the framework would tell before it ends the process.
                    Optional.ofNullable(trouble)
                            .ifPresent(it -> IO.println(Optional.ofNullable(it.getCause())
                                    .orElse(it)
                                    .getMessage()));
                },
                spec.commandLine().getParseResult().originalArgs().toArray(String[]::new));
        return ended.get();
    }

    private static void set(String setting, String value) {
        System.setProperty(setting, value);
    }

    private List<SceneRequest> requests() {
        return Conformance.requests(!withoutInspections);
    }

    /// What runs once the gate listens. It reads the command's arguments again, since the framework makes it.
    public static final class Walk implements QuarkusApplication {
        @Override
        public int run(String... arguments) throws IOException, InterruptedException {
            ConformanceCommand command = new ConformanceCommand();
            new CommandLine(command)
                    .parseArgs(List.of(arguments).subList(1, arguments.length).toArray(String[]::new));
            return command.walk() ? 0 : 1;
        }
    }

    private boolean walk() throws IOException, InterruptedException {
        URI gate = URI.create((tls == null ? "http" : "https") + "://127.0.0.1:" + port);
        List<SceneRequest> requests = requests();
        ConformanceReport report = Conformance.walk(
                requests,
                reached(gate, requests),
                played -> IO.println((played.passed() ? "ok      " : "FAILED  ")
                        + played.scene().name() + ": " + played.told()));
        Files.createDirectories(out);
        Files.writeString(out.resolve("report.html"), report.html());
        Files.writeString(out.resolve("report.json"), report.json());
        Files.writeString(out.resolve("report.xml"), report.junit());
        IO.println(report.failures() + " of " + report.scenes().size() + " scenes failed; see " + out);
        return report.passed();
    }

    private CallerUnderTest reached(URI gate, List<SceneRequest> requests) throws IOException {
        Duration limit = Duration.ofSeconds(patience);
        if (caller.url != null) {
            return new CallerUrl(caller.url, gate, limit);
        }
        String command = Objects.requireNonNull(caller.command);
        return new CallerCommand(command, gate, RequestFiles.write(requests, out.resolve("requests")), limit);
    }
}
