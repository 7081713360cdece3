package jp.sekisho.release;

import jp.sekisho.signing.Signing;

/// Is told what becomes of releases, to count it.
public interface ReleaseListener {
    void answered(ReleaseAnswer answer);

    /// A step was not signed.
    ///
    /// @param detail for the operator's log; holds nothing of a record
    void notSigned(Signing.Trouble trouble, String detail);
}
