package tv.tributary.relay.mux;

import tv.tributary.format.ts.AudioFrame;
import tv.tributary.format.ts.Pes;
import tv.tributary.format.ts.TimestampMath;

/// Follows the frames of one sound track, to know until when it was sent whole: a PES packet holds one frame or many,
/// and a source may end within it. Owned by [TrackRewriter]; times are those of viewers, in ticks of 90 kHz.
final class AudioFrameEdge {
    private static final int HEADER = 7;
    /// Bytes without a frame after which it is sound of an unknown kind.
    private static final int GIVE_UP = 1 << 14;

    private final byte[] header = new byte[HEADER];
    private int have;
    /// Bytes of the frame that are still to come.
    private int left;
    private long ticks;
    /// The time of the first frame that begins from here on, where a PES header told it.
    private long next = Pes.NONE;
    private long end = Pes.NONE;
    private long endBefore = Pes.NONE;
    private int lost;

    /// Where the last whole frame ends; [Pes#NONE] if that is not known.
    long end() {
        return end;
    }

    /// What comes is another source's, or follows a hole.
    void restart() {
        have = 0;
        left = 0;
        lost = 0;
        next = Pes.NONE;
    }

    void mark() {
        endBefore = end;
    }

    void rollBack() {
        end = endBefore;
        restart();
    }

    /// A PES packet starts.
    void unit(long dts) {
        next = dts;
    }

    /// The bytes of a packet.
    void take(byte[] b, int from, int to) {
        int p = from;
        while (p < to && lost < GIVE_UP) {
            if (left > 0) {
                int n = Math.min(left, to - p);
                left -= n;
                p += n;
                if (left == 0 && end != Pes.NONE) end = TimestampMath.plus(end, ticks);
            } else {
                header[have++] = b[p++];
                if (have == HEADER) begin();
            }
        }
        if (lost >= GIVE_UP) end = Pes.NONE;
    }

    private void begin() {
        var frame = AudioFrame.at(header, 0, HEADER);
        if (frame.isEmpty() || frame.get().rate() == 0 || frame.get().bytes() <= HEADER) {
            System.arraycopy(header, 1, header, 0, HEADER - 1);
            have = HEADER - 1;
            lost++;
            return;
        }
        lost = 0;
        have = 0;
        left = frame.get().bytes() - HEADER;
        ticks = frame.get().ticks();
        if (next != Pes.NONE) end = next;
        next = Pes.NONE;
    }
}
