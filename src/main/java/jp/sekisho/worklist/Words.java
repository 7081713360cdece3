package jp.sekisho.worklist;

import jp.sekisho.check.ReasonCode;

/// The words for what a list says in codes.
public interface Words {
    /// Why a record is blocked and what to do, in Japanese.
    String of(ReasonCode reason);
}
