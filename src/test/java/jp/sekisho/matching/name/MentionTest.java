package jp.sekisho.matching.name;

import static org.assertj.core.api.Assertions.assertThat;

import jp.sekisho.person.Address;
import jp.sekisho.person.BirthDateEntry;
import jp.sekisho.person.NumberEntry;
import jp.sekisho.person.PersonName;
import jp.sekisho.person.Sex;
import jp.sekisho.person.Subject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A text that must not tell who somebody is.
class MentionTest {
    private static final Subject SUBJECT = new Subject(
            NumberEntry.parse("609407454590"),
            new PersonName("小林　健一", "コバヤシ　ケンイチ", "KOBAYASHI KENICHI", "森　アン", "モリ　アン"),
            BirthDateEntry.parse("1964-05-01"),
            Sex.MALE,
            new Address("202011", "長野県長野市大字鶴賀緑町1613番地", "メゾン緑３０５号"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "609407454590",
                "番号は６０９４０７４５４５９０です",
                "6094-0745-4590",
                "6094 0745 4590",
                "６０９４－０７４５－４５９０",
                "6094、0745、\n4590",
                "六〇九四〇七四五四五九〇",
                "٦٠٩٤٠٧٤٥٤٥٩٠",
                "⑥⓪⑨④⓪⑦④⑤④⑤⑨⓪",
                "051117773900",
                "0000000001234567",
                "小林さんの転居",
                "健一は世帯主",
                "小 林 健 一",
                "こばやしの届出",
                "ｺﾊﾞﾔｼ",
                "kobayashiと記載",
                "森アン名義",
                "1964-05-01生まれ",
                "1964/5/1",
                "19640501",
                "昭和39年5月1日",
                "S39.5.1",
                "㍼39/05/01",
                "昭和三十九年五月一日",
                "390501",
                "大字鶴賀緑町1613番地へ転入",
                "緑町１６１３番地",
                "緑町一六一三番地",
                "メゾン緑305号"
            })
    void isFoundInWhateverWriting(String text) {
        assertThat(Mention.isIn(text, SUBJECT)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "転出証明書で新旧の住所を確認",
                "令和8年11月20日に届出、反映待ち",
                "長野県長野市の住民票を確認した",
                "マイナンバーカードの原本を確認",
                "戸籍謄本（2026-11-20発行）で婚姻による改氏を確認",
                "外字「〓」の字形を台帳と照合",
                "電話026-223-1234にて確認",
                "The certificate of 20 November 2026 shows both addresses."
            })
    void isNotSeenWhereThereIsNone(String text) {
        assertThat(Mention.isIn(text, SUBJECT)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"小林さんの住所", "健一は世帯主", "コバヤシ"})
    void isFoundThoughTheNameIsNotSplit(String text) {
        Subject unsplit = new Subject(
                SUBJECT.number(), PersonName.of("小林健一", "コバヤシケンイチ"), SUBJECT.birthDate(), Sex.MALE, Address.ABSENT);
        assertThat(Mention.isIn(text, unsplit)).isTrue();
    }
}
