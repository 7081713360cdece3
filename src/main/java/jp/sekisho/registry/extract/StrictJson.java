package jp.sekisho.registry.extract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import jp.sekisho.base.Surrogates;
import jp.sekisho.registry.FaultCode;

/// Steps through the JSON of one line and takes nothing on trust: each property at most once, each of its type.
/// A property that is `null` counts as left out, and one that is not known is for the reader to judge. Every
/// refusal names its place by the parser's own position.
public final class StrictJson implements Closeable {
    public static final int END = -1;

    private static final JsonFactory JSON = new JsonFactory();

    /// Who takes no property that is not known.
    private static final Consumer<Fault> REFUSED = unknown -> {
        throw new SnapshotRefused(unknown);
    };

    private final JsonParser parser;
    private final long line;
    private final Consumer<Fault> unknownProperties;

    /// Starts on the line's one value; a property that is not known is refused.
    public StrictJson(char[] characters, int length, long line) throws IOException {
        this(characters, length, line, REFUSED);
    }

    /// @param unknownProperties told of each, whereupon it is stepped over
    StrictJson(char[] characters, int length, long line, Consumer<Fault> unknownProperties) throws IOException {
        this.parser = JSON.createParser(characters, 0, length);
        this.line = line;
        this.unknownProperties = unknownProperties;
        parser.nextToken();
    }

    /// Reads one value at which the parser stands.
    public interface Value<T> {
        T read() throws IOException;
    }

    /// Reads what a whole line is.
    interface Content<T> {
        T read(StrictJson line) throws IOException;
    }

    /// @param characters the line, up to the length
    /// @param number of the line, for a refusal
    /// @param unknownProperties told of each, whereupon it is stepped over
    static <T> T line(
            char[] characters, int length, long number, Consumer<Fault> unknownProperties, Content<T> content) {
        try (StrictJson json = new StrictJson(characters, length, number, unknownProperties)) {
            T read = content.read(json);
            json.end();
            return read;
        } catch (IOException _) {
            // Jackson's exception quotes the line, so it must not become a cause.
            throw new SnapshotRefused(number, "", FaultCode.NOT_JSON);
        }
    }

    public void startObject() throws IOException {
        expect(JsonToken.START_OBJECT);
    }

    /// Enters an object and moves to the value of its first property; false if that has another name.
    boolean startObjectWith(String first) throws IOException {
        startObject();
        boolean named = parser.nextToken() == JsonToken.FIELD_NAME && property().equals(first);
        parser.nextToken();
        return named;
    }

    /// Ends an object that holds nothing more.
    void endObject() throws IOException {
        nextHeld(new JsonProperties(List.of()));
    }

    /// Moves to the value of the next property that is held and tells its position; [#END] at the end of the object.
    public int nextHeld(JsonProperties object) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            int position = object.position(property());
            if (position < 0) {
                unknownProperties.accept(new Fault(
                        line,
                        parser.getParsingContext().getParent().pathAsPointer().toString(),
                        FaultCode.UNKNOWN_PROPERTY));
                parser.nextToken();
                parser.skipChildren();
                continue;
            }
            if (!object.see(position)) {
                throw refusedHere(FaultCode.DUPLICATE_PROPERTY);
            }
            if (parser.nextToken() != JsonToken.VALUE_NULL) {
                return position;
            }
        }
        return END;
    }

    public String property() throws IOException {
        return parser.currentName();
    }

    /// An object that holds nothing but texts.
    JsonProperties texts(List<String> known) throws IOException {
        startObject();
        JsonProperties object = new JsonProperties(known);
        for (int position = nextHeld(object); position != END; position = nextHeld(object)) {
            object.hold(position, text());
        }
        return object;
    }

    public <T> List<T> list(Value<T> element) throws IOException {
        expect(JsonToken.START_ARRAY);
        List<T> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(element.read());
        }
        return List.copyOf(elements);
    }

    /// Reads the value at which the parser stands; where it is refused, steps over the rest of it. Broken JSON
    /// stays an exception, for nobody knows where it goes on.
    public <T> T readOr(T refused, Value<T> value) throws IOException {
        JsonStreamContext here = parser.getParsingContext();
        JsonStreamContext around = parser.currentToken().isStructStart() ? here.getParent() : here;
        try {
            return value.read();
        } catch (SnapshotRefused _) {
            while (parser.getParsingContext() != around) {
                parser.nextToken();
            }
            return refused;
        }
    }

    public String text() throws IOException {
        expect(JsonToken.VALUE_STRING);
        String text = parser.getText();
        // Valid UTF-8 holds none, but the escape \ud800 spells one; it would not survive the way into the index.
        if (Surrogates.areUnpairedIn(text)) {
            throw refusedHere(FaultCode.TEXT_NOT_UNICODE);
        }
        return text;
    }

    boolean flag() throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_FALSE) {
            expect(JsonToken.VALUE_TRUE);
        }
        return parser.currentToken() == JsonToken.VALUE_TRUE;
    }

    /// A count of something, from 0.
    long count() throws IOException {
        expect(JsonToken.VALUE_NUMBER_INT);
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER || parser.getLongValue() < 0) {
            throw refusedHere(FaultCode.UNKNOWN_VALUE);
        }
        return parser.getLongValue();
    }

    /// Refuses what follows the line's one value.
    public void end() throws IOException {
        if (parser.nextToken() != null) {
            throw refusedLine(FaultCode.NOT_JSON);
        }
    }

    SnapshotRefused refusedLine(FaultCode code) {
        return new SnapshotRefused(line, "", code);
    }

    /// A refusal of the value at which the parser stands.
    SnapshotRefused refusedHere(FaultCode code) {
        return new SnapshotRefused(line, pointer(), code);
    }

    /// A property of the object that has just ended, which must say something.
    String required(JsonProperties held, String property) {
        String text = held.text(property, "");
        if (text.isBlank()) {
            throw refused(property, FaultCode.MISSING);
        }
        return text;
    }

    /// A refusal of a property of the object that has just ended.
    public SnapshotRefused refused(String property, FaultCode code) {
        return new SnapshotRefused(line, pointer() + "/" + property, code);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private String pointer() {
        return parser.getParsingContext().pathAsPointer().toString();
    }

    private void expect(JsonToken token) {
        if (parser.currentToken() != token) {
            throw refusedHere(FaultCode.WRONG_TYPE);
        }
    }
}
