package jp.sekisho.testsupport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// A program that this machine may have: a test that needs one is skipped, with the reason, where it has not.
public final class Tool {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private Tool() {}

    /// What a program printed, errors among it, and how it ended.
    public record Run(int exit, String printed) {}

    /// Skips the test where a command, which only asks for a version, does not end well.
    public static void needed(String purpose, String... command) throws IOException, InterruptedException {
        boolean there;
        try {
            there = run(Path.of(""), Map.of(), List.of(command)).exit() == 0;
        } catch (IOException notFound) {
            there = false;
        }
        needed(there, purpose + ": this machine has no `" + String.join(" ", command) + "`");
    }

    /// The build's own summary counts what was skipped, and does not say why.
    private static void needed(boolean there, String skipped) {
        if (!there) {
            System.out.println(skipped);
        }
        Assumptions.assumeTrue(there, skipped);
    }

    /// Runs a command until its end, five minutes at the longest.
    public static Run run(Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Path printed = Files.createTempFile("tool", ".log");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toAbsolutePath().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(printed.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            return new Run(process.exitValue(), Files.readString(printed, StandardCharsets.UTF_8));
        } finally {
            Files.delete(printed);
        }
    }

    /// A folder below `target` with the files of a committed one, and the packages that its lock file names. Skips the
    /// test where there is no Node.js, or where npm's registry is not to be reached.
    public static Path packages(String name, Path committed, String... files) throws IOException, InterruptedException {
        needed("not checked", "npm", "--version");
        Path folder = Files.createDirectories(Path.of("target", "npm", name));
        for (String file : files) {
            Files.copy(committed.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        Run install = run(
                folder,
                Map.of(),
                List.of(
                        "npm",
                        "ci",
                        "--prefer-offline",
                        "--ignore-scripts",
                        "--no-audit",
                        "--no-fund",
                        "--fetch-retries=1",
                        "--fetch-timeout=30000"));
        // A lock file that does not fit its package.json, or a package that is not the one it names, is a defect.
        if (install.printed().contains("EUSAGE") || install.printed().contains("EINTEGRITY")) {
            throw new IllegalStateException(install.printed());
        }
        Assumptions.assumeTrue(
                install.exit() == 0,
                () -> "not checked: npm's registry does not give the packages\n" + install.printed());
        return folder;
    }
}
