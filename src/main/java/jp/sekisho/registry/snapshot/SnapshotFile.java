package jp.sekisho.registry.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.Resident;
import jp.sekisho.registry.snapshot.SnapshotRefused.Code;

/// A resident snapshot on disk: NDJSON in UTF-8 without byte order mark, gzip-compressed where its name ends in `.gz`.
/// Its first line tells of the extract, every other line holds one resident.
///
/// ```json
/// {"snapshot": {"asOf": "2026-11-20T00:00:00+09:00", "coverage": "NATIONAL", "source": "synthetic"}}
/// {"individualNumber": "609407454590", "name": {"kanji": "小林　健一"}, "birthDate": "1964-05-01", "sex": "1",
///  "address": {"text": "長野県長野市大字鶴賀緑町1613番地"}}
/// ```
/// (The second object is broken here for the page's width; in a file it stands on one line.)
///
/// It is read strictly, for a registry that was half understood would pass the wrong people: one line that does not
/// hold exactly what is expected refuses the file. That one number stands on two lines is no such fault; registries
/// hold such data, and the answer to that number says so.
public final class SnapshotFile {
    private static final int GZIP_BUFFER = 64 * 1024;

    private SnapshotFile() {}

    /// Takes a snapshot line by line.
    public interface Lines {
        /// The header, before any resident, and how it is written.
        void extract(Extract extract, String line);

        void resident(Resident resident);
    }

    /// Hands each resident on, in the order of the file and in constant memory, and returns what the header tells.
    /// Until it returns, the file may still be refused: the residents handed on so far must not be used before.
    ///
    /// @throws SnapshotRefused if the file cannot be read or any line of it is at fault
    static Extract read(Path file, Consumer<Resident> residents) {
        return open(file, content -> read(content, residents));
    }

    /// The same for content that is open already and not compressed.
    static Extract read(InputStream content, Consumer<Resident> residents) throws IOException {
        return read(content, (_, _) -> {}, residents);
    }

    /// The same for an adapter that keeps the header as it is written and reads it again with [#extract].
    ///
    /// @throws SnapshotRefused as the others do
    public static Extract read(Path file, Lines taker) {
        return open(
                file,
                content -> read(content, (extract, lines) -> taker.extract(extract, lines.line()), taker::resident));
    }

    /// What the header says that was handed on as this line.
    ///
    /// @throws SnapshotRefused if it is none
    public static Extract extract(String line) {
        return SnapshotLine.extract(line.toCharArray(), line.length(), 1);
    }

    private static Extract read(
            InputStream content, BiConsumer<Extract, SnapshotLines> header, Consumer<Resident> residents)
            throws IOException {
        SnapshotLines lines = new SnapshotLines(content);
        if (!lines.next()) {
            throw lines.refused(Code.HEADER_MISSING);
        }
        Extract extract = SnapshotLine.extract(lines.characters(), lines.length(), lines.number());
        header.accept(extract, lines);
        if (!lines.next()) {
            throw lines.refused(Code.NO_RESIDENTS);
        }
        do {
            residents.accept(SnapshotLine.resident(lines.characters(), lines.length(), lines.number()));
        } while (lines.next());
        return extract;
    }

    private interface Reading {
        Extract read(InputStream content) throws IOException;
    }

    private static Extract open(Path file, Reading reading) {
        try (InputStream bytes = Files.newInputStream(file);
                InputStream content = isCompressed(file) ? new GZIPInputStream(bytes, GZIP_BUFFER) : bytes) {
            return reading.read(content);
        } catch (IOException e) {
            throw new SnapshotRefused(1, e);
        }
    }

    private static boolean isCompressed(Path file) {
        return file.toString().endsWith(".gz");
    }
}
