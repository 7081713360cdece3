package jp.sekisho.check;

import jp.sekisho.person.Subject;
import jp.sekisho.policy.Procedure;

/// What a business system (業務システム) holds and is about to register.
public record BusinessRecord(Procedure procedure, Subject subject, NumberOnForm numberOnForm) {

    /// How the number on the application form (申請書記載) relates to the number that was entered: it tells where a wrong
    /// number came from.
    public enum NumberOnForm {
        NOT_SENT,
        SAME_AS_ENTERED,
        DIFFERENT
    }

    @Override
    public String toString() {
        return "BusinessRecord[withheld]";
    }
}
