package jp.sekisho.base;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Properties;

/// Settings of a file in which a key that stands twice is refused: the JDK takes the last, and the
/// writer may have meant the first.
public final class OnceOnlyProperties extends Properties {
    private OnceOnlyProperties() {}

    /// @throws IllegalArgumentException if a key stands twice, or an escape is broken
    public static Properties of(String text) {
        Properties properties = new OnceOnlyProperties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    @Override
    public synchronized Object put(Object key, Object value) {
        if (containsKey(key)) {
            throw new IllegalArgumentException("duplicate key");
        }
        return super.put(key, value);
    }
}
