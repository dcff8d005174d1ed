package tv.tributary.format.ts;

/// Reads a NAL unit's payload bit by bit, without the emulation prevention bytes. Past the end it reads zeros, and
/// [#exhausted] says so.
final class RbspReader {
    private final byte[] bytes;
    private final int end;
    private int at;
    private int bit;
    private int zeros;
    private boolean exhausted;

    RbspReader(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.end = to;
    }

    private int bit() {
        if (bit == 0 && zeros >= 2 && at < end && bytes[at] == 3) {
            zeros = 0;
            at++;
        }
        if (at >= end) {
            exhausted = true;
            return 0;
        }
        int value = (bytes[at] >> (7 - bit)) & 1;
        if (++bit == 8) {
            zeros = bytes[at] == 0 ? zeros + 1 : 0;
            bit = 0;
            at++;
        }
        return value;
    }

    /// Up to 32 bits.
    long bits(int count) {
        long value = 0;
        for (int i = 0; i < count; i++) value = value << 1 | bit();
        return value;
    }

    void skip(int count) {
        for (int i = 0; i < count; i++) bit();
    }

    /// An unsigned Exp-Golomb number (H.264, 9.1).
    long ue() {
        int zeros = 0;
        while (!exhausted && bit() == 0) zeros++;
        if (zeros > 32) exhausted = true;
        return exhausted ? 0 : (1L << zeros) - 1 + bits(zeros);
    }

    /// A signed one.
    long se() {
        long value = ue();
        return (value & 1) == 1 ? (value + 1) / 2 : -(value / 2);
    }

    /// Whether more was read than there is.
    boolean exhausted() {
        return exhausted;
    }
}
