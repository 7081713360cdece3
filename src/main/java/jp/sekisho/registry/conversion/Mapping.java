package jp.sekisho.registry.conversion;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import jp.sekisho.base.OnceOnlyProperties;
import jp.sekisho.base.Resource;
import jp.sekisho.characters.CharacterSet;
import jp.sekisho.characters.CharacterSets;
import jp.sekisho.characters.DeclaredCodes;
import jp.sekisho.person.BirthDateEntry.EraCodes;

/// How a site's file is to be read, from a `.properties` file in UTF-8. Nothing unknown may be said.
///
/// | key | value |
/// |---|---|
/// | `based-on` | `jumin-kihon`: the keys of that profile hold where this file does not say otherwise |
/// | `format` | `CSV`, `TSV`, `FIXED` |
/// | `encoding` | `UTF-8`, `UTF-16`, `UTF-16LE`, `UTF-16BE`, `Windows-31J`; with or without a byte order mark |
/// | `header` | `false` where a CSV or TSV file has no line of column names |
/// | `column.NAME` | without such a line: the position from 1; fixed width: the first position from 1 and the length |
/// | `unit`, `length` | fixed width: `BYTES` or `CHARACTERS`, and so many of them on each line |
/// | `characterSet`, `dateCodes` | as in the header of an extract |
/// | the name of a property | an [Expression] of columns; empty where a profile's is not wanted |
/// | `codes.COLUMN.CODE` | what a code in the column means; a code that is not named is rejected |
public final class Mapping {
    /// The resident standard's columns (住民記録システム標準仕様書 / 地方公共団体基幹業務システムの基本データリスト).
    public static final String RESIDENT_STANDARD = "jumin-kihon";

