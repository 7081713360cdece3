package jp.sekisho.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import jp.sekisho.attestation.AttestationSigner;
import jp.sekisho.audit.AuditEntry.Request;
import jp.sekisho.audit.TrailOptions.Durability;
import jp.sekisho.check.DecisionCode;
import jp.sekisho.check.ReasonCode;
import jp.sekisho.check.Remedy;
import jp.sekisho.signing.KeyRing;
import jp.sekisho.signing.KeySet;
import jp.sekisho.signing.Sha256;
import jp.sekisho.signing.SigningKey;

/// Trails to test with.
final class Trails {
    static final KeyRing KEYS = new KeyRing(SigningKey.ephemeral(Instant.MAX), List.of());
    static final List<KeySet> KEY_SETS = List.of(KEYS.keySet());
    static final Duration NEVER = Duration.ofDays(1);
    static final Sha256 POLICY = new Sha256("e683d959edac6340a8e7b0b8c09e3ab69cffc13b7cea865e45645d59d9d836ab");

    private Trails() {}

    static AttestationSigner signer(Clock clock) {
        return new AttestationSigner("sekisho", () -> KEYS, clock);
    }

    static TrailOptions options(Path directory) {
        return new TrailOptions(directory, Durability.OS, 1 << 20, true, NEVER, Duration.ofSeconds(1));
    }

    static TrailOptions filesOf(Path directory, int bytes) {
        return new TrailOptions(directory, Durability.OS, bytes, true, NEVER, Duration.ofSeconds(1));
    }

    static FileTrail open(TrailOptions options) {
        return open(options, new Recorded());
    }

    static FileTrail open(TrailOptions options, TrailListener listener) {
        return FileTrail.open(options, signer(Clock.systemUTC()), Clock.systemUTC(), listener);
    }

    static AuditEntry pass(int number) {
        return entry(number, DecisionCode.PASS, Optional.empty(), Set.of());
    }

    static AuditEntry block(int number) {
        return entry(
                number,
                DecisionCode.BLOCK,
                Optional.of(Remedy.CORRECT),
                EnumSet.of(ReasonCode.NAME_MISMATCH, ReasonCode.BIRTH_DATE_MISMATCH));
    }

    private static AuditEntry entry(
            int number, DecisionCode decision, Optional<Remedy> remedy, Set<ReasonCode> reasons) {
        UUID id = new UUID(0x0199_0000_0000_7000L, 0x8000_0000_0000_0000L + number);
        return new AuditEntry(
                Instant.parse("2026-11-23T14:00:00.123456Z"),
                Request.CHECK,
                id,
                new AuditId("welfare"),
                Optional.of(new AuditId("clerk-7")),
                new AuditId("shintai-shogaisha-techo"),
                new AuditId("SHT-2026-" + number),
                decision,
                remedy,
                reasons,
                POLICY,
                Optional.of(Instant.parse("2026-11-19T15:00:00Z")),
                Duration.ofNanos(412_345),
                decision == DecisionCode.PASS ? Optional.of(id) : Optional.empty());
    }

    static List<AuditEntry> entries(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> number % 3 == 0 ? block(number) : pass(number))
                .toList();
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Every line of every file, in order.
    static List<String> lines(TrailOptions options) throws IOException {
        return TrailDirectory.files(options.directory()).values().stream()
                .flatMap(file -> lines(file).stream())
                .toList();
    }

    static TrailFindings verify(Path directory) {
        try {
            return TrailVerifier.verify(directory, KEY_SETS, List.of(), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Remembers what it is told.
    static final class Recorded implements TrailListener {
        final List<Trouble> troubles = Collections.synchronizedList(new ArrayList<>());
        final List<String> heads = Collections.synchronizedList(new ArrayList<>());
        final List<Long> cuts = Collections.synchronizedList(new ArrayList<>());
        volatile int written;
        volatile int recovered;

        @Override
        public void written(int lines, Duration took) {
            written += lines;
        }

        @Override
        public void failed(Trouble trouble, String detail) {
            troubles.add(trouble);
        }

        @Override
        public void recovered() {
            recovered++;
        }

        @Override
        public void headSigned(String jws) {
            heads.add(jws);
        }

        @Override
        public void cut(String file, long bytes) {
            cuts.add(bytes);
        }
    }
}
