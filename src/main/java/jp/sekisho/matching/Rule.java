package jp.sekisho.matching;

/// A rule that made two different writings of one thing agree, or that says which part one side left out. The notes of
/// a reply list them by name, never the characters concerned.
public enum Rule {
    /// The prefecture is on one side only: `長野市…` for `長野県長野市…`.
    ADDRESS_PREFECTURE_OMITTED(Omission.TOLERATED),
    /// The county is on one side only: `軽井沢町…` for `北佐久郡軽井沢町…`.
    ADDRESS_COUNTY_OMITTED(Omission.TOLERATED),
    /// Building or room, or a part of them, is on one side only: `1-2-3` for `1-2-3 コーポ若葉101`.
    ADDRESS_BUILDING_OMITTED(Omission.TOLERATED),
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
    ADDRESS_KYOTO_STREET_OMITTED,
    /// The building in a field of its own or in the text, 101号室 or 101, 様方 or 方.
    ADDRESS_BUILDING_NOTATION;

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
