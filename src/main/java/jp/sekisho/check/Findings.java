package jp.sekisho.check;

import jp.sekisho.matching.Comparison;
import jp.sekisho.matching.name.NameComparison;
import jp.sekisho.policy.Field;

/// How every field of one record compares with the resident found.
public record Findings(NameComparison name, Comparison birthDate, Comparison sex, Comparison address) {

    Comparison of(Field field) {
        return switch (field) {
            case NAME_KANJI -> name.kanji();
            case NAME_KANA -> name.kana();
            case BIRTH_DATE -> birthDate;
            case SEX -> sex;
            case ADDRESS -> address;
            case INDIVIDUAL_NUMBER -> throw new IllegalArgumentException("the number is looked up, not compared");
        };
    }
}
