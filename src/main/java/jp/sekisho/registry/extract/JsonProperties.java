package jp.sekisho.registry.extract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The properties of one JSON object while it is read: those it may have, those it had so far, and the texts among
/// them. A property is spoken of by its position among those it may have: no hash table for the ten of them, millions
/// of times.
public final class JsonProperties {
    private final List<String> known;
    private final @Nullable String[] texts;
    private int seen;

    public JsonProperties(List<String> known) {
        this.known = known;
        this.texts = new String[known.size()];
    }

    /// Negative for a property that it may not have.
    int position(String property) {
        return known.indexOf(property);
    }

    /// False if it was seen before.
    boolean see(int position) {
        boolean first = (seen & (1 << position)) == 0;
        seen |= 1 << position;
        return first;
    }

    public void hold(int position, String text) {
        texts[position] = text;
    }

    /// The text of a property, and another where it is not held.
    public String text(String property, String absent) {
        String text = texts[known.indexOf(property)];
        return text == null ? absent : text;
    }

    boolean holds(String property) {
        return texts[known.indexOf(property)] != null;
    }
}
