package jp.sekisho.command;

import jp.sekisho.base.Share;
import picocli.CommandLine.ITypeConverter;

/// Reads a percentage.
final class ShareConverter implements ITypeConverter<Share> {
    @Override
    public Share convert(String text) {
        return Share.of(text);
    }
}
