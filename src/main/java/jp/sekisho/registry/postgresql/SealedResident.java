package jp.sekisho.registry.postgresql;

import java.nio.ByteBuffer;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.RegistryAnswer;
import jp.sekisho.registry.Resident;
import jp.sekisho.registry.extract.CompactResident;

/// What is sealed: the number, the sequence of the state in which the entry came, and the resident who carries the
/// number, or that there is one who cannot be used.
final class SealedResident {
    /// Where a resident begins with a place in a list.
    private static final byte UNUSABLE = -1;

    private SealedResident() {}

    /// Writes over what the buffer held, and returns it ready to be read.
    static ByteBuffer write(Resident resident, long sequence, ByteBuffer to) {
        to.clear().putLong(resident.individualNumber().disclose()).putLong(sequence);
        CompactResident.write(resident, to);
        return to.flip();
    }

    /// The same for a resident who was set aside.
    static ByteBuffer writeUnusable(IndividualNumber number, long sequence, ByteBuffer to) {
        return to.clear()
                .putLong(number.disclose())
                .putLong(sequence)
                .put(UNUSABLE)
                .flip();
    }

    /// Whether the entry is one resident's, of this number, and came no later than in the state of this sequence.
    static boolean isUnchangedSince(long sequence, IndividualNumber number, ByteBuffer from, Extract extract) {
        return read(number, from.duplicate(), extract) instanceof RegistryAnswer.Found
                && from.getLong(from.position() + Long.BYTES) <= sequence;
    }

    /// Invalid where it is not exactly one resident, of this number.
    static RegistryAnswer read(IndividualNumber number, ByteBuffer from, Extract extract) {
        try {
            if (from.getLong() != number.disclose()) {
                return new RegistryAnswer.Invalid();
            }
            from.getLong();
            RegistryAnswer answer = answer(number, from, extract);
            return from.hasRemaining() ? new RegistryAnswer.Invalid() : answer;
        } catch (RuntimeException _) {
            // Sealed with the right key by something else: nothing that it might mean is to be believed.
            return new RegistryAnswer.Invalid();
        }
    }

    private static RegistryAnswer answer(IndividualNumber number, ByteBuffer from, Extract extract) {
        if (from.get(from.position()) == UNUSABLE) {
            from.get();
            return new RegistryAnswer.Unusable(extract);
        }
        return new RegistryAnswer.Found(CompactResident.read(number, from), extract);
    }
}
