package jp.sekisho.config;

import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/// Finds settings of this service that do not exist: a mistyped name would otherwise be taken for set.
final class UnknownSettings {
    private static final String PREFIX = "sekisho.";
    private static final String ENVIRONMENT_PREFIX = "SEKISHO_";

    /// Read by commands, which may share their environment with the service.
    private static final List<String> OF_COMMANDS =
            List.of("sekisho.registry.load.username", "sekisho.work-list.audit", "sekisho.work-list.key-file");

    static final Set<String> KNOWN = Stream.concat(
                    OF_COMMANDS.stream(),
                    Stream.of(
                                    AddressSettings.class,
                                    AttestationSettings.class,
                                    AuditSettings.class,
                                    CallerSettings.class,
                                    CharacterSettings.class,
                                    DestinationSettings.class,
                                    HttpSettings.class,
                                    InspectionSettings.class,
                                    PageSettings.class,
                                    PolicySettings.class,
                                    PracticeSettings.class,
                                    ProbingSettings.class,
                                    RegistrySettings.class,
                                    ReportSettings.class,
                                    ShadowSettings.class)
                            .flatMap(settings ->
                                    ConfigMappings.getProperties(ConfigClass.configClass(settings)).keySet().stream()))
            // The items of a list, which stand behind its name.
            .filter(name -> !name.endsWith("[*]"))
            .collect(Collectors.toUnmodifiableSet());

    private UnknownSettings() {}

    static void refuse(Config config) {
        List<String> properties = new ArrayList<>();
        config.getPropertyNames().forEach(properties::add);
        SettingsRefused.requireNone(among(properties, System.getenv().keySet()).stream()
                .map(name -> new WrongSetting(
                        name,
                        "そのような設定はありません。deploy/README.md の設定の表を見てください。",
                        "there is no such setting; see the settings in deploy/README.md"))
                .toList());
    }

    /// @param properties names of all properties that are set
    /// @param environment names of all environment variables
    /// @return those that begin like a setting of this service and are none
    static List<String> among(Collection<String> properties, Collection<String> environment) {
        return Stream.concat(
                        properties.stream()
                                .filter(name -> name.startsWith(PREFIX))
                                .filter(name ->
                                        KNOWN.stream().noneMatch(known -> fits(name, known, UnaryOperator.identity())))
                                // A variable of the environment shows among the properties too, under a guessed name.
                                .filter(name -> !environment.contains(WrongSetting.inEnvironment(name))),
                        environment.stream()
                                .filter(name -> name.startsWith(ENVIRONMENT_PREFIX))
                                .filter(name -> KNOWN.stream()
                                        .noneMatch(known -> fits(name, known, WrongSetting::inEnvironment))))
                .sorted()
                .toList();
    }

    /// Whether a name is this known one; where that holds a key of the operator's, such as a procedure's id, whether it
    /// has one.
    private static boolean fits(String name, String known, UnaryOperator<String> spelled) {
        return KeyedName.isKeyed(known)
                ? KeyedName.of(known).spelled(spelled).fits(name)
                : name.equals(spelled.apply(known));
    }
}
