package jp.sekisho.check;

import java.util.Optional;
import jp.sekisho.person.BirthDateEntry;
import jp.sekisho.person.DestinationKey;
import jp.sekisho.person.NumberEntry;
import jp.sekisho.person.Shape;
import jp.sekisho.person.Subject;
import jp.sekisho.policy.Procedure;

/// What a business system (業務システム) holds and is about to register.
///
/// @param key what it is to be registered under, where the caller says so
public record BusinessRecord(
        Procedure procedure, Subject subject, NumberOnForm numberOnForm, Optional<DestinationKey> key) {

    /// A record of which nobody said yet where it goes.
    public BusinessRecord(Procedure procedure, Subject subject, NumberOnForm numberOnForm) {
        this(procedure, subject, numberOnForm, Optional.empty());
    }

    /// How the number on the application form (申請書記載) relates to the number that was entered: it tells
    /// where a wrong number came from.
    public enum NumberOnForm {
        NOT_SENT,
        SAME_AS_ENTERED,
        DIFFERENT
    }

    /// What the value looks like for which a reason was given, where that is known.
    public Optional<Shape> shapeOf(ReasonCode reason) {
        if (reason == ReasonCode.NUMBER_FORMAT && subject.number() instanceof NumberEntry.WrongFormat(Shape shape)) {
            return Optional.of(shape);
        }
        return reason == ReasonCode.BIRTH_DATE_INVALID
                        && subject.birthDate() instanceof BirthDateEntry.Unreadable(Optional<Shape> shape)
                ? shape
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "BusinessRecord[withheld]";
    }
}
