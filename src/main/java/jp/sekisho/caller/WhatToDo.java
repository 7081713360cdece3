package jp.sekisho.caller;

/// Who has to act before a record can be registered.
public enum WhatToDo {
    /// The clerk: the data is wrong.
    CORRECT,
    /// A person who looks. What the gate says and this library does not know is this, too.
    REVIEW,
    /// Nobody yet: the procedure is only observed (SHADOW), and what the gate says counts for nothing.
    WAIT_UNTIL_ENFORCED,
    /// The operator, by the request's id: the request is refused, or what came back is no answer of a gate.
    TELL_OPERATOR
}
