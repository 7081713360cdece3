package jp.sekisho.matching;

/// A rule that made two different writings of one thing agree, or that says which part one side left out. The
/// notes of a reply list them by name, never the characters concerned.
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
    /// The same names in another order: `JOHN SMITH` for `SMITH JOHN`, `太郎　山田` for `山田　太郎`.
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
    /// A simplified form of the table of kanji outside common use (表外漢字字体表) or of JIS X 0208-1983: `薮`
    /// for `藪`.
    NAME_VARIANT_HYOGAI,
    /// A simplified letter of a foreign resident's passport for the one that the register writes, by
    /// 法務省告示第582号 別表第四の一: `张` for `張`.
    NAME_VARIANT_SIMPLIFIED,
    /// The record's name agrees with the other side's registered everyday name (通称).
    NAME_ALIAS,
    /// The record's name agrees with the other side's Latin form.
    NAME_ROMAN,
    /// Agrees with an earlier name that the registry holds.
    NAME_HISTORICAL,
    /// The record holds a Latin form, an everyday name or its reading, and the registry none to compare it with.
    NAME_FORM_NOT_HELD,
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
    /// The readings differ while everything else accepts.
    NAME_KANA_DIFFERS,
    /// The prefecture is on one side only: `長野市…` for `長野県長野市…`.
    ADDRESS_PREFECTURE_OMITTED(Omission.TOLERATED),
    /// The county is on one side only: `軽井沢町…` for `北佐久郡軽井沢町…`.
    ADDRESS_COUNTY_OMITTED(Omission.TOLERATED),
    /// Building or room, or a part of them, is on one side only: `1-2-3` for `1-2-3 コーポ若葉101`.
    ADDRESS_BUILDING_OMITTED(Omission.TOLERATED),
    /// Another building or room in the same lot: `1-2-3 コーポ若葉101` for `1-2-3 コーポ若葉102`.
    ADDRESS_BUILDING_DIFFERS(Omission.TOLERATED),
    /// Lot numbers are on one side only: `1613番地` for `1613番地2`, or `27` for `27先`.
    ADDRESS_LOT_INCOMPLETE(Omission.DECISIVE),
    /// The municipality is on one side only, and no code replaces it: `鶴賀緑町1613` for `長野市鶴賀緑町1613`.
    ADDRESS_MUNICIPALITY_OMITTED(Omission.DECISIVE),
    /// The ward of a designated city is on one side only: `札幌市…` for `札幌市西区…`.
    ADDRESS_WARD_OMITTED(Omission.DECISIVE),
    /// The municipality's name is on one side only, and that side's code names the same municipality.
    ADDRESS_MUNICIPALITY_BY_CODE,
    /// A hyphen, or の, for units: `1-9-1` for `1丁目9番1号`.
    ADDRESS_HYPHENATED,
    /// A unit left out or its ending left out: `1613` or `1613番` for `1613番地`.
    ADDRESS_UNIT_OMITTED,
    /// 条 and 線 of the grids of Hokkaido left out: `北3西6` for `北3条西6丁目`.
    ADDRESS_SAPPORO,
    /// Kanji numerals: `一丁目` for `1丁目`.
    ADDRESS_KANJI_NUMERAL,
    /// 大字, 字 or 小字 before a name: `鶴賀` for `大字鶴賀`; 第 before a 地割.
    ADDRESS_OAZA_OMITTED,
    /// Width, case, kana script and size, dashes, spaces, repetition marks, invisible characters: `１－２` for `1-2`.
    ADDRESS_WIDTH,
    /// ヶ, ケ, が, ガ, カ, 箇 between kanji: `霞が関` for `霞ヶ関`.
    ADDRESS_KE_GA,
    /// の, ノ, 之, 乃 between kanji: `丸ノ内` for `丸の内`.
    ADDRESS_NO,
    /// ツ, つ, ッ, っ standing alone: `三つ出` for `三ツ出`.
    ADDRESS_TSU,
    /// The postal code before the address: `〒380-0801 長野市…`.
    ADDRESS_POSTAL_CODE,
    /// A character in an officially recorded old or variant form: `飛驒市` for `飛騨市`.
    ADDRESS_VARIANT,
    /// The streets before a town of Kyoto: `薮ノ内町` for `下立売通新町西入薮ノ内町`.
    ADDRESS_KYOTO_STREET_OMITTED(Omission.TOLERATED),
    /// The building in a field of its own or in the text, 101号室 or 101, 様方 or 方.
    ADDRESS_BUILDING_NOTATION,
    /// Agrees with an earlier address that the registry holds.
    ADDRESS_HISTORICAL,
    /// A chain of hyphens holds the room as its last number: `1613-5-101` for `1613番地5 コーポ101`.
    ADDRESS_ROOM_HYPHENATED,
    /// What one side leaves out is all that tells two places of one name apart: `府中市宮町1-1`, a 鍵屋町 of
    /// Kyoto without its street.
    ADDRESS_PLACE_AMBIGUOUS(Omission.DECISIVE),
    /// One side names two rooms, one in the text and another in the field for the building.
    ADDRESS_ROOMS_CONTRADICT(Omission.DECISIVE),
    /// One side names the municipality as it was before it was renamed, merged or divided; town and lot agree.
    ADDRESS_FORMER_MUNICIPALITY,
    /// The Individual Number stands in groups of four, as the card prints it, or with white space around.
    NUMBER_SPACING;

    private enum Omission {
        NOTHING,
        TOLERATED,
        DECISIVE
    }

    private final Omission omission;

    Rule() {
        this(Omission.NOTHING);
    }

    Rule(Omission omission) {
        this.omission = omission;
    }

    /// Whether the rule says that one side left something out.
    boolean isOmission() {
        return omission != Omission.NOTHING;
    }

    /// Whether an address passes though one side left this out.
    boolean isToleratedOmission() {
        return omission == Omission.TOLERATED;
    }
}
