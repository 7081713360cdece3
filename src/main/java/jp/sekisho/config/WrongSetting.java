package jp.sekisho.config;

import io.smallrye.config.common.utils.StringUtil;
import java.nio.file.Path;
import java.util.Locale;

/// A setting that is wrong, missing or unsafe, and what to do about it, in the operators' two languages. It may be
/// logged: it holds no secret and no person.
///
/// @param setting its name, as a property or as a variable of the environment
record WrongSetting(String setting, String japanese, String english) {

    /// Where the room that reads the setting has refused it.
    static WrongSetting refused(String setting, RuntimeException refusal) {
        return new WrongSetting(setting, "使えません。", String.valueOf(refusal.getMessage()));
    }

    /// A key that every user of the machine may do something with.
    static WrongSetting openToOthers(String setting, Path file) {
        return new WrongSetting(
                setting,
                file + " を誰でも使えます。chmod o= してください。",
                file + " can be used by everybody on this machine: chmod o= it");
    }

    static String inEnvironment(String property) {
        return StringUtil.replaceNonAlphanumericByUnderscores(property).toUpperCase(Locale.ROOT);
    }

    /// One line.
    @Override
    public String toString() {
        boolean property = setting.indexOf('.') >= 0 && setting.indexOf(' ') < 0;
        String environment = property ? " (" + inEnvironment(setting) + ")" : "";
        return setting + environment + ": " + japanese + " / " + english;
    }
}
