package jp.sekisho.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a newer contract takes away from those who generated a client from an older one. A request may be asked for
/// less, and an answer may tell more; the other way round a client breaks. Lists that are written as open
/// (`x-extensible-enum`) may grow.
final class ContractChanges {
    private enum Direction {
        REQUEST,
        ANSWER
    }

    private static final List<String> UPPER = List.of("maxLength", "maximum", "maxItems");
    private static final List<String> LOWER = List.of("minLength", "minimum", "minItems");

    private final Map<String, ?> older;
    private final Map<String, ?> newer;
    private final Set<String> compared = new HashSet<>();
    private final Set<String> breaking = new LinkedHashSet<>();

    private ContractChanges(Map<String, ?> older, Map<String, ?> newer) {
        this.older = older;
        this.newer = newer;
    }

    /// The breaking changes that the version does not tell, each with its place: none where the version is another.
    static List<String> untold(Map<String, ?> older, Map<String, ?> newer) {
        if (!version(older).equals(version(newer))) {
            return List.of();
        }
        ContractChanges changes = new ContractChanges(older, newer);
        changes.operations();
        return List.copyOf(changes.breaking);
    }

    /// The version that a contract says of itself.
    static String version(Map<String, ?> contract) {
        return Objects.requireNonNull(object(contract.get("info")).get("version"))
                .toString();
    }

    private void operations() {
        object(older.get("paths"))
                .forEach((path, operations) -> object(operations).forEach((method, operation) -> {
                    String place = method + " " + path;
                    Map<String, ?> now =
                            object(object(object(newer.get("paths")).get(path)).get(method));
                    if (now.isEmpty()) {
                        breaking.add(place + " is gone");
                    } else {
                        operation(place, object(operation), now);
                    }
                }));
    }

    private void operation(String place, Map<String, ?> was, Map<String, ?> is) {
        for (String name : List.of("operationId", "tags")) {
            if (!Objects.equals(was.get(name), is.get(name))) {
                breaking.add(place + " has another " + name + ": generated clients name it otherwise");
            }
        }
        parameters(place, parameters(older, was), parameters(newer, is));
        Map<String, ?> request = resolved(older, was.get("requestBody"));
        Map<String, ?> requestNow = resolved(newer, is.get("requestBody"));
        if (isTrue(requestNow.get("required")) && !isTrue(request.get("required"))) {
            breaking.add(place + " requires a body");
        }
        content(place, request, requestNow, Direction.REQUEST);
        object(was.get("responses")).forEach((status, response) -> {
            Object now = object(is.get("responses")).get(status);
            if (now == null) {
                breaking.add(place + " no longer tells of " + status);
            } else {
                response(place + " " + status, resolved(older, response), resolved(newer, now));
            }
        });
    }

    private void response(String place, Map<String, ?> was, Map<String, ?> is) {
        object(was.get("headers")).keySet().stream()
                .filter(header -> !object(is.get("headers")).containsKey(header))
                .forEach(header -> breaking.add(place + " has no header " + header));
        content(place, was, is, Direction.ANSWER);
    }

    private static Map<String, Map<String, ?>> parameters(Map<String, ?> contract, Map<String, ?> operation) {
        Map<String, Map<String, ?>> parameters = new LinkedHashMap<>();
        for (Object parameter : list(operation.get("parameters"))) {
            Map<String, ?> resolved = resolved(contract, parameter);
            parameters.put(resolved.get("in") + " " + resolved.get("name"), resolved);
        }
        return parameters;
    }

    private void parameters(String place, Map<String, Map<String, ?>> was, Map<String, Map<String, ?>> is) {
        was.forEach((name, parameter) -> {
            Map<String, ?> now = is.get(name);
            if (now == null) {
                breaking.add(place + " takes no " + name);
            } else {
                schema(place + " " + name, parameter.get("schema"), now.get("schema"), Direction.REQUEST);
            }
        });
        is.forEach((name, parameter) -> {
            Map<String, ?> before = was.getOrDefault(name, Map.of());
            if (isTrue(parameter.get("required")) && !isTrue(before.get("required"))) {
                breaking.add(place + " requires " + name);
            }
        });
    }

    private void content(String place, Map<String, ?> was, Map<String, ?> is, Direction direction) {
        object(was.get("content")).forEach((type, content) -> {
            Object now = object(is.get("content")).get(type);
            if (now == null) {
                breaking.add(place + " has no " + type);
            } else {
                schema(place, object(content).get("schema"), object(now).get("schema"), direction);
            }
        });
    }

    private void schema(String place, @Nullable Object was, @Nullable Object is, Direction direction) {
        Map<String, Map<String, ?>> before = alternatives(older, object(was));
        Map<String, Map<String, ?>> after = alternatives(newer, object(is));
        if (direction == Direction.REQUEST) {
            without(before.keySet(), after.keySet()).forEach(kind -> breaking.add(place + " takes no " + kind));
        } else {
            without(after.keySet(), before.keySet()).forEach(kind -> breaking.add(place + " may be " + kind));
        }
        before.forEach((kind, schema) -> {
            Map<String, ?> now = after.get(kind);
            if (now != null && !kind.startsWith("#")) {
                alternative(place, schema, now, direction);
            } else if (now != null && compared.add(direction + kind)) {
                alternative(kind.substring(kind.lastIndexOf('/') + 1), schema, now, direction);
            }
        });
    }

