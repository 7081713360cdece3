package jp.sekisho.api.problem;

import jp.sekisho.api.wire.ReasonWire;
import org.jspecify.annotations.Nullable;

/// Thrown by a resource where it could not be decided now.
public final class UndecidedException extends RuntimeException {
    private final transient ReasonWire reason;
    private final @Nullable String checkId;

    /// @param reason why, as detailed as the caller may see
    /// @param checkId the check that was begun, if one was
    public UndecidedException(ReasonWire reason, @Nullable String checkId) {
        super(reason.code());
        this.reason = reason;
        this.checkId = checkId;
    }

    ReasonWire reason() {
        return reason;
    }

    @Nullable
    String checkId() {
        return checkId;
    }
}
