package jp.sekisho.config;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads `SEKISHO_SHADOW_RYOIKU_TECHO` as `sekisho.shadow.ryoiku-techo`. A variable of the environment cannot hold the
/// hyphens of a key that an operator chooses, and the framework makes a dot of each underscore in it. The ids of
/// procedures and destinations hold hyphens and no other sign, so that there is one reading only; a character set of
/// the site's own is named in capitals, as the others are, and is read as it stands.
public final class KeysInEnvironment implements ConfigSourceInterceptor {
    private static final String CHARACTER_SETS = "sekisho.characters.tables.*";

    /// All settings of this service with such a key.
    static final List<String> SETTINGS = List.of(
            "sekisho.attestation.lifetimes.*",
            CHARACTER_SETS,
            "sekisho.destinations.*.audience",
            "sekisho.destinations.*.key-kind",
            "sekisho.destinations.*.lifetime",
            "sekisho.destinations.*.name",
            "sekisho.destinations.*.procedures",
            "sekisho.shadow.*");

    private final transient Set<String> environment;

    /// Of this process.
    public KeysInEnvironment() {
        this(System.getenv().keySet());
    }

    /// @param environment names of all variables
    KeysInEnvironment(Set<String> environment) {
        this.environment = environment;
    }

    @Override
    public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        return context.proceed(name);
    }

    @Override
    public Iterator<String> iterateNames(ConfigSourceInterceptorContext context) {
        Set<String> names = new LinkedHashSet<>();
        context.iterateNames().forEachRemaining(name -> names.add(property(name)));
        return names.iterator();
    }

    private String property(String name) {
        String variable = WrongSetting.inEnvironment(name);
        if (!environment.contains(variable)) {
            return name;
        }
        for (String setting : SETTINGS) {
            KeyedName property = KeyedName.of(setting);
            KeyedName spelled = property.spelled(WrongSetting::inEnvironment);
            if (spelled.fits(variable)) {
                String key = spelled.key(variable);
                return property.with(
                        setting.equals(CHARACTER_SETS)
                                ? key
                                : key.toLowerCase(Locale.ROOT).replace('_', '-'));
            }
        }
        return name;
    }
}
