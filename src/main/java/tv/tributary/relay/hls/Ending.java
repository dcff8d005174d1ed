package tv.tributary.relay.hls;

import tv.tributary.format.ts.Clock;
import tv.tributary.format.ts.Packet;
import tv.tributary.format.ts.Pes;
import tv.tributary.format.ts.Scanner;
import tv.tributary.upstream.segment.Segment;

/// Where the frames of a segment end. Pure.
final class Ending {
    private static final long USUAL_STEP = Clock.SECOND / 25;

    private final Scanner scanner = new Scanner();
    private final byte[] packet = new byte[Packet.SIZE];
    private int filled;
    private long last = Pes.NONE;
    private long step = USUAL_STEP;

    private Ending() {}

    /// When a frame that follows it would be decoded, in ticks of 90 kHz; [Pes#NONE] if that cannot be seen. What has
    /// come of it counts.
    static long of(Segment segment) {
        var ending = new Ending();
        for (int at = 0; ; ) {
            var bytes = segment.bytes(at);
            if (!bytes.hasRemaining()) break;
            at += bytes.remaining();
            while (bytes.hasRemaining()) {
                int n = Math.min(bytes.remaining(), Packet.SIZE - ending.filled);
                bytes.get(ending.packet, ending.filled, n);
                ending.filled += n;
                if (ending.filled == Packet.SIZE) ending.take();
            }
        }
        return ending.last == Pes.NONE ? Pes.NONE : Clock.plus(ending.last, ending.step);
    }

    private void take() {
        filled = 0;
        if ((scanner.take(packet, 0) & Scanner.FRAME) == 0 || Packet.scrambled(packet, 0)) return;
        long dts = Pes.dts(packet, Packet.payload(packet, 0), Packet.SIZE);
        if (dts == Pes.NONE) return;
        long ticks = last == Pes.NONE ? 0 : Clock.between(last, dts);
        if (ticks > 0 && ticks < Clock.SECOND) step = ticks;
        last = dts;
    }
}
