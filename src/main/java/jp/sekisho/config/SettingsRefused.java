package jp.sekisho.config;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jp.sekisho.policy.PolicyRefused;
import jp.sekisho.registry.extract.SnapshotRefused;
import jp.sekisho.registry.postgresql.MasterKey.KeyFileRefused;
import jp.sekisho.signing.KeyRefused;

/// The settings, or the files that they name, must not be used: all that is wrong with them, a line each.
///
/// The one exception that stops a start. Of its kind the framework prints the message alone, with no stack trace that
/// would bury it.
final class SettingsRefused extends ConfigurationException {
    private final transient List<WrongSetting> wrong;

    SettingsRefused(List<WrongSetting> wrong) {
        super("起動しません。設定に" + wrong.size() + "件の誤りがあります。 / Refusing to start: " + wrong.size()
                + (wrong.size() == 1 ? " setting is wrong:\n" : " settings are wrong:\n") + lines(wrong, "\n"));
        this.wrong = List.copyOf(wrong);
    }

    SettingsRefused(WrongSetting wrong) {
        this(List.of(wrong));
    }

    SettingsRefused(String setting, String japanese, String english) {
        this(new WrongSetting(setting, japanese, english));
    }

    List<WrongSetting> wrong() {
        return wrong;
    }

    /// What is wrong, on one line.
    String onOneLine() {
        return lines(wrong, "; ");
    }

    private static String lines(List<WrongSetting> wrong, String between) {
        return wrong.stream().map(WrongSetting::toString).collect(Collectors.joining(between));
    }

    /// Whatever is built from a setting's value or read from the file that it names.
    ///
    /// @throws SettingsRefused where a room refuses it
    static <T> T naming(String setting, Supplier<T> built) {
        try {
            return built.get();
        } catch (SnapshotRefused e) {
            throw new SettingsRefused(setting, e.japanese(), e.english());
        } catch (KeyRefused
                | PolicyRefused
                | KeyFileRefused
                // What the rooms' records say of numbers and durations out of range.
                | IllegalArgumentException e) {
            throw new SettingsRefused(WrongSetting.refused(setting, e));
        }
    }

    /// A setting that another one makes necessary.
    static <T> T required(Optional<T> value, String setting, String why) {
        return value.orElseThrow(() -> new SettingsRefused(missing(setting, why)));
    }

    static WrongSetting missing(String setting, String beside) {
        return new WrongSetting(setting, beside + " を使うには必要です。", "is missing, and " + beside + " needs it");
    }

    static void requireNone(List<WrongSetting> wrong) {
        if (!wrong.isEmpty()) {
            throw new SettingsRefused(wrong);
        }
    }

    /// Tries each part and tells of all that are refused.
    static void requireAll(Runnable... parts) {
        List<WrongSetting> wrong = new ArrayList<>();
        for (Runnable part : parts) {
            try {
                part.run();
            } catch (SettingsRefused e) {
                wrong.addAll(e.wrong());
            }
        }
        requireNone(wrong.stream().distinct().toList());
    }
}
