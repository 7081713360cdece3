package jp.sekisho.command;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.characters.CharacterSets;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The character sets that an extract may declare, by the settings of the service that will read it.
final class CharacterOptions {
    @Option(
            names = "--juki-table",
            paramLabel = "FILE",
            description = "A newer table of JUKI_UNIFIED than the program's own (sekisho.characters.juki-unified).")
    private Optional<Path> jukiUnified = Optional.empty();

    @Option(
            names = "--gaiji",
            paramLabel = "NAME=FILE",
            description = "The site's own table of a character set (sekisho.characters.tables.NAME); may be repeated.")
    private Map<String, Path> tables = new HashMap<>();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    CharacterSets sets() {
        try {
            return CharacterSets.read(jukiUnified, tables);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
