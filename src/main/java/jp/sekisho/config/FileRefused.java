package jp.sekisho.config;

/// A file of the operator's that cannot be taken. Its text names setting and line, and may be logged.
final class FileRefused extends RuntimeException {
    FileRefused(String setting, String why) {
        super(setting + ": " + why);
    }
}
