package jp.sekisho.check;

import java.time.LocalDate;
import jp.sekisho.matching.Comparison;
import jp.sekisho.matching.name.NameComparison;
import jp.sekisho.policy.Field;

/// How every field of one record compares with the resident found.
///
/// @param numberSpaced whether the record's number was written in groups or with white space around
/// @param addressUntil the last day of the address that the record's was compared with: `LocalDate.MAX` for the present
///     one, `LocalDate.MIN` where the registry does not say when it ended
public record Findings(
        boolean numberSpaced,
        NameComparison name,
        Comparison birthDate,
        Comparison sex,
        Comparison address,
        LocalDate addressUntil) {

    /// Findings on the present address, and on a number that was written plainly.
    public Findings(NameComparison name, Comparison birthDate, Comparison sex, Comparison address) {
        this(false, name, birthDate, sex, address, LocalDate.MAX);
    }

    /// The same on an address that the person had until a day.
    Findings at(Comparison earlierAddress, LocalDate until) {
        return new Findings(numberSpaced, name, birthDate, sex, earlierAddress, until);
    }

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
