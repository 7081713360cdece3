package jp.sekisho.registry.extract;

import java.util.Optional;
import jp.sekisho.characters.CharacterSet;
import jp.sekisho.characters.CharacterSets;
import jp.sekisho.characters.DeclaredCodes;
import jp.sekisho.person.BirthDateEntry.EraCodes;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.FaultCode;

/// What stands at the head of an extract or of a gateway's answer: of which state its residents speak, and in which
/// codes they are written.
///
/// @param characterSet the name of the set that is declared
/// @param dateCodes the name of the table of eras that is declared
public record ExtractHeader(Extract extract, Optional<String> characterSet, Optional<String> dateCodes) {

    /// What is declared.
    ///
    /// @throws SnapshotRefused if this gate does not know it: nobody could read the residents then
    public DeclaredCodes codes(CharacterSets sets) {
        return codes(characterSet, dateCodes, sets, "/snapshot/");
    }

    static DeclaredCodes codes(
            Optional<String> characterSet, Optional<String> dateCodes, CharacterSets sets, String pointer) {
        return new DeclaredCodes(
                characterSet
                        .map(name -> sets.named(name).orElseThrow(() -> refused(pointer + "characterSet")))
                        .orElse(CharacterSet.UNICODE),
                dateCodes
                        .map(name -> EraCodes.named(name).orElseThrow(() -> refused(pointer + "dateCodes")))
                        .orElse(EraCodes.NONE));
    }

    private static SnapshotRefused refused(String pointer) {
        return new SnapshotRefused(1, pointer, FaultCode.UNKNOWN_VALUE);
    }
}
