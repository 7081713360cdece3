package jp.sekisho.base;

/// Characters beyond U+FFFF are pairs of surrogates in Java; half a pair is no character, and UTF-8 cannot hold it.
public final class Surrogates {
    private Surrogates() {}

    /// Whether a half stands anywhere without its other half.
    public static boolean areUnpairedIn(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }
}
