package jp.sekisho.registry.extract;

import jp.sekisho.base.Share;
import jp.sekisho.characters.CharacterSets;

/// What an extract may be like before it is refused as a whole.
///
/// @param maxUnusable the share of its residents that cannot be held and are set aside
/// @param maxShrink the share of the residents in use that a new extract may lack
/// @param withoutEnd whether a file without the end line is taken, though nobody can say then that it is whole
/// @param characterSets in which it may be written
public record ExtractLimits(Share maxUnusable, Share maxShrink, boolean withoutEnd, CharacterSets characterSets) {
    /// One in a thousand; a twentieth; no.
    public static final ExtractLimits USUAL = new ExtractLimits(Share.of("0.1%"), Share.of("5%"), false);

    /// Of extracts that no site's own table is needed for.
    public ExtractLimits(Share maxUnusable, Share maxShrink, boolean withoutEnd) {
        this(maxUnusable, maxShrink, withoutEnd, CharacterSets.STANDARD);
    }

    /// Whether the residents have become fewer than allowed.
    public boolean isShrunk(long before, long after) {
        return maxShrink.isExceededBy(before - after, before);
    }
}
