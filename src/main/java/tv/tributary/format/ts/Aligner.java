package tv.tributary.format.ts;

/// Aligns a byte stream to packets of 188 bytes. Detects the packet size (188, 192 with a time prefix, 204
/// with check bytes) and resynchronises after damage. One owner; not thread-safe.
public final class Aligner {
    /// So many sync bytes in a row, one packet apart, are believed.
    private static final int PROOF = 3;

    /// Text may hold three letters G at the right distance, hardly five.
    private static final int RECOGNISED = 5;

    private static final int[] STRIDES = {188, 192, 204};
    private static final int LARGEST = 204;

    private byte[] waiting = new byte[4096];
    private int have;
    /// Distance between packets; 0 while not in step.
    private int stride;

    /// Bytes still to come that stand between two packets.
    private int between;

    private byte[] packets = new byte[4096];
    private long skipped;

    /// Takes bytes; returns how many bytes of whole packets now stand in [#packets].
    public int take(byte[] bytes, int from, int length) {
        System.arraycopy(bytes, from, room(length), have, length);
        return take(length);
    }

    /// Where up to so many bytes may be put, from [#waiting] on, to be [taken][#take(int)] from there.
    public byte[] room(int bytes) {
        waiting = room(waiting, have, have + bytes);
        return waiting;
    }

    /// How many bytes wait for the rest of their packet.
    public int waiting() {
        return have;
    }

    /// Takes so many bytes that were put into [#room]; otherwise as with [#take(byte[], int, int)].
    public int take(int length) {
        have += length;
        if (inStep()) return swap();
        packets = room(packets, 0, have + Packet.SIZE);
        int out = 0;
        int p = Math.min(between, have);
        between -= p;
        while (true) {
            if (stride == 0) {
                int start = findStep(p);
                skipped += start - p;
                p = start;
                if (stride == 0) break;
            }
            if (p + Packet.SIZE > have) break;
            if (waiting[p] != Packet.SYNC || tornAt(p)) {
                stride = 0;
                skipped++;
                p++;
                continue;
            }
            System.arraycopy(waiting, p, packets, out, Packet.SIZE);
            out += Packet.SIZE;
            p += stride;
            if (p > have) {
                between = p - have;
                p = have;
            }
        }
        System.arraycopy(waiting, p, waiting, 0, have - p);
        have -= p;
        return out;
    }

    /// Whether what waits is whole packets one after another, and perhaps the start of another.
    private boolean inStep() {
        if (stride != Packet.SIZE || between != 0) return false;
        for (int p = 0; p < have; p += Packet.SIZE) {
            if (waiting[p] != Packet.SYNC) return false;
        }
        return true;
    }

    /// What waits is given out where it lies.
    private int swap() {
        int whole = have / Packet.SIZE * Packet.SIZE;
        var rest = room(packets, 0, have - whole);
        System.arraycopy(waiting, whole, rest, 0, have - whole);
        packets = waiting;
        waiting = rest;
        have -= whole;
        return whole;
    }

    /// Whether the packet there seems cut short: neither of the next two stands where it should, as far as
    /// they have come, and others begin before its end. What is no packet at all behind it says nothing of
    /// it.
    private boolean tornAt(int p) {
        int next = p + stride;
        int second = next + stride;
        boolean alone =
                next < have && waiting[next] != Packet.SYNC && (second >= have || waiting[second] != Packet.SYNC);
        if (!alone) return false;
        for (int q = p + 1; q < next; q++) {
            int after = q + stride;
            if (waiting[q] == Packet.SYNC && (after >= have || waiting[after] == Packet.SYNC)) return true;
        }
        return false;
    }

    /// The packets of the last [#take]; valid until the next. The caller may write to them.
    public byte[] packets() {
        return packets;
    }

    /// How many bytes belonged to no packet so far.
    public long skipped() {
        return skipped;
    }

    /// Forgets what waits: the next bytes are another stream's.
    public void reset() {
        have = 0;
        stride = 0;
        between = 0;
    }

    /// Whether packets follow each other somewhere in the bytes, so that they are a transport stream's.
    public static boolean recognises(byte[] bytes, int length) {
        return start(bytes, length) >= 0;
    }

    /// Where packets that follow each other begin; -1 if there are none.
    public static int start(byte[] bytes, int length) {
        for (int size : STRIDES) {
            for (int p = 0; p + (RECOGNISED - 1) * size < length; p++) {
                int seen = 0;
                while (seen < RECOGNISED && bytes[p + seen * size] == Packet.SYNC) seen++;
                if (seen == RECOGNISED) return p;
            }
        }
        return -1;
    }

    /// The first place from `p` on where packets follow each other; sets the stride. Without one, the place
    /// from which to look again when more has come.
    private int findStep(int p) {
        for (; p + PROOF * LARGEST <= have || p + (PROOF - 1) * STRIDES[0] < have; p++) {
            if (waiting[p] != Packet.SYNC) continue;
            boolean open = false;
            for (int size : STRIDES) {
                int seen = 1;
                while (seen < PROOF && p + seen * size < have && waiting[p + seen * size] == Packet.SYNC) seen++;
                if (seen == PROOF) {
                    stride = size;
                    return p;
                }
                if (p + seen * size >= have) open = true;
            }
            if (open) return p;
        }
        return p;
    }

    private static byte[] room(byte[] array, int keep, int wanted) {
        if (wanted <= array.length) return array;
        var larger = new byte[Math.max(wanted, array.length * 2)];
        System.arraycopy(array, 0, larger, 0, keep);
        return larger;
    }
}
