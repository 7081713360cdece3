package jp.sekisho.api.stream;

import static org.assertj.core.api.Assertions.assertThat;

import jp.sekisho.api.stream.StreamRoom.Entrance;
import org.junit.jupiter.api.Test;

class StreamRoomTest {
    private static final long GIB = 1L << 30;

    private static StreamRoom room(int streams, long heap) {
        return new StreamRoom(streams, heap, () -> false);
    }

    @Test
    void oneCallerHoldsHalfOfTheStreamsAtMost() {
        StreamRoom room = room(4, GIB);
        assertThat(room.enter("a")).isEqualTo(Entrance.ENTERED);
        assertThat(room.enter("a")).isEqualTo(Entrance.ENTERED);
        assertThat(room.enter("a")).isEqualTo(Entrance.SHARE_TAKEN);
        assertThat(room.enter("b")).isEqualTo(Entrance.ENTERED);
        room.leave("a");
        assertThat(room.enter("a")).isEqualTo(Entrance.ENTERED);
        assertThat(room.enter("c")).isEqualTo(Entrance.ENTERED);
        assertThat(room.enter("d")).isEqualTo(Entrance.FULL);
        assertThat(room.running()).isEqualTo(4);
    }

    @Test
    void aSmallHeapHasRoomForFewStreams() {
        StreamRoom room = room(16, GIB / 4);
        assertThat(room.enter("a")).isEqualTo(Entrance.ENTERED);
        assertThat(room.enter("b")).isEqualTo(Entrance.ENTERED);
        assertThat(room.enter("c")).isEqualTo(Entrance.FULL);
        assertThat(room(16, 1).enter("a")).isEqualTo(Entrance.ENTERED);
    }

    @Test
    void nobodyComesInWhileTheHeapIsShort() {
        boolean[] heapIsShort = {true};
        StreamRoom room = new StreamRoom(16, GIB, () -> heapIsShort[0]);
        assertThat(room.enter("a")).isEqualTo(Entrance.FULL);
        heapIsShort[0] = false;
        assertThat(room.enter("a")).isEqualTo(Entrance.ENTERED);
    }
}
