package jp.sekisho.check;

import static jp.sekisho.check.Remedy.CORRECT;
import static jp.sekisho.check.Remedy.RETRY;
import static jp.sekisho.check.Remedy.REVIEW;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.policy.Field;

/// Why a record is blocked. The order is that of the design's table and of the reasons in a reply.
public enum ReasonCode {
    NUMBER_FORMAT(CORRECT, Field.INDIVIDUAL_NUMBER),
    NUMBER_CHECK_DIGIT(CORRECT, Field.INDIVIDUAL_NUMBER),
    BIRTH_DATE_INVALID(CORRECT, Field.BIRTH_DATE),
    /// The key that the record is to be registered under is none of its kind.
    DESTINATION_KEY_CHECK_DIGIT(CORRECT),
    NUMBER_NOT_FOUND(CORRECT, Field.INDIVIDUAL_NUMBER),
    OUTSIDE_REGISTRY_COVERAGE(REVIEW, Field.INDIVIDUAL_NUMBER),
    REGISTRY_AMBIGUOUS(REVIEW, Field.INDIVIDUAL_NUMBER),
    /// The registry holds the number, but its entry cannot be used.
    REGISTRY_RECORD_UNUSABLE(REVIEW, Field.INDIVIDUAL_NUMBER),
    NUMBER_SUPERSEDED(CORRECT, Field.INDIVIDUAL_NUMBER),
    SUBJECT_DECEASED(REVIEW),
    SUBJECT_REMOVED(REVIEW),
    SUBJECT_ABROAD(REVIEW),

    BIRTH_DATE_MISMATCH(CORRECT, Field.BIRTH_DATE),
    SEX_MISMATCH(CORRECT, Field.SEX),
    /// Kanji and kana both: another person's name.
    NAME_MISMATCH(CORRECT, Field.NAME_KANJI),
    /// Kanji and kana both, in the family name alone: a marriage, an adoption.
    FAMILY_NAME_MISMATCH(REVIEW, Field.NAME_KANJI),
    NAME_KANJI_MISMATCH(REVIEW, Field.NAME_KANJI),
    NAME_KANA_MISMATCH(REVIEW, Field.NAME_KANA),
    /// One written form of the name agrees, another contradicts.
    NAME_FORMS_CONTRADICT(REVIEW, Field.NAME_KANJI),
    /// The record holds a form of the name that the registry does not, and the policy wants that looked at.
    NAME_FORM_NOT_HELD(REVIEW, Field.NAME_KANJI),
    /// The given name stands where the other side has the family name, and the other way round.
    NAME_ORDER(REVIEW, Field.NAME_KANJI),
    /// Equal, and yet nobody's birthday: in the future, too long ago, or what a spreadsheet writes for zero.
    BIRTH_DATE_IMPLAUSIBLE(REVIEW, Field.BIRTH_DATE),
    ADDRESS_MISMATCH(REVIEW, Field.ADDRESS),
    /// Only the address contradicts: this is how a namesake looks.
    NAMESAKE_RISK(REVIEW, Field.ADDRESS),

    NAME_KANJI_NOT_COMPARABLE(REVIEW, Field.NAME_KANJI),
    NAME_KANA_NOT_COMPARABLE(REVIEW, Field.NAME_KANA),
    BIRTH_DATE_NOT_COMPARABLE(REVIEW, Field.BIRTH_DATE),
    SEX_NOT_COMPARABLE(REVIEW, Field.SEX),
    ADDRESS_NOT_COMPARABLE(REVIEW, Field.ADDRESS),

    NAME_KANJI_PARTIAL(REVIEW, Field.NAME_KANJI),
    NAME_KANA_PARTIAL(REVIEW, Field.NAME_KANA),
    BIRTH_DATE_PARTIAL(REVIEW, Field.BIRTH_DATE),
    SEX_PARTIAL(REVIEW, Field.SEX),
    ADDRESS_PARTIAL(REVIEW, Field.ADDRESS),

