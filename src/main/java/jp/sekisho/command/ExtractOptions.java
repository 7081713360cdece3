package jp.sekisho.command;

import jp.sekisho.base.Share;
import jp.sekisho.registry.extract.ExtractLimits;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What an extract may be like, by the settings of the service that will read it.
final class ExtractOptions {
    @Option(
            names = "--max-unusable",
            defaultValue = "${env:SEKISHO_REGISTRY_EXTRACT_MAX_UNUSABLE:-0.1%}",
            converter = ShareConverter.class,
            description = "The share of residents that may be set aside; a file with more is refused.")
    private Share maxUnusable = ExtractLimits.USUAL.maxUnusable();

    @Option(
            names = "--max-shrink",
            defaultValue = "${env:SEKISHO_REGISTRY_EXTRACT_MAX_SHRINK:-5%}",
            converter = ShareConverter.class,
            description = "The share of residents that may be gone against what is in use.")
    private Share maxShrink = ExtractLimits.USUAL.maxShrink();

    @Option(
            names = "--without-end",
            defaultValue = "${env:SEKISHO_REGISTRY_EXTRACT_WITHOUT_END:-false}",
            description = "Takes a file without the end line, though nobody can say then that it is whole.")
    private boolean withoutEnd;

    @Mixin
    private CharacterOptions characters = new CharacterOptions();

    ExtractLimits limits() {
        return new ExtractLimits(maxUnusable, maxShrink, withoutEnd, characters.sets());
    }
}
