package jp.sekisho.registry.extract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import jp.sekisho.characters.CharacterSets;
import jp.sekisho.characters.DeclaredCodes;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.registry.FaultCode;
import jp.sekisho.registry.FaultCode.Weight;
import jp.sekisho.registry.Resident;

/// What has changed between two states of the registry, as a file: NDJSON like a snapshot, from a header to
/// an end line. A resident's line puts that resident in the place of whatever stood under the number; a
/// number may also be removed. Of several lines about one number the last one holds.
///
/// ```json
/// {"delta": {"base": 17, "sequence": 18, "asOf": "2026-11-20T00:10:00+09:00"}}
/// {"individualNumber": "609407454590", "name": {"kanji": "小林　健一"}, "birthDate": "1964-05-01", "sex": "1", …}
/// {"removed": "051117773900"}
/// {"end": {"residents": 2}}
/// ```
/// It is taken whole or not at all. A resident that cannot be held is set aside, as in a snapshot; a line
/// whose number cannot be read refuses the file, since somebody's old state would stay as if nothing had
/// changed.
public final class DeltaFile {
    private static final String END = "\"" + HeaderJson.END + "\"";
    private static final String REMOVED = "\"" + ResidentJson.REMOVED + "\"";

    private DeltaFile() {}

    /// @param base the sequence of the state that it changes
    /// @param sequence of the state after it, greater than the base
    /// @param asOf up to when the registry's changes are in it
    /// @param characterSet the name of the set in which its residents are written, where it is declared
    /// @param dateCodes the name of the table of eras, likewise
    public record Header(
            long base, long sequence, OffsetDateTime asOf, Optional<String> characterSet, Optional<String> dateCodes) {}

    /// Takes the changes in their order.
    public interface Taker {
        /// The resident who has the number from now on.
        void resident(Resident resident);

        /// Whoever has these numbers from now on cannot be held.
        void unusable(Fault fault, Set<IndividualNumber> numbers);

        /// Nobody has the number from now on.
        void removed(IndividualNumber number);
    }

    /// What the file says of itself, without its changes.
    ///
    /// @throws SnapshotRefused if it cannot be read or is no delta
    public static Header header(Path file) {
        try (InputStream content = open(file)) {
            return header(new SnapshotReader(content, _ -> {}));
        } catch (IOException e) {
            throw new SnapshotRefused(1, e);
        }
    }

    /// The header line of these changes, for whoever keeps it and reads it again by [#header(String)].
    public static String line(Header header) {
        return "{\"delta\":{\"base\":" + header.base() + ",\"sequence\":" + header.sequence() + ",\"asOf\":\""
                + header.asOf() + "\"}}";
    }

    /// What a line of [#line] says.
    ///
    /// @throws SnapshotRefused if it is none
    public static Header header(String line) {
        return HeaderJson.delta(line.toCharArray(), line.length(), 1, _ -> {});
    }

    /// Hands each change on and returns how many residents were set aside, by cause. Until it returns, the
    /// file may still be refused.
    ///
    /// @param sets in which its residents may be written; what is handed on is in Unicode
    /// @throws SnapshotRefused if the file cannot be read, is not whole, or a change of it cannot be told
    public static Map<FaultCode, Long> read(Path file, CharacterSets sets, Taker taker) {
        Map<FaultCode, Long> faults = new EnumMap<>(FaultCode.class);
        try (InputStream content = open(file)) {
            SnapshotReader lines = new SnapshotReader(content, odd -> faults.merge(odd.code(), 1L, Long::sum));
            Header header = header(lines);
            DeclaredCodes codes = ExtractHeader.codes(header.characterSet(), header.dateCodes(), sets, "/delta/");
            long changes = 0;
            boolean ended = false;
            while (lines.next()) {
                if (ended) {
                    throw lines.refused(FaultCode.LINE_AFTER_END);
                }
                ended = lines.beginsWith(END);
                if (!ended) {
                    change(lines, codes, taker, faults);
                    changes++;
                } else if (HeaderJson.end(lines.characters(), lines.length(), lines.number(), _ -> {}) != changes) {
                    throw lines.refused(FaultCode.END_COUNT);
                }
            }
            if (!ended) {
                throw lines.refused(FaultCode.END_MISSING);
            }
            return faults;
        } catch (IOException e) {
            throw new SnapshotRefused(1, e);
        }
    }

    private static Header header(SnapshotReader lines) {
        if (!lines.next()) {
            throw lines.refused(FaultCode.HEADER_MISSING);
        }
        lines.fault().ifPresent(code -> {
            throw lines.refused(code);
        });
        return HeaderJson.delta(lines.characters(), lines.length(), lines.number(), _ -> {});
    }

    private static void change(SnapshotReader lines, DeclaredCodes codes, Taker taker, Map<FaultCode, Long> faults) {
        if (lines.fault().isPresent()) {
            setAside(new Fault(lines.number(), "", lines.fault().get()), lines.remains(), taker, faults);
            return;
        }
        if (lines.beginsWith(REMOVED)) {
            taker.removed(ResidentJson.removed(lines.characters(), lines.length(), lines.number(), _ -> {}));
            return;
        }
        Resident resident;
        try {
            resident = ResidentJson.resident(
                    lines.characters(),
                    lines.length(),
                    lines.number(),
                    codes,
                    odd -> faults.merge(odd.code(), 1L, Long::sum));
        } catch (SnapshotRefused e) {
            if (e.fault().code().weight() == Weight.FILE) {
                throw e;
            }
            setAside(e.fault(), lines.line(), taker, faults);
            return;
        }
        taker.resident(resident);
    }

    private static void setAside(Fault fault, String line, Taker taker, Map<FaultCode, Long> faults) {
        Set<IndividualNumber> numbers = NumberSearch.numbers(line);
        if (numbers.isEmpty()) {
            throw new SnapshotRefused(fault);
        }
        faults.merge(fault.code(), 1L, Long::sum);
        taker.unusable(fault, numbers);
    }

    private static InputStream open(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        try {
            return file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }
}
