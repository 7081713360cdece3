package jp.sekisho.checkpoint;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.person.Subject;
import jp.sekisho.person.SubjectMarks;

/// Counts the different records of each caller and number within a window, in a fixed table of [SubjectMarks] under
/// a key that dies with the window: neither numbers nor values are kept.
///
/// Errors are small and go both ways. Records of others add to a count where their number has the same mark: of as
/// many as the table holds, one in twenty has one such neighbour, and twenty of them at a time do not happen. A new
/// record is taken for a repetition about once in 2^34. Windows do not overlap, so that up to twice the bound may
/// come in the time of one. A full table forgets the numbers that were tried least. Safe for concurrent use.
public final class GuessSketch implements GuessLimit {
    private static final int MOST = 1_000;
    private static final int KEY_BYTES = 32;
    private static final int SLOT_BITS = 20;
    private static final int ROOM = (1 << SLOT_BITS) / 4 * 3;

    private final int recordsPerNumber;
    private final Duration window;
    private final Clock clock;
    private final int room;

    private Instant end = Instant.MIN;
    private SubjectMarks key = freshKey();
    private long[] marks = {};
    private int marked;

    /// @param recordsPerNumber different records of one caller for one number in a window, 1 to 1000
    /// @param window how long a count lasts
    public GuessSketch(int recordsPerNumber, Duration window, Clock clock) {
        this(recordsPerNumber, window, clock, ROOM);
    }

    /// @param room marks at a time
    GuessSketch(int recordsPerNumber, Duration window, Clock clock, int room) {
        if (recordsPerNumber < 1 || recordsPerNumber > MOST) {
            throw new IllegalArgumentException("records-per-number is 1 to " + MOST);
        }
        if (window.toSeconds() < 1) {
            throw new IllegalArgumentException("window is a second at least");
        }
        this.recordsPerNumber = recordsPerNumber;
        this.window = window;
        this.clock = clock;
        this.room = room;
    }

    @Override
    public synchronized Optional<Duration> take(Submitter by, Subject subject) {
        if (!(subject.number() instanceof IndividualNumber number)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        // A clock that was set back must not make the window longer.
        if (!now.isBefore(end) || now.isBefore(end.minus(window))) {
            begin(now);
        }
        return mark(key.of(by.caller().text(), number, subject))
                ? Optional.empty()
                : Optional.of(Duration.between(now, end));
    }

    private void begin(Instant now) {
        end = now.plus(window);
        key = freshKey();
        marks = new long[1 << SLOT_BITS];
        marked = 0;
    }

    private static SubjectMarks freshKey() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return new SubjectMarks(key);
    }

    /// Whether a record may be decided on: it is not the first beyond the bound, or was marked before.
    private boolean mark(long mark) {
        int tried = 0;
        int slot = firstSlot(mark);
        for (; marks[slot] != 0; slot = next(slot)) {
            if (marks[slot] == mark) {
                return true;
            }
            tried += SubjectMarks.sameNumber(marks[slot], mark) ? 1 : 0;
        }
        if (tried >= recordsPerNumber) {
            return false;
        }
        marks[slot] = mark;
        if (++marked == room) {
            forgetTheLeastTried();
        }
        return true;
    }

    /// Who sends many numbers tries few records for each, and must not make room for who does not. Where that frees
    /// too little, all begins anew.
    private void forgetTheLeastTried() {
        long[] before = marks;
        marks = new long[before.length];
        marked = 0;
        for (long mark : before) {
            if (mark != 0 && tried(before, mark) > recordsPerNumber / 4) {
                int slot = firstSlot(mark);
                while (marks[slot] != 0) {
                    slot = next(slot);
                }
                marks[slot] = mark;
                marked++;
            }
        }
        if (marked > room / 2) {
            begin(clock.instant());
        }
    }

    private static int tried(long[] marks, long mark) {
        int tried = 0;
        for (int slot = firstSlot(mark); marks[slot] != 0; slot = next(slot)) {
            tried += SubjectMarks.sameNumber(marks[slot], mark) ? 1 : 0;
        }
        return tried;
    }

    private static int firstSlot(long mark) {
        return (int) (mark >>> (Long.SIZE - SLOT_BITS));
    }

    private static int next(int slot) {
        return slot + 1 & (1 << SLOT_BITS) - 1;
    }
}
