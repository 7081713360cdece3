package jp.sekisho.registry;

import java.net.URI;
import java.util.List;
import java.util.function.BiFunction;
import jp.sekisho.check.ReasonCode;

/// A row of the fault matrix: a registry in some trouble, and what a check must come to.
///
/// @param registry opens it behind its guard, and adds to the list what must be closed; the address is that of a
///     gateway that is well and must not be reached
record Fault(String name, ReasonCode reason, BiFunction<URI, List<AutoCloseable>, ResidentRegistry> registry) {
    @Override
    public String toString() {
        return name + " -> " + reason;
    }
}
