package jp.sekisho.signing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The little JSON that tokens and key sets are made of: an object of texts, whole numbers and flags, or
/// `{"keys": […]}` of such objects. A text is printable ASCII without quotation mark and backslash, so there are no
/// escapes; anything else, a member that occurs twice included, is refused.
public final class FlatJson {
    private static final int MOST_DIGITS = 15;
    private static final int LONGEST_TEXT = 256;

    private final String json;
    private int at;

    private FlatJson(String json) {
        this.json = json;
    }

    /// An object: its members as `String`, `Long` or `Boolean`.
    public static Optional<Map<String, Object>> object(String json) {
        try {
            var reader = new FlatJson(json);
            Map<String, Object> members = reader.members();
            reader.end();
            return Optional.of(members);
        } catch (NotFlat refused) {
            return Optional.empty();
        }
    }

    /// The objects of `{"keys": […]}`.
    static Optional<List<Map<String, Object>>> keys(String json) {
        try {
            var reader = new FlatJson(json);
            List<Map<String, Object>> keys = new ArrayList<>();
            reader.expect('{');
            if (!reader.text().equals("keys")) {
                throw new NotFlat();
            }
            reader.expect(':');
            reader.expect('[');
            do {
                keys.add(reader.members());
            } while (reader.take(','));
            reader.expect(']');
            reader.expect('}');
            reader.end();
            return Optional.of(keys);
        } catch (NotFlat refused) {
            return Optional.empty();
        }
    }

    /// Whether the members are exactly these, each of its type.
    public static boolean fits(Map<String, Object> members, Map<String, Class<?>> shape) {
        return fits(members, shape, Map.of());
    }

    /// Whether all that are required are there, and no other than these, each of its type.
    public static boolean fits(
            Map<String, Object> members, Map<String, Class<?>> required, Map<String, Class<?>> optional) {
        for (Map.Entry<String, Object> member : members.entrySet()) {
            Class<?> type = required.containsKey(member.getKey())
                    ? required.get(member.getKey())
                    : optional.get(member.getKey());
            if (type == null || !type.isInstance(member.getValue())) {
                return false;
            }
        }
        return members.keySet().containsAll(required.keySet());
    }

    /// A text whose presence the shape has shown.
    public static String text(Map<String, Object> members, String name) {
        return (String) member(members, name);
    }

    /// A member whose presence the shape has shown.
    public static Object member(Map<String, Object> members, String name) {
        return Objects.requireNonNull(members.get(name), name);
    }

    /// Writes members in their order; the values are `String`, `Long` or `Boolean`.
    public static String write(Map<String, Object> members) {
        StringBuilder json = new StringBuilder(512);
        members.forEach((name, value) -> {
            json.append(json.isEmpty() ? '{' : ',').append('"').append(name).append("\":");
            if (value instanceof String text) {
                json.append('"').append(requireText(name, text)).append('"');
            } else {
                json.append(value);
            }
        });
        return json.append('}').toString();
    }

    /// The text itself where a claim can hold it: 1 to 256 characters of printable ASCII, without `"` and `\`.
    public static String requireText(String name, String text) {
        boolean fits = !text.isEmpty() && text.length() <= LONGEST_TEXT;
        for (int i = 0; fits && i < text.length(); i++) {
            fits = isText(text.charAt(i));
        }
        if (!fits) {
            throw new IllegalArgumentException(name + " must be 1 to " + LONGEST_TEXT
                    + " characters of printable ASCII without quotation mark and backslash");
        }
        return text;
    }

    private static boolean isText(char c) {
        return c >= ' ' && c <= '~' && c != '"' && c != '\\';
    }

    private Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        expect('{');
        do {
            String name = text();
            expect(':');
            if (members.put(name, value()) != null) {
                throw new NotFlat();
            }
        } while (take(','));
        expect('}');
        return members;
    }

    private Object value() {
        skipSpace();
        if (json.startsWith("true", at)) {
            at += "true".length();
            return true;
        }
        if (json.startsWith("false", at)) {
            at += "false".length();
            return false;
        }
        return at < json.length() && json.charAt(at) == '"' ? text() : number();
    }

    private String text() {
        expect('"');
        int start = at;
        while (at < json.length() && isText(json.charAt(at))) {
            at++;
        }
        String text = json.substring(start, at);
        expect('"');
        if (text.isEmpty() || text.length() > LONGEST_TEXT) {
            throw new NotFlat();
        }
        return text;
    }

    private Long number() {
        int start = at;
        while (at < json.length() && json.charAt(at) >= '0' && json.charAt(at) <= '9') {
            at++;
        }
        int digits = at - start;
        if (digits == 0 || digits > MOST_DIGITS || (digits > 1 && json.charAt(start) == '0')) {
            throw new NotFlat();
        }
        return Long.valueOf(json.substring(start, at));
    }

    private void expect(char c) {
        if (!take(c)) {
            throw new NotFlat();
        }
    }

    private boolean take(char c) {
        skipSpace();
        boolean there = at < json.length() && json.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private void end() {
        skipSpace();
        if (at < json.length()) {
            throw new NotFlat();
        }
    }

    private void skipSpace() {
        while (at < json.length() && " \t\r\n".indexOf(json.charAt(at)) >= 0) {
            at++;
        }
    }

    /// Leaves the reader from any depth; never leaves this class.
    private static final class NotFlat extends RuntimeException {
        NotFlat() {
            super("", null, false, false);
        }
    }
}
