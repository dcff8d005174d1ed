package tv.tributary.relay.bench;

import java.util.Arrays;
import tv.tributary.format.ts.Packet;
import tv.tributary.format.ts.Pes;
import tv.tributary.format.ts.TimestampMath;
import tv.tributary.format.ts.TsScanner;

/// Reads along what a viewer got: is it whole, do counters and times run on? One owner.
final class StreamCheck {
    private final TsScanner tsScanner = new TsScanner();
    private final byte[] open = new byte[Packet.SIZE];
    private final long[] times = new long[Packet.PIDS];
    private int openBytes;
    long unaligned;
    long backwards;
    long jumps;
    long largestJump;

    StreamCheck() {
        Arrays.fill(times, Pes.NONE);
    }

    void take(byte[] bytes, int length) {
        int at = 0;
        while (at < length) {
            int n = Math.min(Packet.SIZE - openBytes, length - at);
            System.arraycopy(bytes, at, open, openBytes, n);
            openBytes += n;
            at += n;
            if (openBytes == Packet.SIZE) {
                packet();
                openBytes = 0;
            }
        }
    }

    private void packet() {
        if (open[0] != Packet.SYNC) {
            unaligned++;
            return;
        }
        tsScanner.take(open, 0);
        int pid = Packet.pid(open, 0);
        if (!Packet.startsUnit(open, 0)) return;
        long dts = Pes.dts(open, Packet.payload(open, 0), Packet.SIZE);
        if (dts == Pes.NONE) return;
        long last = times[pid];
        times[pid] = dts;
        if (last == Pes.NONE) return;
        long ticks = TimestampMath.between(last, dts);
        if (ticks <= 0) backwards++;
        if (ticks > TimestampMath.SECOND) jumps++;
        largestJump = Math.max(largestJump, ticks);
    }

    long missing() {
        return tsScanner.continuityErrors();
    }
}
