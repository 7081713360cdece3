package jp.sekisho.caller;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// JSON (RFC 8259) as far as an answer of the gate needs it read and a request written. What is not JSON, holds a
/// member twice, or nests deeper than any answer does, is nothing.
sealed interface Json {
    record Text(String text) implements Json {}

    /// As it is written.
    record Digits(String digits) implements Json {}

    record Flag(boolean flag) implements Json {}

    record Nothing() implements Json {}

    record Row(List<Json> elements) implements Json {}

    record Members(Map<String, Json> members) implements Json {

        /// A member that is a text.
        Optional<String> text(String name) {
            return members.get(name) instanceof Text(String text) ? Optional.of(text) : Optional.empty();
        }

        boolean says(String name, String text) {
            return text(name).filter(text::equals).isPresent();
        }

        /// A member that is a whole number.
        Optional<Long> count(String name) {
            return members.get(name) instanceof Digits(String digits) && digits.matches("[0-9]{1,15}")
                    ? Optional.of(Long.valueOf(digits))
                    : Optional.empty();
        }

        Optional<Members> object(String name) {
            return members.get(name) instanceof Members inner ? Optional.of(inner) : Optional.empty();
        }

        /// The texts of a member that is an array.
        List<String> texts(String name) {
            return members.get(name) instanceof Row(List<Json> elements)
                    ? elements.stream()
                            .filter(Text.class::isInstance)
                            .map(element -> ((Text) element).text())
                            .toList()
                    : List.of();
        }

        /// The objects of a member that is an array.
        List<Members> objects(String name) {
            return members.get(name) instanceof Row(List<Json> elements)
                    ? elements.stream()
                            .filter(Members.class::isInstance)
                            .map(Members.class::cast)
                            .toList()
                    : List.of();
        }
    }

    /// A text that is one JSON object and nothing else.
    static Optional<Members> object(String text) {
        return read(text) instanceof Optional<Json> json && json.orElse(new Nothing()) instanceof Members members
                ? Optional.of(members)
                : Optional.empty();
    }

    static Optional<Json> read(String text) {
        try {
            Reader reader = new Reader(text);
            Json value = reader.value(0);
            reader.end();
            return Optional.of(value);
        } catch (NotJson refused) {
            return Optional.empty();
        }
    }

    /// Writes an object whose values are texts or such objects.
    static String write(Map<?, ?> members) {
        StringBuilder json = new StringBuilder(512);
        write(members, json);
        return json.toString();
    }

    private static void write(Object value, StringBuilder json) {
        if (value instanceof Map<?, ?> members) {
            char before = '{';
            for (Map.Entry<?, ?> member : members.entrySet()) {
                json.append(before);
                write(member.getKey(), json);
                json.append(':');
                write(member.getValue(), json);
                before = ',';
            }
            json.append(members.isEmpty() ? "{}" : "}");
            return;
        }
        json.append('"');
        value.toString().chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                json.append('\\').append((char) c);
            } else if (c < ' ') {
                json.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                json.append((char) c);
            }
        });
        json.append('"');
    }

    /// One pass over the text.
    final class Reader {
        private static final int DEEPEST = 32;

        private final String text;
        private int at;

        private Reader(String text) {
            this.text = text;
        }

        private Json value(int depth) {
            if (depth > DEEPEST) {
                throw new NotJson();
            }
            skipSpace();
            return switch (peek()) {
                case '{' -> members(depth);
                case '[' -> row(depth);
                case '"' -> new Text(string());
                case 't' -> word("true", new Flag(true));
                case 'f' -> word("false", new Flag(false));
                case 'n' -> word("null", new Nothing());
                default -> number();
            };
        }

        private Members members(int depth) {
            Map<String, Json> members = new LinkedHashMap<>();
            expect('{');
            if (!take('}')) {
                do {
                    skipSpace();
                    String name = string();
                    expect(':');
                    if (members.put(name, value(depth + 1)) != null) {
                        throw new NotJson();
                    }
                } while (take(','));
                expect('}');
            }
            return new Members(members);
        }

        private Row row(int depth) {
            List<Json> elements = new ArrayList<>();
            expect('[');
            if (!take(']')) {
                do {
                    elements.add(value(depth + 1));
                } while (take(','));
                expect(']');
            }
            return new Row(elements);
        }

        private Json word(String word, Json value) {
            if (!text.startsWith(word, at)) {
                throw new NotJson();
            }
            at += word.length();
            return value;
        }

        private Json number() {
            int start = at;
            at += peek() == '-' ? 1 : 0;
            int first = at;
            int whole = digits();
            boolean right = whole == 1 || whole > 1 && text.charAt(first) != '0';
            if (peek() == '.') {
                at++;
                right &= digits() > 0;
            }
            if (peek() == 'e' || peek() == 'E') {
                at++;
                at += peek() == '+' || peek() == '-' ? 1 : 0;
                right &= digits() > 0;
            }
            if (!right) {
                throw new NotJson();
            }
            return new Digits(text.substring(start, at));
        }

        private int digits() {
            int start = at;
            while (peek() >= '0' && peek() <= '9') {
                at++;
            }
            return at - start;
        }

        private String string() {
            if (peek() != '"') {
                throw new NotJson();
            }
            at++;
            StringBuilder string = new StringBuilder();
            for (char c = next(); c != '"'; c = next()) {
                if (c < ' ') {
                    throw new NotJson();
                }
                string.append(c == '\\' ? escaped() : c);
            }
            return string.toString();
        }

        private char escaped() {
            char c = next();
            return switch (c) {
                case '"', '\\', '/' -> c;
                case 'b' -> '\b';
                case 'f' -> '\f';
                case 'n' -> '\n';
                case 'r' -> '\r';
                case 't' -> '\t';
                case 'u' -> (char) (hex() << 12 | hex() << 8 | hex() << 4 | hex());
                default -> throw new NotJson();
            };
        }

        private int hex() {
            char c = next();
            int digit = c <= 'f' ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw new NotJson();
            }
            return digit;
        }

        private char next() {
            if (at == text.length()) {
                throw new NotJson();
            }
            return text.charAt(at++);
        }

        /// A character that begins nothing at the end.
        private char peek() {
            return at < text.length() ? text.charAt(at) : '\0';
        }

        private void expect(char c) {
            if (!take(c)) {
                throw new NotJson();
            }
        }

        private boolean take(char c) {
            skipSpace();
            boolean there = peek() == c;
            at += there ? 1 : 0;
            return there;
        }

        private void skipSpace() {
            while (" \t\r\n".indexOf(peek()) >= 0) {
                at++;
            }
        }

        private void end() {
            skipSpace();
            if (at < text.length()) {
                throw new NotJson();
            }
        }
    }

    /// Leaves the reader from any depth.
    final class NotJson extends RuntimeException {
        private NotJson() {
            super("", null, false, false);
        }
    }
}
