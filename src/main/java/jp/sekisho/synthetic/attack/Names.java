package jp.sekisho.synthetic.attack;

import java.util.List;
import jp.sekisho.synthetic.NamePart;

/// Names that lie close to one another, and values that name nobody and no place.
final class Names {
    /// Given names in official forms of one another, read differently.
    static final List<NamePart[]> VARIANTS = List.of(
            names("竜一", "リュウイチ", "龍一", "タツイチ"),
            names("龍", "リュウ", "竜", "タツ"),
            names("萠", "メグミ", "萌", "モエ"),
            names("広", "ヒロシ", "廣", "コウ"),
            names("恵", "メグミ", "惠", "ケイ"),
            names("亜衣", "アイ", "亞衣", "ツグエ"),
            names("真", "マコト", "眞", "シン"),
            names("桜", "サクラ", "櫻", "オウ"),
            names("礼", "レイ", "禮", "アヤ"),
            names("栄", "サカエ", "榮", "エイ"),
            names("静", "シズカ", "靜", "セイ"),
            names("寿", "ヒサシ", "壽", "コトブキ"),
            names("国男", "クニオ", "國男", "コクオ"));

    /// A reading, and given names that are read so, none an official form of another.
    static final List<String[]> HOMOPHONES = List.of(
            new String[] {"ケンイチ", "健一", "賢一", "研一", "憲一"},
            new String[] {"ヒロシ", "浩", "博", "弘", "宏", "寛"},
            new String[] {"ユウコ", "優子", "裕子", "祐子", "夕子"},
            new String[] {"アキラ", "明", "彰", "章", "晃"},
            new String[] {"マコト", "誠", "信", "真琴"},
            new String[] {"カズコ", "和子", "一子", "加寿子"},
            new String[] {"ジュンコ", "順子", "純子", "淳子", "潤子"},
            new String[] {"タカシ", "隆", "孝", "崇", "貴"},
            new String[] {"ハルカ", "春香", "晴香", "陽香"});

    static final List<NamePart[]> FAMILIES = List.of(
            names("伊藤", "イトウ", "伊東", "イトウ"),
            names("坂本", "サカモト", "阪本", "サカモト"),
            names("山崎", "ヤマザキ", "山咲", "ヤマザキ"),
            names("阿部", "アベ", "安部", "アベ"),
            names("太田", "オオタ", "大田", "オオタ"),
            names("河野", "コウノ", "幸野", "コウノ"),
            names("佐々木", "ササキ", "笹木", "ササキ"),
            names("斎藤", "サイトウ", "斉藤", "サイトウ"),
            names("畑中", "ハタナカ", "畠中", "ハタナカ"),
            names("工藤", "クドウ", "エ藤", "クドウ"));

    /// Family and given name of one, family and given name of another.
    static final List<NamePart[]> SPLITS = List.of(
            split("東", "ヒガシ", "儀信", "ヨシノブ", "東儀", "トウギ", "信", "シン"),
            split("金", "キム", "安晃", "アンコウ", "金安", "カネヤス", "晃", "アキラ"),
            split("林", "ハヤシ", "健一郎", "ケンイチロウ", "林健", "リンケン", "一郎", "イチロウ"),
            split("原", "ハラ", "田光", "デンコウ", "原田", "ハラダ", "光", "ヒカル"),
            split("森", "モリ", "山茂", "サンモ", "森山", "モリヤマ", "茂", "シゲル"));

    /// What stands for a given name that was not given yet.
    static final List<String> UNNAMED = List.of("", "未命名", "不詳", "赤ちゃん", "第一子", "名無し", "〇", "●", "ー", "〓");

    /// What stands for an address that nobody knows.
    static final List<String> NOTHING = List.of(
            "不明", "不　明", "不詳", "住所不定", "なし", "無", "未定", "同上", "国外", "フィリピン", "転出先不明", "職権消除", "N/A", "0", "XXX", "×××",
            "・", "-", "()", "長野県", "長野県長野市", "松本市", "アメリカ合衆国");

    private Names() {}

    private static NamePart[] names(String a, String kanaA, String b, String kanaB) {
        return new NamePart[] {new NamePart(a, kanaA), new NamePart(b, kanaB)};
    }

    private static NamePart[] split(
            String family, String kana, String given, String givenKana, String f2, String k2, String g2, String gk2) {
        return new NamePart[] {
            new NamePart(family, kana), new NamePart(given, givenKana), new NamePart(f2, k2), new NamePart(g2, gk2)
        };
    }
}
