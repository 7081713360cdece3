package jp.sekisho.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import jakarta.validation.Constraint;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jp.sekisho.api.wire.CheckRequest;
import jp.sekisho.api.wire.OpaqueReference;
import jp.sekisho.api.wire.RecordRef;
import jp.sekisho.api.wire.Text;
import jp.sekisho.audit.AuditId;
import org.jspecify.annotations.Nullable;

/// Reads JSON into a record of the wire where nothing is wrong with it: properties known and once, strings as
/// strings, every constraint kept. It refuses nothing: at the first doubt nothing was read, and the mapper and
/// Hibernate Validator, whose word counts, read it all and tell what is wrong. What a record may hold is taken from
/// the record itself, once.
///
/// @param <T> a record of strings, enums and such records
public final class FlawlessReader<T extends Record> {
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .inputDecorator(new StrictUtf8())
            .build();

    private final List<Property> properties;
    private final Predicate<Object> whole;
    private final MethodHandle constructor;

    private interface Value {
        /// @throws IOException in doubt
        Object read(JsonParser json) throws IOException;
    }

    private record Property(String name, boolean required, Value value) {}

    /// @throws IllegalStateException where something stands in the record that no rule is known for
    public FlawlessReader(Class<T> type) {
        RecordComponent[] components = type.getRecordComponents();
        properties = Arrays.stream(components)
                .map(component -> property(type, component.getName()))
                .toList();
        whole = constraints(type).map(FlawlessReader::ofRecord).reduce(_ -> true, Predicate::and);
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            constructor = MethodHandles.lookup()
                    .unreflectConstructor(type.getDeclaredConstructor(types))
                    .asSpreader(Object[].class, types.length);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The record, or nothing in doubt.
    public Optional<T> read(byte[] body) {
        try (JsonParser json = JSON.createParser(body)) {
            json.nextToken();
            T read = read(json);
            require(json.nextToken() == null, json);
            return Optional.of(read);
        } catch (IOException doubt) {
            return Optional.empty();
        }
    }

    private T read(JsonParser json) throws IOException {
        @Nullable Object[] values = new Object[properties.size()];
        int seen = 0;
        require(json.hasToken(JsonToken.START_OBJECT), json);
        while (json.nextToken() != JsonToken.END_OBJECT) {
            int i = indexOf(json.currentName());
            require(i >= 0 && (seen & 1 << i) == 0, json);
            seen |= 1 << i;
            values[i] = json.nextToken() == JsonToken.VALUE_NULL
                    ? null
                    : properties.get(i).value().read(json);
        }
        for (int i = 0; i < values.length; i++) {
            require(values[i] != null || !properties.get(i).required(), json);
        }
        T record = construct(values);
        require(whole.test(record), json);
        return record;
    }

    private int indexOf(@Nullable String name) {
        for (int i = 0; i < properties.size(); i++) {
            if (properties.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    @SuppressWarnings("unchecked") // the constructor is that of T
    private T construct(@Nullable Object[] values) {
        try {
            return (T) constructor.invoke(values);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static void require(boolean beyondDoubt, JsonParser json) throws JsonParseException {
        if (!beyondDoubt) {
            throw new JsonParseException(json, "doubt");
        }
    }

    private static Property property(Class<?> type, String name) {
        try {
            Field field = type.getDeclaredField(name);
            return new Property(name, field.isAnnotationPresent(NotNull.class), value(field));
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Value value(Field field) {
        Class<?> type = field.getType();
        if (type == String.class) {
            Predicate<String> fits =
                    constraints(field).map(FlawlessReader::ofText).reduce(_ -> true, Predicate::and);
            return json -> {
                require(json.hasToken(JsonToken.VALUE_STRING), json);
                String text = json.getText();
                require(fits.test(text), json);
                return text;
            };
        }
        if (type.isEnum()) {
            Map<String, Object> constants = constants(type);
            return json -> {
                @Nullable
                Object constant = json.hasToken(JsonToken.VALUE_STRING) ? constants.get(json.getText()) : null;
                if (constant == null) {
                    throw new JsonParseException(json, "doubt");
                }
                return constant;
            };
        }
        if (field.isAnnotationPresent(Valid.class)) {
            return new FlawlessReader<>(type.asSubclass(Record.class))::read;
        }
        throw new IllegalStateException("no rule for " + field);
    }

    private static Map<String, Object> constants(Class<?> type) {
        Map<String, Object> constants = new HashMap<>();
        for (Object constant : type.getEnumConstants()) {
            String name = ((Enum<?>) constant).name();
            try {
                @Nullable JsonProperty named = type.getField(name).getAnnotation(JsonProperty.class);
                constants.put(named == null ? name : named.value(), constant);
            } catch (NoSuchFieldException e) {
                throw new IllegalStateException(e);
            }
        }
        return constants;
    }

    /// All but [NotNull], which alone speaks of what is not there.
    private static Stream<Annotation> constraints(AnnotatedElement element) {
        return Arrays.stream(element.getAnnotations())
                .filter(annotation -> annotation.annotationType().isAnnotationPresent(Constraint.class))
                .filter(annotation -> !(annotation instanceof NotNull));
    }

    private static Predicate<String> ofText(Annotation constraint) {
        return switch (constraint) {
            case Size size -> {
                int least = size.min();
                int most = size.max();
                yield text -> least <= text.length() && text.length() <= most;
            }
            case Pattern pattern
            when pattern.flags().length == 0 ->
                java.util.regex.Pattern.compile(pattern.regexp()).asMatchPredicate();
            case Text _ -> Text.Validator::isText;
            case RecordRef _ -> AuditId::isOne;
            default -> throw new IllegalStateException("no rule for " + constraint);
        };
    }

    private static Predicate<Object> ofRecord(Annotation constraint) {
        return switch (constraint) {
            case OpaqueReference _ ->
                record -> record instanceof CheckRequest request && OpaqueReference.Validator.isOpaque(request);
            default -> throw new IllegalStateException("no rule for " + constraint);
        };
    }
}
