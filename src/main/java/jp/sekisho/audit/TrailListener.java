package jp.sekisho.audit;

import java.time.Duration;

/// Is told what happens to the trail. Called on the trail's own thread: must not block.
public interface TrailListener {

    /// What kept lines or heads from being written.
    enum Trouble {
        /// The file cannot be written: the disk is full, the directory is read-only, the device fails.
        NOT_WRITABLE,
        /// The file or the directory is no longer where it was, or another process holds the directory.
        MOVED,
        /// More waits than the trail takes.
        TOO_MANY_WAIT,
        /// The head of the chain could not be signed or written; the lines themselves were.
        NO_HEAD,
        /// A defect of the writer.
        DEFECT
    }

    /// Lines reached the file together.
    ///
    /// @param took from the first one's arrival
    void written(int lines, Duration took);

    /// @param detail for the operator's log
    void failed(Trouble trouble, String detail);

    /// Lines are written again after they were not.
    void recovered();

    /// The head was signed: so far the trail cannot be cut unseen by whoever has this text.
    void headSigned(String jws);

    /// At the start, an unfinished last line was cut off.
    void cut(String file, long bytes);
}
