package tv.tributary.relay.mux;

import tv.tributary.format.ts.Packet;
import tv.tributary.format.ts.Pes;
import tv.tributary.format.ts.TimestampMath;

/// Notices what a source sends again: providers keep some seconds and begin each connection with them. Times are
/// decoding times of the main stream as the source gives them. Owned by [Splice].
final class ResentPacketFilter {
    /// Nobody keeps more (30 s).
    private static final long LONGEST = 30 * TimestampMath.SECOND;
    /// A connection that does not begin so much later than the one before is a clip that begins anew (half a second).
    private static final long LEAST_ADVANCE = TimestampMath.SECOND / 2;

    enum Verdict {
        /// It was sent already.
        SENT,
        /// It is the frame that was sent last, from where the stream goes on.
        LAST,
        /// It comes later.
        NEW
    }

    private long first = Pes.NONE;
    private long last = Pes.NONE;

    /// The first frame of a connection.
    void begins(long dts) {
        first = dts;
    }

    /// The last frame that was sent of it.
    void ends(long dts) {
        last = dts;
    }

    /// Whether a new connection of the same source sends again what was sent.
    ///
    /// @param dts its first frame
    boolean isOf(long dts) {
        if (first == Pes.NONE || last == Pes.NONE || dts == Pes.NONE) return false;
        long back = TimestampMath.between(dts, last);
        return back >= 0 && back <= LONGEST && TimestampMath.between(first, dts) >= LEAST_ADVANCE;
    }

    Verdict judge(long dts) {
        if (dts == Pes.NONE) return Verdict.SENT;
        long ahead = TimestampMath.between(last, dts);
        return ahead < 0 ? Verdict.SENT : ahead == 0 ? Verdict.LAST : Verdict.NEW;
    }

    /// The time of the first frame in some packets, or [Pes#NONE].
    static long first(byte[] packets, int pid) {
        for (int at = 0; at < packets.length; at += Packet.SIZE) {
            if (Packet.pid(packets, at) == pid && Packet.startsUnit(packets, at)) return dts(packets, at);
        }
        return Pes.NONE;
    }

    /// The decoding time of a unit that starts in a packet.
    static long dts(byte[] packets, int at) {
        return Packet.scrambled(packets, at)
                ? Pes.NONE
                : Pes.dts(packets, Packet.payload(packets, at), at + Packet.SIZE);
    }
}
