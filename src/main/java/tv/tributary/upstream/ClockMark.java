package tv.tributary.upstream;

import java.util.Optional;
import tv.tributary.format.ts.Packet;

/// Marks packets whose clock does not go on from that of those before them, as a playlist's discontinuity says: with a
/// packet of the clock's PID that carries nothing but the clock and the discontinuity indicator (ISO 13818-1, 2.4.3.5).
/// Pure.
final class ClockMark {
    private ClockMark() {}

    /// @param packets whole ones, of which `length` bytes count
    /// @return the same with the mark before the first unit of pictures or sound; empty if no clock is among them
    static Optional<byte[]> mark(byte[] packets, int length) {
        int clock = 0;
        while (clock < length && !Packet.hasPcr(packets, clock)) clock += Packet.SIZE;
        if (clock >= length) return Optional.empty();
        int pid = Packet.pid(packets, clock);
        int first = 0;
        while (Packet.pid(packets, first) != pid) first += Packet.SIZE;
        int unit = 0;
        while (unit < first && !startsUnit(packets, unit)) unit += Packet.SIZE;
        int counter = Packet.counter(packets, first) - (Packet.hasPayload(packets, first) ? 1 : 0);
        var mark = Packet.discontinuity(pid, counter, Packet.pcr(packets, clock));
        var marked = new byte[length + Packet.SIZE];
        System.arraycopy(packets, 0, marked, 0, unit);
        System.arraycopy(mark, 0, marked, unit, Packet.SIZE);
        System.arraycopy(packets, unit, marked, unit + Packet.SIZE, length - unit);
        return Optional.of(marked);
    }

    private static boolean startsUnit(byte[] b, int at) {
        int payload = Packet.payload(b, at);
        return Packet.startsUnit(b, at)
                && payload + 2 < at + Packet.SIZE
                && b[payload] == 0
                && b[payload + 1] == 0
                && b[payload + 2] == 1;
    }
}
