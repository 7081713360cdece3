package jp.sekisho.audit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import jp.sekisho.attestation.AttestationSigner;
import jp.sekisho.attestation.AuditHead;
import jp.sekisho.audit.TrailListener.Trouble;
import jp.sekisho.audit.TrailOptions.Durability;
import jp.sekisho.signing.Sha256;
import jp.sekisho.signing.Signing;
import org.jspecify.annotations.Nullable;

/// Writes a trail's lines, files and heads. For one thread.
final class TrailWriter implements Closeable {
    private final TrailOptions options;
    private final TrailDirectory directory;
    private final AttestationSigner signer;
    private final Clock clock;
    private final TrailTime time;
    private final TrailListener listener;
    private final MessageDigest digest = Sha256.digest();
    private final String instance;

    /// What the next line names, and the number of the next file.
    private String previous;

    private long sequence;
    private int nextFile;

    private @Nullable TrailFile file;
    private LocalDate day = LocalDate.EPOCH;
    /// Whether the file's name outlives a power failure.
    private boolean named;
    /// Whether the last append failed, so that the file may hold a part of it.
    private boolean failed;

    private long signedSequence;
    private long lastHead;

    private TrailWriter(
            TrailOptions options,
            TrailDirectory directory,
            Optional<TrailEnd> end,
            AttestationSigner signer,
            Clock clock,
            TrailTime time,
            TrailListener listener) {
        this.options = options;
        this.directory = directory;
        this.signer = signer;
        this.clock = clock;
        this.time = time;
        this.lastHead = time.nanos();
        this.listener = listener;
        this.instance = end.map(TrailEnd::instance).orElseGet(TrailWriter::newInstance);
        this.previous = end.map(TrailEnd::sha256).orElse(TrailFormat.FIRST);
        this.sequence = end.map(TrailEnd::sequence).orElse(0L);
        this.nextFile = end.map(TrailEnd::file).orElse(0) + 1;
    }

    /// Takes the directory, goes on with the trail that is in it or begins one, and signs how far it has come.
    ///
    /// @throws TrailRefused where that is not safe
    static TrailWriter open(
            TrailOptions options, AttestationSigner signer, Clock clock, TrailTime time, TrailListener listener)
            throws IOException {
        TrailDirectory directory = TrailDirectory.hold(options.directory());
        try {
            TrailWriter writer = new TrailWriter(
                    options, directory, TrailEnd.of(directory, listener), signer, clock, time, listener);
            writer.begin();
            writer.signHead();
            return writer;
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /// Begins a file, or leaves none: the next start would go on from a line that may never reach the disk.
    private void begin() throws IOException {
        try {
            append(List.of());
        } catch (IOException e) {
            try {
                restore();
            } catch (IOException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    private static String newInstance() {
        byte[] id = new byte[16];
        new SecureRandom().nextBytes(id);
        return HexFormat.of().formatHex(id);
    }

    /// Writes entries in one piece, or throws; then none of them counts as written.
    void append(List<? extends TrailEntry> entries) throws IOException {
        if (failed) {
            restore();
        }
        failed = true;
        Instant now = clock.instant();
        TrailFile to = ready(now);
        Appending lines = new Appending();
        if (to.good() == 0) {
            lines.add(TrailFormat.header(
                    lines.sequence + 1, lines.previous, new TrailFormat.Header(to.number(), instance), now));
        }
        for (TrailEntry entry : entries) {
            lines.add(TrailFormat.entry(lines.sequence + 1, lines.previous, entry));
        }
        file = to.write(lines.bytes(), options.durability() == Durability.DISK);
        sequence = lines.sequence;
        previous = lines.previous;
        failed = false;
    }

    /// Lines on their way into the file, and the chain as it will be when they are there.
    private final class Appending {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 12);
        private long sequence = TrailWriter.this.sequence;
        private String previous = TrailWriter.this.previous;

        void add(String line) {
            byte[] written = line.getBytes(ISO_8859_1);
            bytes.writeBytes(written);
            bytes.write('\n');
            sequence++;
            previous = Sha256.of(digest, written).hex();
        }

        ByteBuffer bytes() {
            return ByteBuffer.wrap(bytes.toByteArray());
        }
    }

    /// The file that takes the next lines.
    private TrailFile ready(Instant now) throws IOException {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (file != null && isFull(file, today)) {
            signHead();
            file.close();
            file = null;
        }
        if (file == null) {
            file = TrailFile.create(directory.file(nextFile), nextFile);
            nextFile++;
            day = today;
            named = false;
        }
        if (!named) {
            directory.force();
            named = true;
        }
        return file;
    }

    private boolean isFull(TrailFile current, LocalDate today) {
        return current.good() >= options.maxFileSize() || (options.daily() && current.good() > 0 && !today.equals(day));
    }

    /// After a failed write: the file as it was before, or none where it is gone and another one must be begun.
    private void restore() throws IOException {
        if (!directory.hold()) {
            throw new IOException("another process holds " + directory);
        }
        if (file != null) {
            TrailFile before = file;
            file = before.restored().orElse(null);
            if (file == null) {
                before.close();
                // A file of which nothing was written never was.
                nextFile = before.good() == 0 ? before.number() : nextFile;
            }
        }
    }

    /// Signs the head where lines have come and the interval is over.
    void signHeadIfDue() {
        if (time.nanos() - lastHead >= options.headInterval().toNanos()) {
            signHead();
        }
    }

    private void signHead() {
        lastHead = time.nanos();
        TrailFile signed = file;
        // A file without a line is not where the chain ends; the head of the one before it must not stand beside it.
        if (signed == null || signed.good() == 0 || signedSequence == sequence) {
            return;
        }
        try {
            // The head must not outlive the lines that it speaks of.
            signed.force();
            switch (signer.auditHead(new AuditHead(instance, signed.number(), sequence, previous))) {
                case Signing.Signed(var token) -> {
                    TrailHeads.append(directory.heads(signed.number()), token);
                    signedSequence = sequence;
                    listener.headSigned(token);
                }
                case Signing.NotSigned(var trouble, var detail) ->
                    listener.failed(Trouble.NO_HEAD, trouble + ", " + detail);
            }
        } catch (IOException e) {
            listener.failed(Trouble.NO_HEAD, e.toString());
        }
    }

    /// Signs the last head and leaves the directory.
    @Override
    public void close() throws IOException {
        signHead();
        if (file != null) {
            file.close();
        }
        directory.close();
    }
}
