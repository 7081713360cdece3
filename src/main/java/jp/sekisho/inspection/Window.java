package jp.sekisho.inspection;

import java.util.LinkedHashMap;
import java.util.Map;

/// The last so many of what a stream has shown, each at its first place.
final class Window<K, V> extends LinkedHashMap<K, V> {
    private final int most;
    private boolean overran;

    Window(int most) {
        this.most = most;
    }

    /// Whether something was forgotten.
    boolean overran() {
        return overran;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        boolean full = size() > most;
        overran |= full;
        return full;
    }
}
