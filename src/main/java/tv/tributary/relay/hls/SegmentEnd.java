package tv.tributary.relay.hls;

import tv.tributary.format.ts.Packet;
import tv.tributary.format.ts.Pes;
import tv.tributary.format.ts.Scanner;
import tv.tributary.format.ts.TimestampMath;
import tv.tributary.upstream.segment.Segment;

/// Finds where the frames of a segment end. Pure.
final class SegmentEnd {
    private static final long USUAL_STEP = TimestampMath.SECOND / 25;

    private final Scanner scanner = new Scanner();
    private final byte[] packet = new byte[Packet.SIZE];
    private int filled;
    private long last = Pes.NONE;
    private long step = USUAL_STEP;

    private SegmentEnd() {}

    /// When a frame that follows it would be decoded, in ticks of 90 kHz; [Pes#NONE] if that cannot be seen. What has
    /// come of it counts.
    static long of(Segment segment) {
        var segmentEnd = new SegmentEnd();
        for (int at = 0; ; ) {
            var bytes = segment.bytes(at);
            if (!bytes.hasRemaining()) break;
            at += bytes.remaining();
            while (bytes.hasRemaining()) {
                int n = Math.min(bytes.remaining(), Packet.SIZE - segmentEnd.filled);
                bytes.get(segmentEnd.packet, segmentEnd.filled, n);
                segmentEnd.filled += n;
                if (segmentEnd.filled == Packet.SIZE) segmentEnd.take();
            }
        }
        return segmentEnd.last == Pes.NONE ? Pes.NONE : TimestampMath.plus(segmentEnd.last, segmentEnd.step);
    }

    private void take() {
        filled = 0;
        if ((scanner.take(packet, 0) & Scanner.FRAME) == 0 || Packet.scrambled(packet, 0)) return;
        long dts = Pes.dts(packet, Packet.payload(packet, 0), Packet.SIZE);
        if (dts == Pes.NONE) return;
        long ticks = last == Pes.NONE ? 0 : TimestampMath.between(last, dts);
        if (ticks > 0 && ticks < TimestampMath.SECOND) step = ticks;
        last = dts;
    }
}
