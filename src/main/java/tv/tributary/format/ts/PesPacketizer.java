package tv.tributary.format.ts;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/// Packetises one elementary stream into transport packets with continuous counters (13818-1, 2.4.3). Timestamps are 90
/// kHz. One owner; not thread-safe.
public final class PesPacketizer {
    /// No clock in this packet.
    public static final long NO_CLOCK = -1;

    private static final int HEAD = 4;
    private static final int RANDOM_ACCESS = 0x40;
    private static final int HAS_CLOCK = 0x10;

    private final int pid;
    private final int streamId;
    private int counter;

    public int pid() {
        return pid;
    }

    public PesPacketizer(int pid, int streamId) {
        this.pid = pid;
        this.streamId = streamId;
    }

    /// A unit that is shown and decoded at `time`.
    ///
    /// @param clock what the program's clock shows, or [#NO_CLOCK]
    public void write(ByteArrayOutputStream out, byte[] unit, long time, long clock, boolean starts) {
        var pes = packetized(unit, time);
        int flags = (starts ? RANDOM_ACCESS : 0) | (clock == NO_CLOCK ? 0 : HAS_CLOCK);
        int done = 0;
        while (done < pes.length) {
            boolean first = done == 0;
            int least = !first || flags == 0 ? 0 : clock == NO_CLOCK ? 2 : 8;
            int n = Math.min(pes.length - done, Packet.SIZE - HEAD - least);
            var packet = packet(Packet.SIZE - HEAD - n, first ? flags : 0, clock);
            if (first) packet[1] |= 0x40;
            packet[3] |= (byte) (0x10 | counter);
            counter = (counter + 1) & 15;
            System.arraycopy(pes, done, packet, Packet.SIZE - n, n);
            out.writeBytes(packet);
            done += n;
        }
    }

    /// The program's clock alone. Packets without payload are not counted.
    public void clock(ByteArrayOutputStream out, long clock) {
        var packet = packet(Packet.SIZE - HEAD, HAS_CLOCK, clock);
        packet[3] |= (byte) ((counter + 15) & 15);
        out.writeBytes(packet);
    }

    /// A packet with so many bytes of adaptation field, still without payload.
    private byte[] packet(int adaptation, int flags, long clock) {
        var packet = new byte[Packet.SIZE];
        packet[0] = Packet.SYNC;
        Packet.setPid(packet, 0, pid);
        if (adaptation == 0) return packet;
        packet[3] = 0x20;
        packet[4] = (byte) (adaptation - 1);
        if (adaptation == 1) return packet;
        packet[5] = (byte) flags;
        Arrays.fill(packet, 6, HEAD + adaptation, (byte) 0xFF);
        if ((flags & HAS_CLOCK) != 0) {
            Arrays.fill(packet, 6, 12, (byte) 0);
            packet[10] = 0x7E;
            Packet.movePcr(packet, 0, clock);
        }
        return packet;
    }

    /// With a PES header. Pictures may be longer than its length field can say; 0 is allowed for them.
    private byte[] packetized(byte[] unit, long time) {
        var pes = new byte[14 + unit.length];
        int length = unit.length + 8;
        pes[2] = 1;
        pes[3] = (byte) streamId;
        if (length <= 0xFFFF && (streamId & 0xF0) != 0xE0) {
            pes[4] = (byte) (length >> 8);
            pes[5] = (byte) length;
        }
        pes[6] = (byte) 0x84; // starts with a unit
        pes[7] = (byte) 0x80;
        pes[8] = 5;
        long stamp = TimestampMath.plus(time, 0);
        pes[9] = (byte) (0x21 | ((stamp >> 29) & 0x0E));
        pes[10] = (byte) (stamp >> 22);
        pes[11] = (byte) (((stamp >> 14) & 0xFE) | 1);
        pes[12] = (byte) (stamp >> 7);
        pes[13] = (byte) (((stamp << 1) & 0xFE) | 1);
        System.arraycopy(unit, 0, pes, 14, unit.length);
        return pes;
    }
}
