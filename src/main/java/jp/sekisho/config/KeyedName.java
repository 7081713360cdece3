package jp.sekisho.config;

import java.util.function.UnaryOperator;

/// The name of a setting with a key of the operator's in it, such as `sekisho.destinations.*.name`.
record KeyedName(String before, String after) {
    private static final char KEY = '*';

    static boolean isKeyed(String setting) {
        return setting.indexOf(KEY) >= 0;
    }

    /// @param setting with `*` for its key
    static KeyedName of(String setting) {
        int key = setting.indexOf(KEY);
        return new KeyedName(setting.substring(0, key), setting.substring(key + 1));
    }

    /// As variables of the environment spell it, for instance.
    KeyedName spelled(UnaryOperator<String> spelling) {
        return new KeyedName(spelling.apply(before), spelling.apply(after));
    }

    /// Whether this is the setting with some key.
    boolean fits(String name) {
        return name.length() > before.length() + after.length() && name.startsWith(before) && name.endsWith(after);
    }

    /// The key in a name that fits.
    String key(String name) {
        return name.substring(before.length(), name.length() - after.length());
    }

    String with(String key) {
        return before + key + after;
    }
}
