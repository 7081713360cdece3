package jp.sekisho.api.text;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import jp.sekisho.base.Resource;

/// The texts of all codes, from `messages/ja.properties` and `messages/en.properties`. A code without a text is a
/// defect that the tests find.
public final class Messages {
    private static final Map<Language, Properties> TEXTS = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            TEXTS.put(language, load("/messages/" + language.tag() + ".properties"));
        }
    }

    private Messages() {}

    /// The text of a code, which is unique among its kind (`reason`, `rule`, `problem` …).
    public static String of(Language language, String kind, Enum<?> code) {
        String key = kind + "." + code.name();
        String text = Objects.requireNonNull(TEXTS.get(language)).getProperty(key);
        if (text == null) {
            throw new IllegalStateException("no text for " + key);
        }
        return text;
    }

    private static Properties load(String resource) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(Resource.text(resource)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
