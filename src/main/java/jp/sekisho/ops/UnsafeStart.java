package jp.sekisho.ops;

/// A setting that stops the start.
final class UnsafeStart extends RuntimeException {
    UnsafeStart(String setting, String why) {
        super("Refusing to start: " + setting + ": " + why);
    }
}
