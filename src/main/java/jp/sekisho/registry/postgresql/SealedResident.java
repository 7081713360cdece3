package jp.sekisho.registry.postgresql;

import java.nio.ByteBuffer;
import java.util.Optional;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.registry.Resident;
import jp.sekisho.registry.extract.CompactResident;

/// What is sealed: the number, and the resident who carries it.
final class SealedResident {
    private SealedResident() {}

    /// Writes over what the buffer held, and returns it ready to be read.
    static ByteBuffer write(Resident resident, ByteBuffer to) {
        to.clear().putLong(resident.individualNumber().disclose());
        CompactResident.write(resident, to);
        return to.flip();
    }

    /// Empty where it is not exactly one resident, of this number.
    static Optional<Resident> read(IndividualNumber number, ByteBuffer from) {
        try {
            if (from.getLong() != number.disclose()) {
                return Optional.empty();
            }
            Resident resident = CompactResident.read(number, from);
            return from.hasRemaining() ? Optional.empty() : Optional.of(resident);
        } catch (RuntimeException _) {
            // Sealed with the right key by something else: nothing that it might mean is to be believed.
            return Optional.empty();
        }
    }
}
