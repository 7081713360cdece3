package jp.sekisho.registry.snapshot;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.RegistryAnswer;
import jp.sekisho.registry.Resident;
import jp.sekisho.registry.extract.CompactResident;
import jp.sekisho.registry.extract.DeltaFile;
import jp.sekisho.registry.extract.Fault;
import jp.sekisho.registry.extract.SnapshotFile;

/// Residents by their number, in a fraction of the room that objects would take: a resident is a run of bytes
/// in one of many chunks, and an open-addressing table tells where. Filled by one thread, from then on only
/// read; changes go into a copy.
final class ResidentIndex implements SnapshotFile.Taker {
    private static final int CHUNK_BITS = 18;

    /// Small enough that no collector treats a chunk as a huge object and rounds its room up, so large that the
    /// unused end of each is next to nothing.
    private static final int CHUNK = 1 << CHUNK_BITS;

    private static final long SEVERAL = -1;
    private static final long SET_ASIDE = -2;
    private static final long NOBODY = -3;

    private static final int FIRST_TABLE_BITS = 10;

    /// 2^64 divided by the golden ratio: spreads numbers that lie close together.
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final List<ByteBuffer> chunks = new ArrayList<>();

    /// A resident on the way into a chunk. None outgrows it: its bytes are fewer than those of its line.
    private final ByteBuffer draft = ByteBuffer.allocate(CHUNK);

    /// Per slot 1 + the number, 0 where the slot is free.
    private long[] numbers = new long[1 << FIRST_TABLE_BITS];

    /// Per slot the place of the resident, [#SEVERAL], [#SET_ASIDE] or [#NOBODY].
    private long[] places = new long[1 << FIRST_TABLE_BITS];

    private int tableBits = FIRST_TABLE_BITS;
    private int taken;

    /// Of the taken slots those that hold [#NOBODY].
    private int removed;

    /// The sequence of the last change, by number; whoever is not in it is as in the extract that was loaded whole.
    private final Map<Long, Long> lastChanges = new HashMap<>();

    @Override
    public void resident(Resident resident) {
        CompactResident.write(resident, draft.clear());
        add(resident.individualNumber(), append(draft.flip()));
    }

    @Override
    public void unusable(Fault fault, Set<IndividualNumber> numbers) {
        numbers.forEach(number -> add(number, SET_ASIDE));
    }

    /// How many numbers are held.
    int size() {
        return taken - removed;
    }

    /// Every number that is or was held, in no order.
    LongStream numbers() {
        return LongStream.of(numbers).filter(number -> number != 0).map(number -> number - 1);
    }

    boolean knows(long number) {
        return numbers[slot(number)] != 0;
    }

    /// The same residents, to be changed while this index answers: the tables are its own, and what residents are
    /// written as is shared, since it is only ever added to.
    ResidentIndex copy() {
        ResidentIndex copy = new ResidentIndex();
        copy.chunks.addAll(chunks);
        copy.numbers = numbers.clone();
        copy.places = places.clone();
        copy.tableBits = tableBits;
        copy.taken = taken;
        copy.removed = removed;
        copy.lastChanges.putAll(lastChanges);
        return copy;
    }

    /// Whether one person has the number, and no change of theirs came after this sequence.
    boolean isUnchangedSince(long sequence, IndividualNumber number) {
        int slot = slot(number.disclose());
        return numbers[slot] != 0 && places[slot] >= 0 && lastChanges.getOrDefault(number.disclose(), 0L) <= sequence;
    }

    /// Puts what follows in the place of what stands under its number.
    ///
    /// @param sequence of the state after it
    DeltaFile.Taker changes(long sequence) {
        return new DeltaFile.Taker() {
            @Override
            public void resident(Resident resident) {
                CompactResident.write(resident, draft.clear());
                change(resident.individualNumber(), append(draft.flip()), sequence);
            }

            @Override
            public void unusable(Fault fault, Set<IndividualNumber> found) {
                found.forEach(number -> change(number, SET_ASIDE, sequence));
            }

            @Override
            public void removed(IndividualNumber number) {
                if (numbers[slot(number.disclose())] != 0) {
                    change(number, NOBODY, sequence);
                }
            }
        };
    }

    private void change(IndividualNumber number, long place, long sequence) {
        lastChanges.put(number.disclose(), sequence);
        int slot = slot(number.disclose());
        if (numbers[slot] == 0) {
            add(number, place);
            return;
        }
        removed += (place == NOBODY ? 1 : 0) - (places[slot] == NOBODY ? 1 : 0);
        places[slot] = place;
    }

    private void add(IndividualNumber individualNumber, long place) {
        long number = individualNumber.disclose();
        int slot = slot(number);
        if (numbers[slot] != 0) {
            places[slot] = SEVERAL;
            return;
        }
        numbers[slot] = 1 + number;
        places[slot] = place;
        taken++;
        // Above three quarters the runs of taken slots grow long.
        if (taken > numbers.length / 4 * 3) {
            doubleTable();
        }
    }

    RegistryAnswer find(IndividualNumber number, Extract extract) {
        int slot = slot(number.disclose());
        if (numbers[slot] == 0) {
            return new RegistryAnswer.NotFound(extract);
        }
        long place = places[slot];
        if (place == SEVERAL) {
            return new RegistryAnswer.Ambiguous(extract);
        }
        if (place == NOBODY) {
            return new RegistryAnswer.NotFound(extract);
        }
        if (place == SET_ASIDE) {
            return new RegistryAnswer.Unusable(extract);
        }
        ByteBuffer chunk = chunks.get((int) (place >>> CHUNK_BITS));
        ByteBuffer resident = chunk.duplicate().position((int) place & (CHUNK - 1));
        return new RegistryAnswer.Found(CompactResident.read(number, resident), extract);
    }

    /// The slot that holds the number, or the free one where it belongs.
    private int slot(long number) {
        int slot = (int) ((number * SPREAD) >>> (Long.SIZE - tableBits));
        while (numbers[slot] != 0 && numbers[slot] != 1 + number) {
            slot = (slot + 1) & (numbers.length - 1);
        }
        return slot;
    }

    private void doubleTable() {
        long[] oldNumbers = numbers;
        long[] oldPlaces = places;
        tableBits++;
        numbers = new long[1 << tableBits];
        places = new long[1 << tableBits];
        for (int i = 0; i < oldNumbers.length; i++) {
            if (oldNumbers[i] != 0) {
                int slot = slot(oldNumbers[i] - 1);
                numbers[slot] = oldNumbers[i];
                places[slot] = oldPlaces[i];
            }
        }
    }

    /// A place is the number of a chunk and a position within it.
    private long append(ByteBuffer resident) {
        if (chunks.isEmpty() || chunks.getLast().remaining() < resident.remaining()) {
            chunks.add(ByteBuffer.allocate(CHUNK));
        }
        long place =
                ((long) (chunks.size() - 1) << CHUNK_BITS) | chunks.getLast().position();
        chunks.getLast().put(resident);
        return place;
    }
}
