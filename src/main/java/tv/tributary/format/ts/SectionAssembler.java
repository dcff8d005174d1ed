package tv.tributary.format.ts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Assembles the sections of one PID from its packets. Drops damaged ones. One owner; not thread-safe.
final class SectionAssembler {
    /// Largest section of a PAT or PMT: 3 bytes and the 10 bits of its length, with room to spare.
    private static final int LARGEST = 4096;

    private final byte[] bytes = new byte[LARGEST + Packet.SIZE];
    private int have;
    private boolean open;
    private int counter = -1;

    /// Takes a packet of the PID; returns the sections that got whole in it: each from its table id to before its CRC.
    List<byte[]> take(byte[] b, int at) {
        if (!Packet.hasPayload(b, at)) return List.of();
        int end = at + Packet.SIZE;
        int p = Packet.payload(b, at);
        boolean next = Packet.counter(b, at) == ((counter + 1) & 15);
        boolean again = Packet.counter(b, at) == counter;
        counter = Packet.counter(b, at);
        if (!Packet.startsUnit(b, at)) {
            if (!open || again) return List.of();
            open = next;
            var whole = new ArrayList<byte[]>(1);
            if (open) add(b, p, end, whole);
            return whole;
        }
        if (p >= end) return List.of();
        int pointer = b[p++] & 0xFF;
        if (p + pointer > end) {
            open = false;
            return List.of();
        }
        var whole = new ArrayList<byte[]>(1);
        if (open && next) add(b, p, p + pointer, whole);
        p += pointer;
        do {
            open = true;
            have = 0;
            p = add(b, p, end, whole);
        } while (p < end && b[p] != (byte) 0xFF);
        return whole;
    }

    /// Whether a section has begun and not ended.
    boolean open() {
        return open;
    }

    /// Passes over a packet whose sections are known.
    void pass(byte[] b, int at) {
        counter = Packet.counter(b, at);
    }

    /// Adds bytes to the section that is open. Returns where the next may start.
    private int add(byte[] b, int from, int to, List<byte[]> whole) {
        int n = Math.min(to - from, bytes.length - have);
        System.arraycopy(b, from, bytes, have, n);
        int before = have;
        have += n;
        if (have < 3) return to;
        int length = 3 + (((bytes[1] & 0x0F) << 8) | (bytes[2] & 0xFF));
        if (bytes[0] == (byte) 0xFF || length > LARGEST || length < 12) {
            open = false;
            return to;
        }
        if (have < length) return to;
        open = false;
        if (Crc.of(bytes, 0, length) == 0) whole.add(Arrays.copyOf(bytes, length - 4));
        return from + length - before;
    }

    /// Packets that carry one section (given without its CRC), as many as it takes, counters from `counter` on.
    static byte[] packets(int pid, byte[] section, int counter) {
        var whole = Arrays.copyOf(section, section.length + 4);
        int crc = Crc.of(section, 0, section.length);
        for (int i = 0; i < 4; i++) whole[section.length + i] = (byte) (crc >> (24 - 8 * i));
        int count = (whole.length + 1 + 183) / 184;
        var out = new byte[count * Packet.SIZE];
        Arrays.fill(out, (byte) 0xFF);
        int done = 0;
        for (int i = 0; i < count; i++) {
            int at = i * Packet.SIZE;
            out[at] = Packet.SYNC;
            out[at + 1] = (byte) ((i == 0 ? 0x40 : 0) | (pid >> 8));
            out[at + 2] = (byte) pid;
            out[at + 3] = (byte) (0x10 | ((counter + i) & 0x0F));
            int p = at + 4;
            if (i == 0) out[p++] = 0;
            int n = Math.min(whole.length - done, at + Packet.SIZE - p);
            System.arraycopy(whole, done, out, p, n);
            done += n;
        }
        return out;
    }

    /// The CRC-32 of MPEG sections: polynomial 04C11DB7, most significant bit first, no final inversion.
    private static final class Crc {
        private static final int[] TABLE = table();

        private Crc() {}

        /// Zero over a section with its own CRC.
        static int of(byte[] b, int from, int to) {
            int crc = -1;
            for (int i = from; i < to; i++) crc = (crc << 8) ^ TABLE[((crc >>> 24) ^ b[i]) & 0xFF];
            return crc;
        }

        private static int[] table() {
            var table = new int[256];
            for (int i = 0; i < 256; i++) {
                int c = i << 24;
                for (int bit = 0; bit < 8; bit++) c = c < 0 ? (c << 1) ^ 0x04C11DB7 : c << 1;
                table[i] = c;
            }
            return table;
        }
    }
}
