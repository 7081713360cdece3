package jp.sekisho.api.problem;

import jp.sekisho.api.wire.ReasonWire;

/// Thrown by a resource where it could not be decided now.
public final class UndecidedException extends RuntimeException {
    private final transient ReasonWire reason;
    private final String checkId;

    /// @param reason why, as detailed as the caller may see
    public UndecidedException(ReasonWire reason, String checkId) {
        super(reason.code());
        this.reason = reason;
        this.checkId = checkId;
    }

    ReasonWire reason() {
        return reason;
    }

    String checkId() {
        return checkId;
    }
}
