package jp.sekisho.registry.extract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import jp.sekisho.characters.DeclaredCodes;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.registry.Census;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.FaultCode;
import jp.sekisho.registry.FaultCode.Weight;
import jp.sekisho.registry.Resident;

/// A resident snapshot on disk: NDJSON in UTF-8, gzip-compressed where its name ends in `.gz`. Its first line
/// tells of the extract, every other one holds a resident, and the last one says how many residents there were.
///
/// ```json
/// {"snapshot": {"asOf": "2026-11-20T00:00:00+09:00", "coverage": "NATIONAL", "source": "synthetic"}}
/// {"individualNumber": "609407454590", "name": {"kanji": "小林　健一"}, "birthDate": "1964-05-01", "sex": "1",
///  "address": {"text": "長野県長野市大字鶴賀緑町1613番地"}}
/// {"end": {"residents": 1}}
/// ```
/// (The second object is broken here for the page's width; in a file it stands on one line.)
///
/// The header may declare in which codes the residents are written (`characterSet`, `dateCodes`); what is handed on is
/// in Unicode.
///
/// A line that does not hold exactly what is expected is no resident who could be compared: it is set aside
/// under the number that stands on it, so that nobody passes by it and nobody is told that the number has no
/// owner. The file as a whole is refused where its header is at fault, where it is not whole, and where more is
/// set aside than allowed. That one number stands on two lines is no fault; registries hold such data, and the
/// answer to that number says so.
public final class SnapshotFile {
    private static final String END = "\"" + HeaderJson.END + "\"";
    private static final int GZIP_BUFFER = 64 * 1024;

    /// So many places are named; their number and causes are told whatever it is.
    private static final int MOST_PLACES = 100;

    private final SnapshotReader lines;
    private final ExtractLimits limits;
    private final Taker taker;
    private final Map<FaultCode, Long> faults = new EnumMap<>(FaultCode.class);
    private final List<Fault> first = new ArrayList<>();
    private DeclaredCodes codes = DeclaredCodes.NONE;
    private long residents;

    private SnapshotFile(InputStream content, ExtractLimits limits, Taker taker) {
        this.lines = new SnapshotReader(content, this::odd);
        this.limits = limits;
        this.taker = taker;
    }

    /// Takes a snapshot line by line.
    public interface Taker {
        /// The header, before any resident, and how it is written: whoever keeps that reads it again by [#extract].
        default void extract(Extract extract, String line) {}

        void resident(Resident resident);

        /// A resident who cannot be held.
        ///
        /// @param numbers whom the line may be about; none where that cannot be read
        void unusable(Fault fault, Set<IndividualNumber> numbers);

        /// Something that does no harm.
        default void odd(Fault fault) {}
    }

    /// What a file held.
    public record Content(Extract extract, Census census) {}

    /// Hands each line on, in the order of the file and in constant memory, and returns what the file held. Until it
    /// returns, the file may still be refused: what was handed on so far must not be used before.
    ///
    /// @throws SnapshotRefused if the file cannot be read, is not whole, or cannot be used by these limits
    public static Content read(Path file, ExtractLimits limits, Taker taker) {
        try (InputStream bytes = Files.newInputStream(file);
                InputStream content = isCompressed(file) ? new GZIPInputStream(bytes, GZIP_BUFFER) : bytes) {
            return read(content, limits, taker);
        } catch (IOException e) {
            throw new SnapshotRefused(1, e);
        }
    }

    /// The same for content that is open already and not compressed.
    ///
    /// @throws SnapshotRefused as for a file
    public static Content read(InputStream content, ExtractLimits limits, Taker taker) {
        return new SnapshotFile(content, limits, taker).read();
    }

    /// What the header says that was handed on as this line.
    ///
    /// @throws SnapshotRefused if it is none
    public static Extract extract(String line) {
        return HeaderJson.extract(line.toCharArray(), line.length(), 1, _ -> {}).extract();
    }

    private Content read() {
        if (!lines.next()) {
            throw lines.refused(FaultCode.HEADER_MISSING);
        }
        lines.fault().ifPresent(code -> {
            throw lines.refused(code);
        });
        ExtractHeader header = HeaderJson.extract(lines.characters(), lines.length(), lines.number(), this::odd);
        codes = header.codes(limits.characterSets());
        Extract extract = header.extract();
        taker.extract(extract, lines.line());
        boolean ended = false;
        while (lines.next()) {
            if (ended) {
                throw lines.refused(FaultCode.LINE_AFTER_END);
            }
            ended = lines.beginsWith(END);
            if (ended) {
                end();
            } else {
                resident();
            }
        }
        if (!ended && !limits.withoutEnd()) {
            throw lines.refused(FaultCode.END_MISSING);
        }
        return content(extract);
    }

    private Content content(Extract extract) {
        Census census = new Census(
                residents, faults, first.stream().map(Fault::toString).toList());
        if (residents == 0) {
            throw lines.refused(FaultCode.NO_RESIDENTS);
        }
        if (limits.maxUnusable().isExceededBy(census.unusable(), residents)) {
            throw new SnapshotRefused(first.getFirst().line(), first.getFirst().pointer(), FaultCode.TOO_MANY_UNUSABLE);
        }
        return new Content(extract, census);
    }

    private void end() {
        if (HeaderJson.end(lines.characters(), lines.length(), lines.number(), this::odd) != residents) {
            throw lines.refused(FaultCode.END_COUNT);
        }
    }

    private void resident() {
        residents++;
        if (lines.fault().isPresent()) {
            setAside(new Fault(lines.number(), "", lines.fault().get()), lines.remains());
            return;
        }
        Resident resident;
        try {
            resident = ResidentJson.resident(lines.characters(), lines.length(), lines.number(), codes, this::odd);
        } catch (SnapshotRefused e) {
            if (e.fault().code().weight() == Weight.FILE) {
                throw e;
            }
            setAside(e.fault(), lines.line());
            return;
        }
        taker.resident(resident);
    }

    private void setAside(Fault fault, String line) {
        faults.merge(fault.code(), 1L, Long::sum);
        if (first.size() < MOST_PLACES) {
            first.add(fault);
        }
        taker.unusable(fault, NumberSearch.numbers(line));
    }

    private void odd(Fault fault) {
        faults.merge(fault.code(), 1L, Long::sum);
        taker.odd(fault);
    }

    private static boolean isCompressed(Path file) {
        return file.toString().endsWith(".gz");
    }
}
