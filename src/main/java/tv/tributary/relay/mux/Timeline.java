package tv.tributary.relay.mux;

import tv.tributary.format.ts.Codec;
import tv.tributary.format.ts.Packet;
import tv.tributary.format.ts.Pes;
import tv.tributary.format.ts.TimestampMath;

/// PCR, PTS and DTS as viewers get them: they run on whatever the sources' own clocks do. Owned by [Splice];
/// stamps and ticks are of 90 kHz.
final class Timeline {
    /// By how much the time may be moved on at most to keep the clock from running backwards (2 s).
    private static final long MOST_WAIT = 2 * TimestampMath.SECOND;
    /// Jumps of time within one source up to this are passed on (10 s): players follow.
    private static final long LARGEST_JUMP = 10 * TimestampMath.SECOND;

    /// A clock that is said to start anew and goes on this nearly (250 ms) has not jumped.
    private static final long SMALLEST_JUMP = TimestampMath.SECOND / 4;

    /// What the source's time stamps are moved by, and what they were moved by before they jumped.
    private long shift;

    private long shiftBefore;
    /// The source's clock where it starts anew, until the first unit of its time has come, and then until the
    /// first of the main stream has.
    private long anew = Pes.NONE;

    private boolean mainToCome;
    /// The source's own clock, and as viewers got it.
    private long sourcePcr = Pes.NONE;

    private long lastPcr = Pes.NONE;
    /// The decoding time sent last, of pictures or sound.
    private long lastTime = Pes.NONE;

    /// Nothing was sent before what comes.
    void clear() {
        shift = 0;
        shiftBefore = 0;
        anew = Pes.NONE;
        mainToCome = false;
        sourcePcr = Pes.NONE;
        lastPcr = Pes.NONE;
        lastTime = Pes.NONE;
    }

    /// Another source takes over: the main stream's time goes on where it stopped, but the clock must not run
    /// backwards.
    ///
    /// @param packet starts the main stream's first unit, with the payload from `payload` on
    /// @param clock the source's clock there, or [Pes#NONE]
    void seam(TrackRewriter main, byte[] packet, int payload, long clock) {
        set(main.toFollow(Pes.dts(packet, payload, Packet.SIZE), Pes.pts(packet, payload, Packet.SIZE)), clock);
        anew = Pes.NONE;
        mainToCome = false;
        sourcePcr = Pes.NONE;
    }

    private void set(long ticks, long clock) {
        shift = ticks;
        if (clock != Pes.NONE && lastPcr != Pes.NONE) {
            long ahead = TimestampMath.between(lastPcr, TimestampMath.plus(clock, ticks));
            if (ahead < 0 && ahead > -MOST_WAIT) shift += 1 - ahead;
        }
        shiftBefore = shift;
    }

    /// The source says that its clock starts anew: time goes on where it stopped however little it jumps.
    void startAnew(long clock) {
        anew = clock;
    }

    /// Whether the source's clock has run back without a word, by less than what is seen in any time stamp.
    boolean runsBack(long clock) {
        if (sourcePcr == Pes.NONE) return false;
        long step = TimestampMath.between(sourcePcr, clock);
        return step < -SMALLEST_JUMP && step >= -LARGEST_JUMP;
    }

    /// A stamp that viewers got as the source gave it.
    long original(long stamp) {
        return stamp == Pes.NONE ? stamp : TimestampMath.plus(stamp, -shift);
    }

    /// A stamp of the source as viewers get it.
    long moved(long stamp) {
        return TimestampMath.plus(stamp, shift);
    }

    /// Moves the time stamps of a unit whose header lies from `p` on.
    ///
    /// @return its decoding time as viewers see it, or [Pes#NONE]
    long move(TrackRewriter track, boolean main, byte[] b, int p, int end) {
        long dts = Pes.dts(b, p, end);
        if (dts == Pes.NONE) return dts;
        if (track.codec.sort() != Codec.Sort.DATA) join(track, main, dts, Pes.pts(b, p, end));
        long ticks = shiftOf(track, dts, Pes.pts(b, p, end));
        track.moved(ticks);
        if (ticks != 0) Pes.move(b, p, end, ticks);
        return TimestampMath.plus(dts, ticks);
    }

    /// By how much the clock that was sent last lies before a stamp as viewers get it; [Pes#NONE] if either is missing.
    long clockLead(long stamp) {
        return lastPcr == Pes.NONE || stamp == Pes.NONE ? Pes.NONE : TimestampMath.between(lastPcr, stamp);
    }

    void sent(TrackRewriter track, long dts) {
        if (dts != Pes.NONE && track.codec.sort() != Codec.Sort.DATA) lastTime = dts;
    }

    /// Time that jumps goes on where it stopped. As pictures and sound do not jump at the same packet, what
    /// still comes from before the jump is moved as before.
    private long shiftOf(TrackRewriter track, long dts, long pts) {
        if (near(lastTime, dts, shift)) return shift;
        if (near(lastTime, dts, shiftBefore)) return shiftBefore;
        if (track.codec.sort() == Codec.Sort.DATA) return shift;
        shiftBefore = shift;
        shift = follow(track, dts, pts);
        return shift;
    }

    /// What comes first after a clock has started anew follows what was sent; the main stream is not sent
    /// twice.
    private void join(TrackRewriter track, boolean main, long dts, long pts) {
        if (anew != Pes.NONE) {
            long ticks = follow(track, dts, pts);
            long jump = TimestampMath.between(TimestampMath.plus(dts, shift), TimestampMath.plus(dts, ticks));
            if (Math.abs(jump) > SMALLEST_JUMP) set(ticks, anew);
            mainToCome = !main && Math.abs(jump) > SMALLEST_JUMP;
            anew = Pes.NONE;
        } else if (mainToCome && main) {
            long late = TimestampMath.between(moved(dts), TimestampMath.plus(dts, follow(track, dts, pts)));
            if (late > 0) set(shift + late, Pes.NONE);
            mainToCome = false;
        }
    }

    private long follow(TrackRewriter track, long dts, long pts) {
        if (track.time() != Pes.NONE) return track.toFollow(dts, pts);
        return lastTime == Pes.NONE ? shift : TimestampMath.between(dts, lastTime);
    }

    /// Moves the clock in a packet that has one.
    void movePcr(byte[] b, int at, TrackRewriter main) {
        long pcr = Packet.pcr(b, at);
        sourcePcr = pcr;
        long ticks = shift;
        if (anew != Pes.NONE && lastPcr != Pes.NONE) {
            // Until it is known by how much all of its time is moved.
            ticks = TimestampMath.between(pcr, TimestampMath.plus(lastPcr, 1));
        } else if (!near(lastPcr, pcr, shift)) {
            if (near(lastPcr, pcr, shiftBefore)) {
                ticks = shiftBefore;
            } else {
                shiftBefore = shift;
                shift = TimestampMath.between(pcr, TimestampMath.plus(lastPcr, main.step()));
                ticks = shift;
            }
        }
        if (ticks != 0) Packet.movePcr(b, at, ticks);
        lastPcr = Packet.pcr(b, at);
    }

    private static boolean near(long last, long stamp, long ticks) {
        return last == Pes.NONE
                || Math.abs(TimestampMath.between(last, TimestampMath.plus(stamp, ticks))) <= LARGEST_JUMP;
    }
}
