package jp.sekisho.matching;

/// A rule that made two different writings of one thing agree, or that says which part one side left out. The notes of
/// a reply list them by name, never the characters concerned.
public enum Rule {
    /// Spaces and separators are noise: `山田 太郎`, `山田　太郎`, `山田・太郎`, `山田太郎`.
    NAME_SPACING,
    /// Full and half width: `Ｊ` for `J`.
    NAME_WIDTH,
    /// Invisible characters that transport left behind: a byte order mark, a zero-width space.
    NAME_INVISIBLE,
    /// The glyph of one character, chosen by a variation selector: `辻󠄀` for `辻`.
    NAME_VARIATION_SELECTOR,
    /// A radical's code in place of the kanji: `⻑` for `長`.
    NAME_RADICAL,
    /// The mark that repeats the character before it: `佐々木` for `佐佐木`, `みすゞ` for `みすず`.
    NAME_ITERATION_MARK,
    /// Upper and lower case: `Smith` for `SMITH`.
    NAME_LATIN_CASE,
    /// Marks on Latin letters, which passports leave out: `JOSE` for `JOSÉ`.
    NAME_LATIN_MARK,
    /// Letters that ICAO Doc 9303 writes with the basic alphabet: `OE` for `Ø`, `SS` for `ß`.
    NAME_LATIN_TRANSLITERATION,
    /// Hyphens in Latin names: `JEAN-PAUL`, `JEAN PAUL`, `JEANPAUL`.
    NAME_HYPHEN,
    /// Apostrophes of every shape: `O'NEIL`, `O’NEIL`, `ONEIL`.
    NAME_APOSTROPHE,
    /// One side holds the family name, the given name or some of the names only: `小林` for `小林　健一`.
    NAME_PART_OMITTED,
    /// The same Latin names in another order: `JOHN SMITH` for `SMITH JOHN`.
    NAME_ORDER,
    /// An old form of the table of common-use kanji (常用漢字表): `邊` for `辺`.
    NAME_VARIANT_JOYO,
    /// A form of the table of kanji for personal names (人名用漢字別表): `祷` for `禱`.
    NAME_VARIANT_JINMEI,
    /// A form in the family register's list of correct forms (親字・正字): `嵜` for `崎`.
    NAME_VARIANT_KOSEKI,
    /// A popular form named by the circular 民二第5202号.
    NAME_VARIANT_5202,
    /// A popular or unlisted form named by the circular 民一第2842号.
    NAME_VARIANT_2842,
    /// A simplified form of the table of kanji outside common use (表外漢字字体表) or of JIS X 0208-1983: `薮` for `藪`.
    NAME_VARIANT_HYOGAI,
    /// The record's name agrees with the other side's registered everyday name (通称).
    NAME_ALIAS,
    /// The record's name agrees with the other side's Latin form.
    NAME_ROMAN,
    /// Agrees with an earlier name that the registry holds.
    NAME_PREVIOUS,
    /// Hiragana and katakana: `わたなべ` for `ワタナベ`.
    KANA_HIRAGANA,
    /// Historical cursive kana (変体仮名) that Unicode names by one reading.
    KANA_HENTAIGANA,
    /// Half-width katakana: `ﾜﾀﾅﾍﾞ` for `ワタナベ`.
    KANA_HALF_WIDTH,
    /// A voicing mark that stands apart from its kana: `カ゛` for `ガ`.
    KANA_SEPARATE_VOICING_MARK,
    /// Small kana written large: `シユンイチ` for `シュンイチ`.
    KANA_SMALL_WRITTEN_LARGE,
    /// A dash or tilde that stands for the long-vowel mark: `ジョ-ジ` for `ジョージ`.
    KANA_LONG_VOWEL_MARK,
    /// A long vowel spelt in another way: `オオノ`, `オウノ`, `オーノ`; `ユウコ`, `ユーコ`.
    KANA_VARIANT_VOWEL,
    /// Voiced kana of one sound: `ヅ` for `ズ`, `ヂ` for `ジ`.
    KANA_VARIANT_VOICED,
    /// Historical kana of one sound: `ヲ` for `オ`, `ヰ` for `イ`, `ヱ` for `エ`.
    KANA_VARIANT_HISTORICAL,
    ADDRESS_PREFECTURE_OMITTED,
    ADDRESS_COUNTY_OMITTED,
    ADDRESS_BUILDING_OMITTED
}
