package jp.sekisho.config;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.common.utils.StringUtil;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/// Finds settings of this service that do not exist: a mistyped name would otherwise be taken for set.
@Singleton
final class UnknownSettings {
    private static final String PREFIX = "sekisho.";
    private static final String ENVIRONMENT_PREFIX = "SEKISHO_";
    private static final String ANY = "*";

    /// Read by the command that loads an extract, which may share its environment with the service.
    private static final String LOAD_USERNAME = "sekisho.registry.load.username";

    private static final Set<String> KNOWN = Stream.concat(
                    Stream.of(LOAD_USERNAME),
                    Stream.of(
                                    AttestationSettings.class,
                                    AuditSettings.class,
                                    CallerSettings.class,
                                    InspectionSettings.class,
                                    PolicySettings.class,
                                    RegistrySettings.class,
                                    ShadowSettings.class)
                            .flatMap(settings ->
                                    ConfigMappings.getProperties(ConfigClass.configClass(settings)).keySet().stream()))
            .collect(Collectors.toUnmodifiableSet());

    /// Before anything is built from the settings.
    void refuse(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        List<String> properties = new ArrayList<>();
        ConfigProvider.getConfig().getPropertyNames().forEach(properties::add);
        first(properties, System.getenv().keySet()).ifPresent(name -> {
            throw new IllegalArgumentException(
                    "Refusing to start: " + name + ": there is no such setting; see the settings in deploy/README.md");
        });
    }

    /// @param properties names of all properties that are set
    /// @param environment names of all environment variables
    /// @return the first that begins like a setting of this service and is none
    static Optional<String> first(Collection<String> properties, Collection<String> environment) {
        return Stream.concat(
                        properties.stream()
                                .filter(name -> name.startsWith(PREFIX))
                                .filter(name -> KNOWN.stream().noneMatch(known -> fits(name, known, '.')))
                                // A variable of the environment shows among the properties too, under a guessed name.
                                .filter(name -> !environment.contains(inEnvironment(name))),
                        environment.stream()
                                .filter(name -> name.startsWith(ENVIRONMENT_PREFIX))
                                .filter(name ->
                                        KNOWN.stream().noneMatch(known -> fits(name, inEnvironment(known), '_'))))
                .sorted()
                .findFirst();
    }

    /// Whether a name is this known one; where that ends in a key of the operator's, such as a procedure's id, whether
    /// it
    /// has one.
    private static boolean fits(String name, String known, char separator) {
        int open = known.indexOf(separator == '.' ? "." + ANY : "__");
        return open < 0
                ? name.equals(known)
                : name.length() > open + 1 && name.startsWith(known.substring(0, open) + separator);
    }

    private static String inEnvironment(String name) {
        return StringUtil.replaceNonAlphanumericByUnderscores(name).toUpperCase(Locale.ROOT);
    }
}
