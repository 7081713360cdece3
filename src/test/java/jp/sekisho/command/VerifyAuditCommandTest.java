package jp.sekisho.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.sekisho.attestation.AttestationSigner;
import jp.sekisho.audit.AuditEntry;
import jp.sekisho.audit.AuditId;
import jp.sekisho.audit.FileTrail;
import jp.sekisho.audit.TrailListener;
import jp.sekisho.audit.TrailOptions;
import jp.sekisho.audit.WorkListEntry;
import jp.sekisho.check.DecisionCode;
import jp.sekisho.signing.KeyRing;
import jp.sekisho.signing.Sha256;
import jp.sekisho.signing.SigningKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// Which exit status `verify-audit` ends with, and that "whole" is said only where signatures were looked at.
class VerifyAuditCommandTest {
    private static final KeyRing KEYS = new KeyRing(SigningKey.ephemeral(Instant.MAX), List.of());

    @TempDir
    private Path folder;

    private Path trail = Path.of("");
    private Path jwks = Path.of("");

    @BeforeEach
    void write() throws IOException {
        trail = folder.resolve("audit");
        jwks = Files.writeString(folder.resolve("jwks.json"), KEYS.keySet().jwks());
        writeTrail(trail, KEYS);
    }

    private static void writeTrail(Path directory, KeyRing keys) {
        var options = new TrailOptions(
                directory, TrailOptions.Durability.OS, 1 << 20, true, Duration.ofDays(1), Duration.ofSeconds(1));
        Clock clock = Clock.systemUTC();
        var signer = new AttestationSigner("sekisho", () -> keys, clock);
        try (FileTrail file = FileTrail.open(options, signer, clock, new Silent())) {
            file.append(List.of(entry())).toCompletableFuture().join();
            file.append(List.of(workList())).toCompletableFuture().join();
        }
    }

    private static WorkListEntry workList() {
        return new WorkListEntry(
                Instant.parse("2026-11-23T14:00:01Z"),
                WorkListEntry.Step.WORK_LIST_EXPORT,
                new AuditId("root"),
                Optional.of(new AuditId("staff-17")),
                UUID.fromString("71c2d5a5-8066-4c8b-8f45-f130830d3dea"),
                440,
                Sha256.of(new byte[0]));
    }

    private static AuditEntry entry() {
        UUID id = UUID.randomUUID();
        return new AuditEntry(
                Instant.parse("2026-11-23T14:00:00Z"),
                AuditEntry.Request.CHECK,
                id,
                new AuditId("welfare"),
                Optional.empty(),
                new AuditId("shintai-shogaisha-techo"),
                new AuditId("SHT-2026-1"),
                DecisionCode.PASS,
                Optional.empty(),
                Set.of(),
                Sha256.of(new byte[0]),
                Optional.empty(),
                Duration.ZERO,
                Optional.of(id));
    }

    private static final class Silent implements TrailListener {
        @Override
        public void written(int lines, Duration took) {}

        @Override
        public void failed(Trouble trouble, String detail) {}

        @Override
        public void recovered() {}

        @Override
        public void headSigned(String jws) {}

        @Override
        public void cut(String file, long bytes) {}
    }

    private record Said(int exit, String text) {}

    private Said verify(String... options) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        var command = new CommandLine(new VerifyAuditCommand()).setOut(out).setErr(out);
        String[] arguments = new String[options.length + 1];
        System.arraycopy(options, 0, arguments, 1, options.length);
        arguments[0] = trail.toString();
        return new Said(command.execute(arguments), text.toString());
    }

    @Test
    void aTrailThatItsKeysVerifyIsWhole() {
        Said said = verify("--keys=" + jwks);
        assertThat(said.exit()).as(said.text()).isZero();
        assertThat(said.text().lines()).contains("whole");
    }

    @Test
    void aLineOfAWorkListTellsWhoTookWhichFile() throws IOException {
        assertThat(Files.readString(trail.resolve("audit-000001.ndjson")))
                .contains("\"time\":\"2026-11-23T14:00:01Z\",\"request\":\"WORK_LIST_EXPORT\",\"caller\":\"root\","
                        + "\"operator\":\"staff-17\",\"list\":\"71c2d5a5-8066-4c8b-8f45-f130830d3dea\",\"rows\":440,"
                        + "\"fileSha256\":\"" + Sha256.of(new byte[0]).hex() + "\"}");
    }

    /// As a forger leaves it: a chain written anew, with heads by a key of the forger's own.
    @Test
    void withoutKeysAForgedTrailIsNotCalledWhole() {
        trail = folder.resolve("forged");
        writeTrail(trail, new KeyRing(SigningKey.ephemeral(Instant.MAX), List.of()));

        Said unsigned = verify();
        assertThat(unsigned.exit()).isEqualTo(3);
        assertThat(unsigned.text()).contains("SIGNATURES NOT LOOKED AT");
        assertThat(unsigned.text().lines()).doesNotContain("whole");
        assertThat(verify("--keys=" + jwks).exit()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a head whose line has no end"})
    void headsKeptElsewhereMustBeThere(String content) throws IOException {
        Path heads = Files.writeString(folder.resolve("heads.txt"), content);
        Said said = verify("--keys=" + jwks, "--heads=" + heads);
        assertThat(said.exit()).as(said.text()).isEqualTo(2);
        assertThat(said.text()).contains("not verified", "holds no heads");

        assertThat(verify("--keys=" + jwks, "--heads=" + folder.resolve("none.txt"))
                        .exit())
                .isEqualTo(2);
    }
}
