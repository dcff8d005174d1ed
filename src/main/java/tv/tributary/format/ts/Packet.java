package tv.tributary.format.ts;

import java.util.Arrays;

/// The fields of one 188-byte packet that lies at `at` in a byte array. Packets are not objects: a relay sees
/// thousands a second and allocates for none. All methods expect 188 bytes from `at` on and never throw for content.
public final class Packet {
    /// Bytes of a packet.
    public static final int SIZE = 188;
    /// The first byte of every packet.
    public static final byte SYNC = 0x47;
    /// PIDs lie below this.
    public static final int PIDS = 0x2000;
    /// The PID of padding.
    public static final int NULL_PID = 0x1FFF;
    /// The PID of the program association table.
    public static final int PAT_PID = 0;

    private Packet() {}

    public static int pid(byte[] b, int at) {
        return ((b[at + 1] & 0x1F) << 8) | (b[at + 2] & 0xFF);
    }

    /// Whether a PES packet or a section starts in it.
    public static boolean startsUnit(byte[] b, int at) {
        return (b[at + 1] & 0x40) != 0;
    }

    /// The sender itself says that it is damaged.
    public static boolean damaged(byte[] b, int at) {
        return (b[at + 1] & 0x80) != 0;
    }

    public static boolean scrambled(byte[] b, int at) {
        return (b[at + 3] & 0xC0) != 0;
    }

    public static boolean hasPayload(byte[] b, int at) {
        return (b[at + 3] & 0x10) != 0;
    }

    /// The continuity counter, 0 to 15.
    public static int counter(byte[] b, int at) {
        return b[at + 3] & 0x0F;
    }

    /// Where the payload starts, as an index into `b`; `at + SIZE` if there is none.
    public static int payload(byte[] b, int at) {
        if (!hasPayload(b, at)) return at + SIZE;
        if ((b[at + 3] & 0x20) == 0) return at + 4;
        return Math.min(at + SIZE, at + 5 + (b[at + 4] & 0xFF));
    }

    /// The flags of the adaptation field, 0 without one.
    public static int adaptationFlags(byte[] b, int at) {
        return (b[at + 3] & 0x20) != 0 && b[at + 4] != 0 ? b[at + 5] & 0xFF : 0;
    }

    public static boolean discontinuity(byte[] b, int at) {
        return (adaptationFlags(b, at) & 0x80) != 0;
    }

    /// The sender's claim that a player can start here: many never make it, some make it wrongly.
    public static boolean claimsRandomAccess(byte[] b, int at) {
        return (adaptationFlags(b, at) & 0x40) != 0;
    }

    public static boolean hasPcr(byte[] b, int at) {
        return (adaptationFlags(b, at) & 0x10) != 0 && (b[at + 4] & 0xFF) >= 7;
    }

    /// The program clock's base in 90 kHz ticks; only where [#hasPcr].
    public static long pcr(byte[] b, int at) {
        return (b[at + 6] & 0xFFL) << 25
                | (b[at + 7] & 0xFFL) << 17
                | (b[at + 8] & 0xFFL) << 9
                | (b[at + 9] & 0xFFL) << 1
                | (b[at + 10] & 0xFFL) >> 7;
    }

    /// Moves the program clock by `ticks` of 90 kHz; the 27 MHz extension stays. Only where [#hasPcr].
    public static void movePcr(byte[] b, int at, long ticks) {
        putPcr(b, at, TimestampMath.plus(pcr(b, at), ticks), ((b[at + 10] & 1) << 8) | (b[at + 11] & 0xFF));
    }

    /// The same packet without its payload: its clock alone. Only where [#hasPcr].
    public static byte[] clockOnly(byte[] b, int at) {
        var clock = new byte[SIZE];
        Arrays.fill(clock, (byte) 0xFF);
        System.arraycopy(b, at, clock, 0, 12);
        clock[1] &= ~0x40;
        clock[3] = (byte) ((b[at + 3] & 0xCF) | 0x20);
        clock[4] = (byte) (SIZE - 5);
        clock[5] = (byte) (b[at + 5] & 0x90);
        return clock;
    }

    /// Makes stuffing of a PCR, unless more stands behind it. Only where [#hasPcr].
    public static void removePcr(byte[] b, int at) {
        if ((b[at + 5] & 0x0F) != 0) return;
        b[at + 5] &= ~0x10;
        Arrays.fill(b, at + 6, at + 12, (byte) 0xFF);
    }

    static void putPcr(byte[] b, int at, long base, int extension) {
        b[at + 6] = (byte) (base >> 25);
        b[at + 7] = (byte) (base >> 17);
        b[at + 8] = (byte) (base >> 9);
        b[at + 9] = (byte) (base >> 1);
        b[at + 10] = (byte) (((base & 1) << 7) | 0x7E | (extension >> 8));
        b[at + 11] = (byte) extension;
    }

    public static void setPid(byte[] b, int at, int pid) {
        b[at + 1] = (byte) ((b[at + 1] & 0xE0) | (pid >> 8));
        b[at + 2] = (byte) pid;
    }

    public static void setCounter(byte[] b, int at, int counter) {
        b[at + 3] = (byte) ((b[at + 3] & 0xF0) | (counter & 0x0F));
    }

    /// A packet without payload that says: the clock may jump and packets may be missing here. Its counter is that of
    /// the packet before the next one of the PID, as the standard wants for packets without payload.
    ///
    /// @param pcr the clock's base it carries, or a negative number for none
    public static byte[] discontinuity(int pid, int counter, long pcr) {
        var b = new byte[SIZE];
        Arrays.fill(b, (byte) 0xFF);
        b[0] = SYNC;
        b[1] = (byte) (pid >> 8);
        b[2] = (byte) pid;
        b[3] = (byte) (0x20 | (counter & 0x0F));
        b[4] = (byte) (SIZE - 5);
        b[5] = (byte) 0x80;
        if (pcr >= 0) {
            b[5] |= 0x10;
            putPcr(b, 0, pcr, 0);
        }
        return b;
    }
}
