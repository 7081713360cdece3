package jp.sekisho.registry.extract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.Resident;
import jp.sekisho.registry.extract.SnapshotRefused.Code;

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
    public interface Taker {
        /// The header, before any resident, and how it is written: whoever keeps that reads it again by [#extract].
        default void extract(Extract extract, String line) {}

        void resident(Resident resident);
    }

    /// Hands each line on, in the order of the file and in constant memory, and returns what the header tells. Until it
    /// returns, the file may still be refused: what was handed on so far must not be used before.
    ///
    /// @throws SnapshotRefused if the file cannot be read or any line of it is at fault
    public static Extract read(Path file, Taker taker) {
        try (InputStream bytes = Files.newInputStream(file);
                InputStream content = isCompressed(file) ? new GZIPInputStream(bytes, GZIP_BUFFER) : bytes) {
            return read(content, taker);
        } catch (IOException e) {
            throw new SnapshotRefused(1, e);
        }
    }

    /// The same for content that is open already and not compressed.
    ///
    /// @throws SnapshotRefused as for a file
    public static Extract read(InputStream content, Taker taker) {
        SnapshotReader lines = new SnapshotReader(content);
        if (!lines.next()) {
            throw lines.refused(Code.HEADER_MISSING);
        }
        Extract extract = ResidentJson.extract(lines.characters(), lines.length(), lines.number());
        taker.extract(extract, lines.line());
        if (!lines.next()) {
            throw lines.refused(Code.NO_RESIDENTS);
        }
        do {
            taker.resident(ResidentJson.resident(lines.characters(), lines.length(), lines.number()));
        } while (lines.next());
        return extract;
    }

    /// What the header says that was handed on as this line.
    ///
    /// @throws SnapshotRefused if it is none
    public static Extract extract(String line) {
        return ResidentJson.extract(line.toCharArray(), line.length(), 1);
    }

    private static boolean isCompressed(Path file) {
        return file.toString().endsWith(".gz");
    }
}
