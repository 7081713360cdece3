package jp.sekisho.worklist;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import jp.sekisho.policy.Field;

/// The columns of a list, in their order.
enum Column {
    NUMBER("番号"),
    LINE("行"),
    RECORD_REF("管理番号"),
    PROCEDURE("事務"),
    CATEGORY("区分"),
    REMEDY("対処"),
    REASONS("理由"),
    NAME_KANJI_RECORD("氏名（登録内容）"),
    NAME_KANJI_REGISTRY("氏名（住民基本台帳）"),
    NAME_KANA_RECORD("氏名カナ（登録内容）"),
    NAME_KANA_REGISTRY("氏名カナ（住民基本台帳）"),
    BIRTH_DATE_RECORD("生年月日（登録内容）"),
    BIRTH_DATE_REGISTRY("生年月日（住民基本台帳）"),
    SEX_RECORD("性別（登録内容）"),
    SEX_REGISTRY("性別（住民基本台帳）"),
    ADDRESS_RECORD("住所（登録内容）"),
    ADDRESS_REGISTRY("住所（住民基本台帳）"),
    NOTE("備考"),
    RELEASABLE("疑いなしの可否"),
    FINDING("判定"),
    CODE("確認内容"),
    EXPLANATION("所見"),
    PERSON("担当者"),
    DAY("確認日"),
    CHECK_ID("照合番号"),
    LIST("一覧番号"),
    SEAL("確認符号");

    private static final Map<Field, Sides> SIDES = new EnumMap<>(Map.of(
            Field.NAME_KANJI, new Sides(NAME_KANJI_RECORD, NAME_KANJI_REGISTRY),
            Field.NAME_KANA, new Sides(NAME_KANA_RECORD, NAME_KANA_REGISTRY),
            Field.BIRTH_DATE, new Sides(BIRTH_DATE_RECORD, BIRTH_DATE_REGISTRY),
            Field.SEX, new Sides(SEX_RECORD, SEX_REGISTRY),
            Field.ADDRESS, new Sides(ADDRESS_RECORD, ADDRESS_REGISTRY)));

    private final String title;

    Column(String title) {
        this.title = title;
    }

    /// As it stands in the header row.
    String title() {
        return title;
    }

    /// What a seal covers: all that no person fills in, but itself.
    static Set<Column> sealed() {
        return EnumSet.complementOf(EnumSet.of(FINDING, CODE, EXPLANATION, PERSON, DAY, SEAL));
    }

    /// What a list of corrections holds.
    static Set<Column> ofCorrections() {
        return EnumSet.complementOf(EnumSet.of(NUMBER, RELEASABLE, FINDING, CODE, CHECK_ID, LIST, SEAL));
    }

    /// The columns of a field that is compared.
    static Sides of(Field field) {
        Sides sides = SIDES.get(field);
        if (sides == null) {
            throw new IllegalArgumentException("the number stands in no list");
        }
        return sides;
    }

    record Sides(Column record, Column registry) {}
}
