package tv.tributary.relay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import tv.tributary.format.ts.Packet;
import tv.tributary.format.ts.Pes;
import tv.tributary.format.ts.Pmt;
import tv.tributary.format.ts.TimestampMath;
import tv.tributary.format.ts.TsScanner;

/// A recorded stream without an end: played again and again, its counters and clocks running on over the seam. The
/// pictures must be 25 a second, the first one a keyframe.
final class TsLoop {
    private static final int FRAME = 3600;

    private final byte[] packets;
    private final int count;
    /// How long it lasts, in ticks of 90 kHz.
    private final long ticks;

    private TsLoop(byte[] packets, long ticks) {
        this.packets = packets;
        this.count = packets.length / Packet.SIZE;
        this.ticks = ticks;
    }

    static TsLoop of(Path file) throws IOException {
        var all = Files.readAllBytes(file);
        var whole = Arrays.copyOf(all, all.length / Packet.SIZE * Packet.SIZE);
        var tsScanner = new TsScanner();
        for (int at = 0; at < whole.length; at += Packet.SIZE) tsScanner.take(whole, at);
        var pmt = tsScanner.pmt().orElseThrow();
        int pictures = pmt.main().orElseThrow().pid();
        long frames = 0;
        for (int at = 0; at < whole.length; at += Packet.SIZE) {
            if (Packet.pid(whole, at) == pictures && Packet.startsUnit(whole, at)) frames++;
        }
        return new TsLoop(withoutOverlap(whole, pmt, frames * FRAME), frames * FRAME);
    }

    /// Sound that would be heard twice around the seam is left out.
    private static byte[] withoutOverlap(byte[] all, Pmt pmt, long ticks) {
        var first = new long[Packet.PIDS];
        Arrays.fill(first, Pes.NONE);
        var last = new long[Packet.PIDS];
        var dropped = new boolean[Packet.PIDS];
        int pictures = pmt.main().orElseThrow().pid();
        int to = 0;
        for (int at = 0; at < all.length; at += Packet.SIZE) {
            int pid = Packet.pid(all, at);
            if (pid != pictures && pid != Packet.PAT_PID && pid != pmt.pid() && Packet.startsUnit(all, at)) {
                long pts = Pes.pts(all, Packet.payload(all, at), at + Packet.SIZE);
                if (first[pid] == Pes.NONE) first[pid] = pts;
                long since = TimestampMath.between(first[pid], pts);
                dropped[pid] = since + (since - last[pid]) > ticks;
                last[pid] = since;
            }
            if (dropped[pid]) continue;
            System.arraycopy(all, at, all, to, Packet.SIZE);
            to += Packet.SIZE;
        }
        return Arrays.copyOf(all, to);
    }

    /// How many packets come in so many milliseconds.
    int packetsIn(long millis) {
        return (int) (count * millis * (TimestampMath.SECOND / 1000) / ticks);
    }

    /// A place in it that goes on for ever.
    ///
    /// @param millis how long it has been playing
    /// @param offset by how many ticks this source's clock differs
    Place at(long millis, long offset) {
        return new Place((long) packetsIn(1000) * millis / 1000, offset);
    }

    final class Place {
        private final byte[] counters = new byte[Packet.PIDS];
        private final long offset;
        private long next;

        private Place(long next, long offset) {
            this.next = next;
            this.offset = offset;
        }

        /// The next so many packets.
        byte[] take(int packetCount) {
            var out = new byte[packetCount * Packet.SIZE];
            for (int at = 0; at < out.length; at += Packet.SIZE) {
                System.arraycopy(packets, (int) (next % count) * Packet.SIZE, out, at, Packet.SIZE);
                long shift = next / count * ticks + offset;
                if (Packet.hasPcr(out, at)) Packet.movePcr(out, at, shift);
                if (Packet.startsUnit(out, at)) Pes.move(out, Packet.payload(out, at), at + Packet.SIZE, shift);
                int pid = Packet.pid(out, at);
                if (Packet.hasPayload(out, at)) counters[pid]++;
                Packet.setCounter(out, at, counters[pid]);
                next++;
            }
            return out;
        }
    }
}