    /// The kinds of value that a schema allows, each with what it says of them: a type, or the name of a schema.
    private static Map<String, Map<String, ?>> alternatives(Map<String, ?> contract, Map<String, ?> schema) {
        Map<String, Map<String, ?>> alternatives = new LinkedHashMap<>();
        if (schema.get("$ref") instanceof String ref) {
            alternatives.put(ref, resolved(contract, schema));
        } else if (schema.get("anyOf") instanceof List<?> any) {
            any.forEach(one -> alternatives.putAll(alternatives(contract, object(one))));
        } else if (schema.get("type") instanceof List<?> types) {
            types.forEach(type -> alternatives.put((String) type, schema));
        } else {
            alternatives.put(schema.get("type") instanceof String type ? type : "value of any type", schema);
        }
        return alternatives;
    }

    private void alternative(String place, Map<String, ?> was, Map<String, ?> is, Direction direction) {
        values(place, was, is, direction);
        bounds(place, was, is, direction);
        properties(place, was, is, direction);
        for (String inner : List.of("items", "contentSchema", "additionalProperties")) {
            if (was.get(inner) instanceof Map && is.get(inner) instanceof Map) {
                schema(place + " " + inner, was.get(inner), is.get(inner), direction);
            }
        }
    }

    private void values(String place, Map<String, ?> was, Map<String, ?> is, Direction direction) {
        if (direction == Direction.ANSWER) {
            if (was.containsKey("enum")
                    && (!is.containsKey("enum")
                            || !without(list(is.get("enum")), list(was.get("enum")))
                                    .isEmpty())) {
                breaking.add(place + " may have values that its closed list did not hold");
            }
            return;
        }
        for (String list : List.of("enum", "x-extensible-enum")) {
            boolean closes = list.equals("enum") && !was.containsKey(list);
            if (is.containsKey(list)
                    && (closes
                            || !without(list(was.get(list)), list(is.get(list))).isEmpty())) {
                breaking.add(place + " takes fewer values");
            }
        }
    }

    /// A request may be held to looser bounds only, an answer to stricter ones.
    private void bounds(String place, Map<String, ?> was, Map<String, ?> is, Direction direction) {
        Map<String, ?> loose = direction == Direction.REQUEST ? was : is;
        Map<String, ?> strict = direction == Direction.REQUEST ? is : was;
        for (String form : List.of("pattern", "format")) {
            if (strict.containsKey(form) && !Objects.equals(strict.get(form), loose.get(form))) {
                breaking.add(place + " has another " + form);
            }
        }
        for (String bound : UPPER) {
            if (number(strict.get(bound), Long.MAX_VALUE) < number(loose.get(bound), Long.MAX_VALUE)) {
                breaking.add(place + " has another " + bound);
            }
        }
        for (String bound : LOWER) {
            if (number(strict.get(bound), Long.MIN_VALUE) > number(loose.get(bound), Long.MIN_VALUE)) {
                breaking.add(place + " has another " + bound);
            }
        }
    }

    private void properties(String place, Map<String, ?> was, Map<String, ?> is, Direction direction) {
        object(was.get("properties")).forEach((name, property) -> {
            Object now = object(is.get("properties")).get(name);
            if (now == null) {
                breaking.add(place + "." + name + " is gone");
            } else {
                schema(place + "." + name, property, now, direction);
            }
        });
        if (direction == Direction.REQUEST) {
            without(list(is.get("required")), list(was.get("required")))
                    .forEach(name -> breaking.add(place + "." + name + " is required"));
            if (Boolean.FALSE.equals(is.get("additionalProperties"))
                    && !Boolean.FALSE.equals(was.get("additionalProperties"))) {
                breaking.add(place + " takes no other properties");
            }
        } else {
            without(list(was.get("required")), list(is.get("required")))
                    .forEach(name -> breaking.add(place + "." + name + " may be missing"));
        }
    }

    private static List<?> without(Collection<?> these, Collection<?> those) {
        List<Object> rest = new ArrayList<>(these);
        rest.removeAll(those);
        return rest;
    }

    private static long number(@Nullable Object value, long none) {
        return value instanceof Number number ? number.longValue() : none;
    }

    private static boolean isTrue(@Nullable Object value) {
        return Boolean.TRUE.equals(value);
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static Map<String, ?> resolved(Map<String, ?> contract, @Nullable Object node) {
        Map<String, ?> object = object(node);
        if (!(object.get("$ref") instanceof String ref)) {
            return object;
        }
        Map<String, ?> at = contract;
        for (String key : ref.substring("#/".length()).split("/", -1)) {
            at = object(at.get(key));
        }
        return at;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, ?> object(@Nullable Object node) {
        return node instanceof Map ? (Map<String, ?>) node : Map.of();
    }
}
