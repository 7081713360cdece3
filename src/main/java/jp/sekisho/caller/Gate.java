package jp.sekisho.caller;

import java.util.List;

/// The gate as a business system sees it. Safe for concurrent use.
public interface Gate {

    /// Whether this record may be registered, exactly as it is given here. An edit afterwards needs a new question.
    Registration mayRegister(BusinessRecord record) throws InterruptedException;

    /// The same for many records in one stream. All answers are held until the end of the stream was verified: give it
    /// some ten thousand records at a time.
    Inspection mayRegister(List<BusinessRecord> records) throws InterruptedException;
}
