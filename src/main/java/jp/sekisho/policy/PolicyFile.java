package jp.sekisho.policy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import jp.sekisho.base.OnceOnlyProperties;
import jp.sekisho.policy.Policy.Limits;
import jp.sekisho.signing.Sha256;

/// Reads a policy from a `.properties` file. Nothing unknown may be said, and nothing weaker than `strict-4` loads. The
/// limits may be left out and are then those of `strict-4`; everything else must be said:
///
/// | key | value |
/// |---|---|
/// | `id` | the name on the wire, `[a-z0-9-]{1,64}` |
/// | `required` | `individualNumber, nameKanji, birthDate, sex, address`, and `nameKana` to tighten |
/// | `historical` | any of `familyName`, `address`, or `none` |
/// | `accepted-status` | `active`, and the exceptions `deceased`, `abroad` |
/// | `building` | `accept`, or `review` where another or a missing building needs a person's look |
/// | `name-form-not-held` | `accept`, or `review` where a Latin form or an everyday name that the registry does not
/// hold needs a person's look |
/// | `official-kana` | `accept`, or `review` where another or a missing reading beside an official one needs a person's
/// look |
/// | `former-municipality` | `review`, or the exception `accept` where an address may name its municipality as it was
/// before a merger, a renaming or new wards |
/// | `historical-address-years` | 0 to 5: so long after its end an earlier address counts |
/// | `birth-date-earliest` | a day, 1870-01-01 or later: who was born before needs a person's look |
/// | `birth-date-zero` | days, those of `strict-4` among them, that programs write for a day that they do not know |
/// | `procedures` | ids of procedures; left out in `strict-4` only |
public final class PolicyFile {
    private static final Set<Field> ALWAYS_REQUIRED =
            Set.of(Field.INDIVIDUAL_NUMBER, Field.NAME_KANJI, Field.BIRTH_DATE, Field.SEX, Field.ADDRESS);
    private static final Set<String> KEYS = Set.of(
            "id",
            "required",
            "historical",
            "accepted-status",
            "building",
            "name-form-not-held",
            "official-kana",
            "former-municipality",
            "historical-address-years",
            "birth-date-earliest",
            "birth-date-zero",
            "procedures");

    private final String file;
    private final Properties properties;

    private PolicyFile(String file, byte[] content) {
        this.file = file;
        try {
            this.properties = OnceOnlyProperties.of(new String(content, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw refused("a key stands twice, or an escape is broken");
        }
    }

    /// Reads the file's bytes; `file` is its name for messages.
    public static Policy read(String file, byte[] content) {
        return new PolicyFile(file, content).parse(content);
    }

    private Policy parse(byte[] content) {
        for (String key : properties.stringPropertyNames()) {
            if (!KEYS.contains(key)) {
                throw refused("unknown key '" + key + "'");
            }
        }
        String id = value("id");
        if (!id.matches("[a-z0-9-]{1,64}")) {
            throw refused("'id' must be [a-z0-9-]{1,64}");
        }
        Set<String> status = list("accepted-status", Set.of("active", "deceased", "abroad"));
        if (!status.contains("active")) {
            throw refused("'accepted-status' must hold 'active'");
        }
        return new Policy(
                id,
                Sha256.of(content).hex(),
                required(),
                historical(),
                status.contains("deceased"),
                status.contains("abroad"),
                limits(),
                procedures(id));
    }

    private Set<Field> required() {
        Set<String> names = names("required");
        EnumSet<Field> required = EnumSet.noneOf(Field.class);
        for (Field field : Field.values()) {
            if (names.remove(field.wireName())) {
                required.add(field);
            }
        }
        if (!names.isEmpty()) {
            throw refused("'required' names an unknown field");
        }
        for (Field field : ALWAYS_REQUIRED) {
            if (!required.contains(field)) {
                throw refused("weaker than " + Policy.DEFAULT_ID + ": 'required' must hold '" + field.wireName() + "'");
            }
        }
        return required;
    }

    private Set<Policy.Historical> historical() {
        Set<String> names = list("historical", Set.of("familyName", "address", "none"));
        if (names.contains("none") && names.size() > 1) {
            throw refused("'historical' says 'none' and more");
        }
        EnumSet<Policy.Historical> historical = EnumSet.allOf(Policy.Historical.class);
        historical.removeIf(kind -> !names.contains(kind.wireName()));
        return historical;
    }

    private Limits limits() {
        return new Limits(
                !isSaid("building") || accepts("building"),
                !isSaid("name-form-not-held") || accepts("name-form-not-held"),
                !isSaid("official-kana") || accepts("official-kana"),
                isSaid("former-municipality") && accepts("former-municipality"),
                isSaid("historical-address-years") ? addressYears() : Limits.WIDEST.addressYears(),
                isSaid("birth-date-earliest") ? bornSince() : Limits.WIDEST.bornSince(),
                isSaid("birth-date-zero") ? zeroDays() : Limits.WIDEST.zeroDays());
    }

    private boolean isSaid(String key) {
        return properties.containsKey(key);
    }

    private boolean accepts(String key) {
        return switch (value(key)) {
            case "accept" -> true;
            case "review" -> false;
            default -> throw refused("'" + key + "' must be 'accept' or 'review'");
        };
    }

    private int addressYears() {
        String years = value("historical-address-years");
        if (!years.matches("[0-5]")) {
            throw refused("'historical-address-years' must be from 0 to " + Limits.WIDEST.addressYears());
        }
        return Integer.parseInt(years);
    }

    private LocalDate bornSince() {
        LocalDate day = day("birth-date-earliest", value("birth-date-earliest"));
        if (day.isBefore(Limits.WIDEST.bornSince())) {
            throw refused("weaker than " + Policy.DEFAULT_ID + ": 'birth-date-earliest' must not be before "
                    + Limits.WIDEST.bornSince());
        }
        return day;
    }

    private Set<LocalDate> zeroDays() {
        Set<LocalDate> days = new LinkedHashSet<>();
        names("birth-date-zero").forEach(name -> days.add(day("birth-date-zero", name)));
        if (!days.containsAll(Limits.WIDEST.zeroDays())) {
            throw refused("weaker than " + Policy.DEFAULT_ID + ": 'birth-date-zero' must hold "
                    + new TreeSet<>(Limits.WIDEST.zeroDays()));
        }
        return days;
    }

    private LocalDate day(String key, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw refused("'" + key + "' must be written as 1900-01-01");
        }
    }

    private Set<String> procedures(String id) {
        if (id.equals(Policy.DEFAULT_ID)) {
            if (properties.containsKey("procedures")) {
                throw refused(
                        "'procedures' has no place in " + Policy.DEFAULT_ID + ", which is for all that no other names");
            }
            return Set.of();
        }
        return names("procedures");
    }

    private Set<String> list(String key, Set<String> allowed) {
        Set<String> names = names(key);
        if (!allowed.containsAll(names)) {
            throw refused("'" + key + "' may hold only "
                    + String.join(", ", allowed.stream().sorted().toList()));
        }
        return names;
    }

    private Set<String> names(String key) {
        Set<String> names = new LinkedHashSet<>();
        Arrays.stream(value(key).split(",", -1)).map(String::strip).forEach(names::add);
        if (names.contains("")) {
            throw refused("'" + key + "' has a comma with nothing beside it");
        }
        return names;
    }

    private String value(String key) {
        String value = properties.getProperty(key, "").strip();
        if (value.isEmpty()) {
            throw refused("'" + key + "' is missing");
        }
        return value;
    }

    private PolicyRefused refused(String what) {
        return new PolicyRefused(file, what);
    }
}
