package jp.sekisho.config;

import io.smallrye.config.common.utils.StringUtil;
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
