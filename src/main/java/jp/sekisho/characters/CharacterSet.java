package jp.sekisho.characters;

/// The character set in which a sender writes names and addresses, and how it becomes Unicode. What a set has no letter
/// for becomes U+FFFD, which agrees with nothing.
///
/// Converted text may hold points of plane 16 (U+100000 to U+10FFFD) only where its sender has declared [MjPlus]: they
/// are letters then, equal to themselves. From every other sender they say nothing, since anybody may mean anything.
public sealed interface CharacterSet permits CharacterSet.Unicode, CharacterSet.MjPlus, JukiUnified, SiteTable {
    Unicode UNICODE = new Unicode();
    MjPlus MJ_PLUS = new MjPlus();

    /// The letter that stands for what cannot be known.
    int UNKNOWN = 0xFFFD;

    int FIRST_OF_PLANE_16 = 0x100000;

    /// The text in Unicode. Where the glyph of a code is not the usual one of its letter, the variation selector of
    /// that glyph stands behind the letter; a comparison drops it and says so. Never throws.
    String toUnicode(String text);

    /// Unicode as everybody has it.
    record Unicode() implements CharacterSet {
        private static final char FIRST_LEADING_PLANE_16 = '\uDBC0';
        private static final char LAST_LEADING = '\uDBFF';

        @Override
        public String toUnicode(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c >= FIRST_LEADING_PLANE_16 && c <= LAST_LEADING) {
                    return text.codePoints()
                            .map(Unicode::meant)
                            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                            .toString();
                }
            }
            return text;
        }

        private static int meant(int codePoint) {
            return codePoint >= FIRST_OF_PLANE_16 ? UNKNOWN : codePoint;
        }
    }

    /// 行政事務標準文字 (MJ+): Unicode, and at the private-use points of plane 16 the letters that Unicode does not have.
    record MjPlus() implements CharacterSet {
        @Override
        public String toUnicode(String text) {
            return text;
        }
    }
}
