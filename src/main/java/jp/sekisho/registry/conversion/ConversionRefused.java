package jp.sekisho.registry.conversion;

/// The mapping or the whole file cannot be used, so that there is no extract. It tells where and why,
/// without a value of the file. An exception, because nothing can be done but to mend one of the two.
public final class ConversionRefused extends RuntimeException {
    ConversionRefused(String message) {
        super(message);
    }

    static ConversionRefused at(long line, String message) {
        return new ConversionRefused("line " + line + ": " + message);
    }
}
