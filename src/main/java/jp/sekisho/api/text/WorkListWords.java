package jp.sekisho.api.text;

import jakarta.inject.Singleton;
import jp.sekisho.check.ReasonCode;
import jp.sekisho.worklist.Words;

/// The words of a work list: those of the answers.
@Singleton
final class WorkListWords implements Words {
    @Override
    public String of(ReasonCode reason) {
        return Messages.of(Language.JA, "reason", reason);
    }
}
