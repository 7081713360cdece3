package jp.sekisho.base;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// A file on the class path, part of the program: where it is missing or cannot be read, the program is defective.
public final class Resource {
    private Resource() {}

    /// The whole file.
    ///
    /// @param name from the root, with a slash before it
    public static byte[] bytes(String name) {
        try (InputStream stream = Resource.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The same, in UTF-8.
    public static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }
}
