package jp.sekisho.checkpoint;

import java.util.List;
import jp.sekisho.signing.Signing;

/// Is told what passes the checkpoint and what does not, to count it. Called on the threads that answer: must not
/// block.
public interface CheckpointListener {

    /// These are written down and leave now.
    ///
    /// @param answers to one submitter, in the order of the submissions; never empty
    void answered(Submitter by, List<Answer> answers);

    /// So many PASS got their attestation.
    void attested(int count);

    /// So many PASS became a BLOCK, since their attestation could not be signed.
    ///
    /// @param detail for the operator's log; holds nothing of a record
    void notAttested(Signing.Trouble trouble, String detail, int count);

    /// Where nothing is counted: trials are no traffic.
    static CheckpointListener none() {
        return new CheckpointListener() {
            @Override
            public void answered(Submitter by, List<Answer> answers) {}

            @Override
            public void attested(int count) {}

            @Override
            public void notAttested(Signing.Trouble trouble, String detail, int count) {}
        };
    }
}
