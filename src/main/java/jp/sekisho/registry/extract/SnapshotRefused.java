package jp.sekisho.registry.extract;

import java.io.IOException;
import jp.sekisho.registry.FaultCode;

/// The whole snapshot file was refused. It tells where and why, in Japanese and English, and never a value. An
/// exception, because a registry that cannot be loaded is broken machinery and not an answer.
public final class SnapshotRefused extends RuntimeException {
    private final Fault fault;

    public SnapshotRefused(Fault fault) {
        // Without a trace: what is at fault is the file, and a file may hold a million faults.
        super(japanese(fault) + " / " + english(fault), null, true, false);
        this.fault = fault;
    }

    SnapshotRefused(long line, String pointer, FaultCode code) {
        this(new Fault(line, pointer, code));
    }

    SnapshotRefused(long line, IOException trouble) {
        this(line, "", FaultCode.FILE_UNREADABLE);
        addSuppressed(trouble);
    }

    /// The extract claims to be taken later than the clock says.
    public static SnapshotRefused aheadOfClock() {
        return new SnapshotRefused(1, "/snapshot/asOf", FaultCode.AHEAD_OF_CLOCK);
    }

    public Fault fault() {
        return fault;
    }

    public String japanese() {
        return japanese(fault);
    }

    public String english() {
        return english(fault);
    }

    private static String japanese(Fault fault) {
        return "住民スナップショットを拒否しました。" + fault.japanese();
    }

    private static String english(Fault fault) {
        return "resident snapshot refused, " + fault.english();
    }
}
