package jp.sekisho.practice.conformance;

import jp.sekisho.practice.SceneRequest;

/// A caller's test system: it is given a record, has the practice gate check it, and tells what it did.
public interface CallerUnderTest {
    /// Returns when the caller is done with the record.
    Told play(SceneRequest request) throws InterruptedException;

    /// What a caller tells.
    enum Told {
        REGISTERED,
        NOT_REGISTERED,
        /// Nothing in time, or what is no answer.
        NOTHING
    }
}
