package tv.tributary.relay.hls;

import tv.tributary.format.ts.Pes;
import tv.tributary.format.ts.TimestampMath;

/// Media time covered by a stream's frames, in 90 kHz ticks that never wrap and never run backwards. Based on the
/// frames' DTS, on the PCR if they have none, and on the frame count if there is no PCR either. One owner; not
/// thread-safe.
final class MediaTime {
    /// Between two frames. More is a jump, not time that passed.
    private static final long LARGEST_STEP = 10 * TimestampMath.SECOND;
    /// Until two frames have been seen: one of 25 a second.
    private static final long USUAL_STEP = TimestampMath.SECOND / 25;
    /// Clocks are sent ten times a second at least (ISO 13818-1, 2.7.2): where one leaves out more, packets were lost.
    private static final long HOLE = TimestampMath.SECOND;
    /// So many frames without a time in a row, and none is waited for: two seconds of 25 a second.
    private static final int UNTIMED = 50;

    private long now;
    private long step = USUAL_STEP;
    private long lastTime = Pes.NONE;
    private long lastClock = Pes.NONE;
    /// What the program's clock has covered since the last frame that moved [#now].
    private long clocked;
    /// How much of that it ran through without a leap.
    private long ran;

    private int untimed;
    private boolean hole;

    /// What frames have covered so far: where the newest one starts.
    long now() {
        return now;
    }

    /// How long a frame lasts, as far as is known.
    long step() {
        return step;
    }

    /// Whether time was left out before the newest frame: it counts in [#now], but nothing was sent that covers it.
    boolean hole() {
        return hole;
    }

    /// What comes does not continue what came.
    void breakOff() {
        lastTime = Pes.NONE;
        lastClock = Pes.NONE;
        clocked = 0;
        ran = 0;
    }

    /// The program's clock was sent.
    void clock(long base) {
        if (lastClock != Pes.NONE) {
            long ticks = TimestampMath.between(lastClock, base);
            if (plausible(ticks)) clocked += ticks;
            if (plausible(ticks) && ticks <= HOLE) ran += ticks;
        }
        lastClock = base;
    }

    /// A frame starts.
    ///
    /// @param dts its decoding time, or [Pes#NONE]: the next one that has one tells how long both lasted
    void frame(long dts) {
        hole = false;
        if (dts == Pes.NONE) {
            if (++untimed > UNTIMED) move(lastClock == Pes.NONE ? USUAL_STEP : clocked);
            return;
        }
        if (lastTime != Pes.NONE) {
            long ticks = TimestampMath.between(lastTime, dts);
            boolean direct = untimed == 0;
            if (untimed > UNTIMED) move(step);
            else if (!plausible(ticks)) move(plausible(clocked) && clocked > 0 ? clocked : step);
            else {
                hole = ticks - ran > HOLE;
                move(ticks);
                if (direct && ticks > 0 && !hole) step = ticks;
            }
        }
        lastTime = dts;
        untimed = 0;
    }

    private void move(long ticks) {
        now += ticks;
        clocked = 0;
        ran = 0;
    }

    private static boolean plausible(long ticks) {
        return ticks >= 0 && ticks <= LARGEST_STEP;
    }
}
