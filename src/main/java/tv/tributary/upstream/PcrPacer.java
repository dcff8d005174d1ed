package tv.tributary.upstream;

import java.util.Arrays;
import tv.tributary.format.ts.Packet;
import tv.tributary.format.ts.TimestampMath;

/// Paces packets by the stream's PCR: a segment passed on at once would reach viewers as one burst. Without a PCR,
/// segments are spaced by their durations. Times are nano times. One owner.
final class PcrPacer {
    /// So much at the start comes at once, so that a picture is there at once.
    private static final long LEAD = 1_000_000_000;
    /// A packet that is later than this was waited for: those after it keep their distance.
    private static final long LATE = 500_000_000;
    /// A clock that goes on by more has jumped.
    private static final long LARGEST_STEP = 2 * TimestampMath.SECOND;

    private byte[] packets = new byte[0];
    private int at;
    private int end;
    /// Where in the packets the time comes to be `due`.
    private int[] marks = new int[64];

    private long[] dues = new long[64];
    private int markCount;
    private int nextMark;

    private boolean begun;
    /// What came at the start has not been overtaken by the time yet.
    private boolean leading = true;
    /// When what comes is due.
    private long due;

    private int clockPid = -1;
    private long clock = -1;
    private boolean clocked = true;
    private long segmentEnd;
    /// Speed in percent.
    private int speed = 100;

    /// The packets to come are another segment's, which lasts so long.
    void segment(long millis, long now) {
        if (!begun) {
            begun = true;
            due = now - LEAD;
            segmentEnd = due;
        }
        if (!clocked) due = Math.max(due, segmentEnd);
        segmentEnd = due + millis * 1_000_000;
        clocked = false;
        clockPid = -1;
    }

    /// A little faster than the clock, to come nearer to the newest.
    void hurry(boolean wanted) {
        speed = wanted ? 103 : 100;
    }

    /// Takes whole packets; only while [#isEmpty].
    void put(byte[] from, int length, long now) {
        if (packets.length < length) packets = new byte[length];
        System.arraycopy(from, 0, packets, 0, length);
        at = 0;
        end = length;
        markCount = 0;
        nextMark = 0;
        keepUp(now);
        mark(0);
        for (int p = 0; p < length; p += Packet.SIZE) {
            if (!Packet.hasPcr(packets, p)) continue;
            int pid = Packet.pid(packets, p);
            if (clockPid < 0) clockPid = pid;
            if (pid == clockPid) tick(Packet.pcr(packets, p), p);
        }
    }

    private void tick(long pcr, int p) {
        clocked = true;
        long ticks = clock < 0 ? 0 : TimestampMath.between(clock, pcr);
        clock = pcr;
        if (ticks <= 0 || ticks > LARGEST_STEP) return;
        due += ticks * 10_000_000 / 9 / speed;
        mark(p);
    }

    private void keepUp(long now) {
        long late = now - due;
        if (late <= 0) leading = false;
        if (late <= (leading ? LEAD + LATE : LATE)) return;
        leading = false;
        due = now;
    }

    private void mark(int p) {
        if (markCount == marks.length) {
            marks = Arrays.copyOf(marks, 2 * markCount);
            dues = Arrays.copyOf(dues, 2 * markCount);
        }
        marks[markCount] = p;
        dues[markCount++] = due;
    }

    /// Copies what is due.
    ///
    /// @return how many bytes, 0 if none is
    int take(byte[] into, int from, long now) {
        int n = Math.min(due(now), into.length - from);
        System.arraycopy(packets, at, into, from, n);
        at += n;
        return n;
    }

    /// How many bytes are due.
    int due(long now) {
        while (nextMark < markCount && dues[nextMark] <= now) nextMark++;
        return (nextMark < markCount ? marks[nextMark] : end) - at;
    }

    boolean isEmpty() {
        return at == end;
    }

    /// When the next bytes are due, where there are some.
    long next() {
        return nextMark < markCount ? dues[nextMark] : due;
    }
}