    /// Agrees with an earlier state of the registry that the policy does not accept.
    NAME_KANJI_HISTORICAL(REVIEW, Field.NAME_KANJI),
    NAME_KANA_HISTORICAL(REVIEW, Field.NAME_KANA),
    BIRTH_DATE_HISTORICAL(REVIEW, Field.BIRTH_DATE),
    SEX_HISTORICAL(REVIEW, Field.SEX),
    ADDRESS_HISTORICAL(REVIEW, Field.ADDRESS),
    /// One side names the municipality as it was before a merger, a renaming or new wards.
    ADDRESS_FORMER_MUNICIPALITY(REVIEW, Field.ADDRESS),

    NAME_KANJI_ABSENT_IN_RECORD(REVIEW, Field.NAME_KANJI),
    NAME_KANA_ABSENT_IN_RECORD(REVIEW, Field.NAME_KANA),
    BIRTH_DATE_ABSENT_IN_RECORD(REVIEW, Field.BIRTH_DATE),
    SEX_ABSENT_IN_RECORD(REVIEW, Field.SEX),
    ADDRESS_ABSENT_IN_RECORD(REVIEW, Field.ADDRESS),
    NAME_KANJI_ABSENT_IN_REGISTRY(REVIEW, Field.NAME_KANJI),
    NAME_KANA_ABSENT_IN_REGISTRY(REVIEW, Field.NAME_KANA),
    BIRTH_DATE_ABSENT_IN_REGISTRY(REVIEW, Field.BIRTH_DATE),
    SEX_ABSENT_IN_REGISTRY(REVIEW, Field.SEX),
    ADDRESS_ABSENT_IN_REGISTRY(REVIEW, Field.ADDRESS),

    /// The resident's address is protected (支援措置). Over HTTP it also stands for an ambiguous or unusable entry of
    /// the registry, so that nobody is told who is protected.
    REVIEW_REQUIRED(REVIEW),

    REGISTRY_UNAVAILABLE(RETRY),
    REGISTRY_TIMEOUT(RETRY),
    REGISTRY_INVALID_ANSWER(RETRY),
    REGISTRY_STALE(RETRY),
    /// The record passed, and its attestation could not be signed.
    SIGNER_UNAVAILABLE(RETRY),
    /// The decision could not be written into the audit trail, and so is not told.
    AUDIT_UNAVAILABLE(RETRY),
    /// More work at once than the instance takes.
    OVERLOADED(RETRY),
    /// A known wrong record passed: the gate blocks everything until an operator starts it anew.
    GATE_HALTED(RETRY),
    /// The caller has sent too many different records for one number within a window. No look-up is made.
    NUMBER_TRIED_TOO_OFTEN(RETRY);

    private static final Set<ReasonCode> OF_THE_RECORD_ALONE = EnumSet.of(
            NUMBER_FORMAT,
            NUMBER_CHECK_DIGIT,
            BIRTH_DATE_INVALID,
            DESTINATION_KEY_CHECK_DIGIT,
            NAME_KANJI_ABSENT_IN_RECORD,
            NAME_KANA_ABSENT_IN_RECORD,
            BIRTH_DATE_ABSENT_IN_RECORD,
            SEX_ABSENT_IN_RECORD,
            ADDRESS_ABSENT_IN_RECORD);

    private final Remedy remedy;
    private final Optional<Field> field;

    ReasonCode(Remedy remedy) {
        this.remedy = remedy;
        this.field = Optional.empty();
    }

    ReasonCode(Remedy remedy, Field field) {
        this.remedy = remedy;
        this.field = Optional.of(field);
    }

    public Remedy remedy() {
        return remedy;
    }

    /// The field that a clerk must look at, where there is one.
    public Optional<Field> field() {
        return field;
    }

    /// Whether the caller could have found this by itself, with no registry.
    public boolean tellsOfTheRecordAlone() {
        return OF_THE_RECORD_ALONE.contains(this);
    }
}