    private static final Set<String> SETTINGS =
            Set.of("based-on", "format", "encoding", "header", "unit", "length", "characterSet", "dateCodes");
    private static final Set<String> ENCODINGS = Set.of("UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "Windows-31J");
    private static final List<Property> REQUIRED = List.of(
            Property.INDIVIDUAL_NUMBER,
            Property.STATUS,
            Property.BIRTH_DATE,
            Property.SEX,
            Property.ADDRESS,
            Property.PROTECTED);
    private static final String COLUMN = "column.";
    private static final String CODES = "codes.";

    private final Properties properties;
    private final Charset encoding;
    private final Shape shape;
    private final DeclaredCodes declared;
    private final Map<Property, Expression> expressions = new EnumMap<>(Property.class);
    private final Map<String, Map<String, String>> codes = new HashMap<>();

    private Mapping(Properties properties, CharacterSets sets) {
        this.properties = properties;
        for (String key : new TreeSet<>(properties.stringPropertyNames())) {
            if (key.startsWith(CODES)) {
                code(key);
            } else if (!key.startsWith(COLUMN) && !SETTINGS.contains(key)) {
                Property property = Property.named(key).orElseThrow(() -> refused("unknown key '" + key + "'"));
                if (!value(key).isEmpty()) {
                    expressions.put(property, Expression.of(key, value(key)));
                }
            }
        }
        if (!ENCODINGS.contains(value("encoding"))) {
            throw refused("'encoding' must be one of " + new TreeSet<>(ENCODINGS));
        }
        encoding = Charset.forName(value("encoding"));
        shape = switch (value("format")) {
            case "CSV" -> separated(',');
            case "TSV" -> separated('\t');
            case "FIXED" -> fixed();
            default -> throw refused("'format' must be CSV, TSV or FIXED");
        };
        declared = new DeclaredCodes(characterSet(sets), dateCodes());
        requireWhole();
    }

    /// The mapping of a file.
    ///
    /// @param sets among which `characterSet` chooses
    /// @throws ConversionRefused if it cannot be read or says something unknown, or too little
    public static Mapping read(Path file, CharacterSets sets) {
        try {
            return of(Files.readString(file), sets);
        } catch (IOException _) {
            throw refused("the file cannot be read as UTF-8");
        }
    }

    /// The mapping of a profile that comes with the program.
    public static Mapping profile(String name, CharacterSets sets) {
        return new Mapping(profileOf(name), sets);
    }

    static Mapping of(String text, CharacterSets sets) {
        Properties own = properties(text);
        String base = own.getProperty("based-on");
        if (base == null) {
            return new Mapping(own, sets);
        }
        Properties both = new Properties();
        both.putAll(profileOf(base.strip()));
        both.putAll(own);
        return new Mapping(both, sets);
    }

    private static Properties profileOf(String name) {
        if (!name.equals(RESIDENT_STANDARD)) {
            throw refused("the one profile is " + RESIDENT_STANDARD);
        }
        return properties(Resource.text("/conversion/" + name + ".properties"));
    }

    private static Properties properties(String text) {
        try {
            return OnceOnlyProperties.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (IllegalArgumentException _) {
            throw refused("a key stands twice, or an escape is broken");
        }
    }

    private void code(String key) {
        int dot = key.lastIndexOf('.');
        if (dot < CODES.length()) {
            throw refused("'" + key + "' names no column and code");
        }
        codes.computeIfAbsent(key.substring(CODES.length(), dot), _ -> new HashMap<>())
                .put(key.substring(dot + 1), value(key));
    }

    private Shape separated(char separator) {
        forbid("unit");
        forbid("length");
        if (!value("header").equals("false")) {
            if (!Set.of("", "true").contains(value("header"))) {
                throw refused("'header' must be true or false");
            }
            if (!columnKeys().isEmpty()) {
                throw refused("'column.' names positions, which the line of column names does too");
            }
            return new Shape.Separated(separator, List.of());
        }
        TreeMap<Integer, String> byPosition = new TreeMap<>();
        for (String name : columnKeys()) {
            if (byPosition.put(positive(COLUMN + name, value(COLUMN + name)), name) != null) {
                throw refused("two columns stand at one position");
            }
        }
        if (byPosition.isEmpty() || byPosition.lastKey() != byPosition.size()) {
            throw refused("without a line of column names, 'column.NAME' must name each position from 1 to the last");
        }
        return new Shape.Separated(separator, List.copyOf(byPosition.values()));
    }

    private Shape fixed() {
        forbid("header");
        Map<String, Shape.Place> places = new LinkedHashMap<>();
        int length = positive("length", value("length"));
        for (String name : columnKeys()) {
            String[] numbers = value(COLUMN + name).split(" +", -1);
            if (numbers.length != 2) {
                throw refused("'" + COLUMN + name + "' must be the first position and the length");
            }
            Shape.Place place =
                    new Shape.Place(positive(COLUMN + name, numbers[0]), positive(COLUMN + name, numbers[1]));
            if (place.end() > length) {
                throw refused("'" + COLUMN + name + "' ends behind the line's length");
            }
            places.put(name, place);
        }
        return switch (value("unit")) {
            case "BYTES" -> new Shape.Fixed(Shape.Unit.BYTES, length, places);
            case "CHARACTERS" -> new Shape.Fixed(Shape.Unit.CHARACTERS, length, places);
            default -> throw refused("'unit' must be BYTES or CHARACTERS");
        };
    }

    private List<String> columnKeys() {
        return properties.stringPropertyNames().stream()
                .filter(key -> key.startsWith(COLUMN) && !value(key).isEmpty())
                .map(key -> key.substring(COLUMN.length()))
                .sorted()
                .toList();
    }

    private void forbid(String key) {
        if (!value(key).isEmpty()) {
            throw refused("'" + key + "' says nothing for this format");
        }
    }

    private static int positive(String key, String text) {
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw refused("'" + key + "' must hold whole numbers from 1");
        }
        return Integer.parseInt(text);
    }

    private CharacterSet characterSet(CharacterSets sets) {
        String name = value("characterSet");
        return name.isEmpty()
                ? CharacterSet.UNICODE
                : sets.named(name).orElseThrow(() -> refused("'characterSet' names none that is known"));
    }

    private EraCodes dateCodes() {
        String name = value("dateCodes");
        return name.isEmpty()
                ? EraCodes.NONE
                : EraCodes.named(name).orElseThrow(() -> refused("'dateCodes' names none that is known"));
    }

    private void requireWhole() {
        for (Property property : REQUIRED) {
            if (!expressions.containsKey(property)) {
                throw refused("'" + property.key + "' must be said");
            }
        }
        if (!expressions.containsKey(Property.KANJI) && !expressions.containsKey(Property.ROMAN)) {
            throw refused("'name.kanji' or 'name.roman' must be said");
        }
        if (expressions.containsKey(Property.HISTORY) && !expressions.containsKey(Property.KEY)) {
            throw refused("'history' counts the rows of a 'key', which must be said");
        }
        Set<String> used = new HashSet<>();
        expressions.values().forEach(expression -> expression.columns().forEach(used::add));
        for (String column : codes.keySet()) {
            if (!used.contains(column)) {
                throw refused("'codes." + column + "' is of a column that nothing uses");
            }
        }
        if (declaredPlaces().filter(known -> !known.containsAll(used)).isPresent()) {
            throw refused("a column is used whose position no 'column.NAME' names");
        }
    }

    private Optional<Set<String>> declaredPlaces() {
        return switch (shape) {
            case Shape.Fixed fixed -> Optional.of(fixed.places().keySet());
            case Shape.Separated separated ->
                separated.columns().isEmpty() ? Optional.empty() : Optional.of(Set.copyOf(separated.columns()));
        };
    }

    private String value(String key) {
        return Objects.requireNonNullElse(properties.getProperty(key), "").strip();
    }

    private static ConversionRefused refused(String message) {
        return new ConversionRefused("mapping: " + message);
    }

    Charset encoding() {
        return encoding;
    }

    Shape shape() {
        return shape;
    }

    DeclaredCodes declared() {
        return declared;
    }

    /// What the extract must declare of its letters: everything is in Unicode after the conversion but
    /// the letters that only a set of its own has.
    public Optional<String> characterSetOfExtract() {
        return declared.characterSet() instanceof CharacterSet.MjPlus ? Optional.of("MJ_PLUS") : Optional.empty();
    }

    Optional<Expression> expression(Property property) {
        return Optional.ofNullable(expressions.get(property));
    }

    /// The meanings of a column's codes; empty where its cells are taken as they stand.
    Map<String, String> codes(String column) {
        return codes.getOrDefault(column, Map.of());
    }

    /// Each column that is used, once, in the order of the properties.
    List<String> columns() {
        return expressions.values().stream()
                .flatMap(Expression::columns)
                .distinct()
                .toList();
    }

    /// What becomes of the columns, a line a property.
    public List<String> told() {
        return expressions.entrySet().stream()
                .map(entry -> entry.getKey().key + " = " + value(entry.getKey().key))
                .toList();
    }
}
