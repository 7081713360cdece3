package jp.sekisho.synthetic.prefecture;

import java.util.List;
import java.util.stream.Stream;

/// What is the matter with a record, and what the gate must say to it.
public enum RecordClass {
    /// Held exactly as the registry holds it.
    PLAIN("PASS", ""),
    /// The same person written in another way.
    NOTATION("PASS", ""),
    /// An address that the registry holds as one that was left a few years ago.
    FORMER_ADDRESS("PASS", ""),
    /// An address that the registry does not hold at all.
    UNKNOWN_ADDRESS("BLOCK", "REVIEW"),
    /// A character of the name that the business system could not hold.
    PLACEHOLDER("BLOCK", "REVIEW"),
    /// A birth date that is no real day.
    INVALID_BIRTH_DATE("BLOCK", "CORRECT"),
    /// The subject has died.
    DECEASED("BLOCK", "REVIEW"),

    /// The number of somebody in the household: a parent's for a child most of all.
    HOUSEHOLD_MEMBER(45),
    /// The number of the line before or behind.
    NEXT_APPLICANT(12),
    /// The number of somebody of the same name who was born on another day and lives elsewhere.
    NAMESAKE(8),
    /// The number of somebody of another name who was born on the same day.
    SAME_BIRTHDAY(5),
    /// The number of the subject's twin.
    TWIN(2),
    /// The subject's number with one wrong digit; nobody bears it.
    TYPED_DIGIT(15),
    /// One of several lines in a row, each with the number of the line behind.
    ROW_SHIFT(8),
    /// The number is right; name and birth date are those of somebody in the household.
    PERSON_FIELDS(5);

    /// The classes of wrong links.
    static final List<RecordClass> WRONG_LINKS =
            Stream.of(values()).filter(RecordClass::wrongLink).toList();

    private final String decision;
    private final String remedy;
    private final int share;

    RecordClass(String decision, String remedy) {
        this.decision = decision;
        this.remedy = remedy;
        share = 0;
    }

    RecordClass(int share) {
        decision = "BLOCK";
        remedy = "CORRECT";
        this.share = share;
    }

    /// `PASS` or `BLOCK`.
    public String decision() {
        return decision;
    }

    /// `CORRECT` or `REVIEW`; empty on a pass.
    public String remedy() {
        return remedy;
    }

    /// Number and person are two people's (紐付け誤り).
    public boolean wrongLink() {
        return share > 0;
    }

    /// Of a hundred wrong links.
    int share() {
        return share;
    }
}
