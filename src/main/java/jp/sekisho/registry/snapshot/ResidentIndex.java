package jp.sekisho.registry.snapshot;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.RegistryAnswer;
import jp.sekisho.registry.Resident;

/// Residents by their number, in a fraction of the room that objects would take: a resident is a run of bytes in one of
/// many chunks, and an open-addressing table tells where. Filled by one thread, from then on only read.
final class ResidentIndex {
    private static final int CHUNK_BITS = 18;

    /// Small enough that no collector treats a chunk as a huge object and rounds its room up, so large that the unused
    /// end of each is next to nothing.
    private static final int CHUNK = 1 << CHUNK_BITS;

    private static final int FIRST_TABLE_BITS = 10;

    /// 2^64 divided by the golden ratio: spreads numbers that lie close together.
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final List<ByteBuffer> chunks = new ArrayList<>();

    /// A resident on the way into a chunk. None outgrows it: its bytes are fewer than those of its line.
    private final ByteBuffer draft = ByteBuffer.allocate(CHUNK);

    /// Per slot 0 where it is free, else 1 + the place of a resident, negated if there are more with that number.
    private long[] table = new long[1 << FIRST_TABLE_BITS];

    private int tableBits = FIRST_TABLE_BITS;
    private int numbers;

    void add(Resident resident) {
        CompactResident.write(resident, draft.clear());
        long place = append(draft.flip());
        int slot = slot(resident.individualNumber().disclose());
        if (table[slot] != 0) {
            table[slot] = -Math.abs(table[slot]);
            return;
        }
        table[slot] = 1 + place;
        numbers++;
        // Above three quarters the runs of taken slots grow long.
        if (numbers > table.length / 4 * 3) {
            doubleTable();
        }
    }

    RegistryAnswer find(IndividualNumber number, Extract extract) {
        long entry = table[slot(number.disclose())];
        if (entry == 0) {
            return new RegistryAnswer.NotFound(extract);
        }
        if (entry < 0) {
            return new RegistryAnswer.Ambiguous(extract);
        }
        ByteBuffer resident = chunk(entry - 1).duplicate().position(position(entry - 1));
        return new RegistryAnswer.Found(CompactResident.read(number, resident), extract);
    }

    /// The slot that holds the number, or the free one where it belongs.
    private int slot(long number) {
        int slot = (int) (number * SPREAD >>> Long.SIZE - tableBits);
        while (table[slot] != 0 && number(table[slot]) != number) {
            slot = slot + 1 & table.length - 1;
        }
        return slot;
    }

    private long number(long entry) {
        long place = Math.abs(entry) - 1;
        return CompactResident.number(chunk(place), position(place));
    }

    private void doubleTable() {
        long[] entries = table;
        tableBits++;
        table = new long[1 << tableBits];
        for (long entry : entries) {
            if (entry != 0) {
                table[slot(number(entry))] = entry;
            }
        }
    }

    /// A place is the number of a chunk and a position within it.
    private long append(ByteBuffer resident) {
        if (chunks.isEmpty() || chunks.getLast().remaining() < resident.remaining()) {
            chunks.add(ByteBuffer.allocate(CHUNK));
        }
        long place = (long) (chunks.size() - 1) << CHUNK_BITS | chunks.getLast().position();
        chunks.getLast().put(resident);
        return place;
    }

    private ByteBuffer chunk(long place) {
        return chunks.get((int) (place >>> CHUNK_BITS));
    }

    private static int position(long place) {
        return (int) place & CHUNK - 1;
    }
}
