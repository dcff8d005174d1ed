package tv.tributary.relay.hls;

import tv.tributary.format.ts.Packet;
import tv.tributary.format.ts.Pes;
import tv.tributary.format.ts.TimestampMath;

/// Shifts a stream's timestamps so that its first frame follows the end of another stream's segments, and flags its
/// counters as restarted. Needed because many players ignore discontinuities in the playlist. One owner; not
/// thread-safe.
final class TimestampOffset {
    private static final byte[] NOTHING = new byte[0];

    private final long goal;
    private final boolean[] begun = new boolean[Packet.PIDS];
    private long ticks;
    private boolean known;

    /// @param goal when the first frame is to be decoded, in ticks of 90 kHz; [Pes#NONE] where that is not known: then
    ///     times stay as they are
    TimestampOffset(long goal) {
        this.goal = goal;
        this.known = goal == Pes.NONE;
    }

    /// A frame with that decoding time starts.
    void frame(long dts) {
        if (known || dts == Pes.NONE) return;
        ticks = TimestampMath.between(dts, goal);
        known = true;
    }

    /// Moves the times in a packet, and tells what is to stand before it.
    byte[] pass(byte[] b, int at) {
        if (ticks != 0) move(b, at);
        int pid = Packet.pid(b, at);
        if (begun[pid] || !Packet.hasPayload(b, at)) return NOTHING;
        begun[pid] = true;
        return Packet.discontinuity(pid, Packet.counter(b, at) - 1, Pes.NONE);
    }

    private void move(byte[] b, int at) {
        if (Packet.hasPcr(b, at)) Packet.movePcr(b, at, ticks);
        boolean stamped = Packet.startsUnit(b, at) && !Packet.scrambled(b, at);
        if (stamped) Pes.move(b, Packet.payload(b, at), at + Packet.SIZE, ticks);
    }
}
