package jp.sekisho.api.wire;

import jp.sekisho.person.DestinationKeyKind;
import org.jspecify.annotations.Nullable;

/// What names a procedure and where its record goes.
public interface Destined {
    /// Id of the procedure (事務).
    String procedure();

    /// Id of the system that the record goes to; the intermediate server where it is null.
    @Nullable
    String destination();

    /// The key that it is registered under there.
    @Nullable
    String destinationKey();

    /// What kind of key that is; the destination's usual one where it is null.
    @Nullable
    DestinationKeyKind destinationKeyKind();
}
