package jp.sekisho.signing;

import java.nio.file.Path;

/// A key file that must not be used, by its name and the reason. The service does not start with it. An exception,
/// because a gate without its key is broken machinery.
public final class KeyRefused extends RuntimeException {
    KeyRefused(Path file, String reason) {
        super(file + ": " + reason);
    }

    KeyRefused(Path file, String reason, Exception cause) {
        super(file + ": " + reason, cause);
    }
}
