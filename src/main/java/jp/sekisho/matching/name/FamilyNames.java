package jp.sekisho.matching.name;

import java.util.HashSet;
import java.util.Set;
import jp.sekisho.base.Table;
import jp.sekisho.matching.KanjiRelations;

/// Which names are family names (`tables/family-names.tsv`, the entries 姓 of IPADIC). A name without a space does not
/// show by itself that nothing but the family name is held (小林, as of a child not yet named).
///
/// The list only ever keeps a name from being accepted: what it lacks is not held against anybody, but for names of two
/// letters, which are a person's only where the first is a family name.
final class FamilyNames {
    private static final Set<String> WRITTEN = new HashSet<>();
    private static final Set<String> OFFICIAL = new HashSet<>();
    private static final Set<String> READ = new HashSet<>();

    static {
        for (String[] row : Table.rows("/tables/family-names.tsv")) {
            String written = FoldedName.of(row[0]).text();
            WRITTEN.add(written);
            OFFICIAL.add(official(written));
            for (String reading : row[1].split(" ", -1)) {
                READ.add(FoldedName.of(reading).text());
            }
        }
    }

    /// Family names of one letter that are common in China and Korea, in the forms of both and simplified; those that
    /// are Japanese too stand in the list.
    private static final String OF_THE_CONTINENT = "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭"
            + "吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易常"
            + "武乔喬贺賀赖賴龚龔文朴权權安柳洪全申曺成裴俞禹具明奇殷廉玄卞千南河卓睦吉延表魚陰";

    private FamilyNames() {}

    /// Whether one letter is a family name.
    static boolean isOneLetter(int letter) {
        return OF_THE_CONTINENT.indexOf(letter) >= 0 || isWritten(Character.toString(letter));
    }

    /// Whether a text stands in the list as it is.
    static boolean isListed(String text) {
        return WRITTEN.contains(text);
    }

    /// Whether folded letters are a family name as written, in its own or in the official forms of its kanji.
    static boolean isWritten(String letters) {
        return WRITTEN.contains(letters) || OFFICIAL.contains(official(letters));
    }

    /// 竜野 for 龍野; 一之瀬 for 一ノ瀬.
    private static String official(String letters) {
        StringBuilder official = new StringBuilder(letters.length());
        for (int i = 0; i < letters.length(); i = letters.offsetByCodePoints(i, 1)) {
            int letter = letters.codePointAt(i);
            official.appendCodePoint(letter == '之' ? 'ノ' : official(letter));
        }
        return official.toString();
    }

    /// Of 竜 and 龍 each is a form of the other.
    private static int official(int letter) {
        int form = KanjiRelations.officialFormOf(letter);
        return KanjiRelations.officialFormOf(form) == letter ? Math.min(letter, form) : form;
    }

    /// Whether folded katakana are how a family name is read.
    static boolean isRead(String letters) {
        return READ.contains(letters);
    }
}
