package jp.sekisho.api.text;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The languages of messages.
public enum Language {
    JA(Locale.JAPANESE),
    EN(Locale.ENGLISH);

    /// Far more than a browser or a business system sends. Reading takes time that grows with the length, and is done
    /// before anybody has proved anything.
    private static final int MAX_LENGTH = 256;

    private static final List<Locale> LOCALES = List.of(Locale.JAPANESE, Locale.ENGLISH);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    /// The language that an `Accept-Language` header (RFC 9110) prefers; Japanese where it says nothing that can be
    /// read, or is longer than anybody's wishes.
    public static Language preferredBy(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.length() > MAX_LENGTH) {
            return JA;
        }
        try {
            Locale found = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), LOCALES);
            return Locale.ENGLISH.equals(found) ? EN : JA;
        } catch (IllegalArgumentException e) {
            return JA;
        }
    }

    /// The tag for `Content-Language`.
    public String tag() {
        return locale.toLanguageTag();
    }
}
