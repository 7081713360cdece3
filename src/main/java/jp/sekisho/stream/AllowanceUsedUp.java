package jp.sekisho.stream;

import java.io.IOException;

/// The sender may send no more lines for now.
public final class AllowanceUsedUp extends IOException {
    public AllowanceUsedUp() {
        super("no more lines are allowed for now");
    }
}
