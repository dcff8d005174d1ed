package tv.tributary.relay.slate;

import java.io.ByteArrayOutputStream;

/// Writes the payload of one NAL unit bit by bit (H.264, 7.2 and 9.1).
final class BitWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int open;
    private int count;

    BitWriter bit(int value) {
        open = (open << 1) | (value & 1);
        if (++count == 8) {
            out.write(open);
            count = 0;
        }
        return this;
    }

    /// The lowest `n` bits of `value`, highest first.
    BitWriter bits(int value, int n) {
        for (int i = n - 1; i >= 0; i--) bit(value >> i);
        return this;
    }

    /// An unsigned Exp-Golomb code.
    BitWriter ue(int value) {
        int length = 32 - Integer.numberOfLeadingZeros(value + 1);
        return bits(0, length - 1).bits(value + 1, length);
    }

    /// Zeros up to the next whole byte.
    BitWriter align() {
        while (count != 0) bit(0);
        return this;
    }

    /// Whole bytes; only where aligned.
    void bytes(byte[] from, int at, int n) {
        out.write(from, at, n);
    }

    /// The unit with its start code and header byte. A third byte of 3 keeps the payload from looking like a start code
    /// (7.4.1).
    byte[] unit(int header) {
        bit(1).align();
        var unit = new ByteArrayOutputStream(out.size() + 64);
        unit.writeBytes(new byte[] {0, 0, 0, 1, (byte) header});
        int zeros = 0;
        for (byte b : out.toByteArray()) {
            if (zeros == 2 && b >= 0 && b <= 3) {
                unit.write(3);
                zeros = 0;
            }
            unit.write(b);
            zeros = b == 0 ? zeros + 1 : 0;
        }
        return unit.toByteArray();
    }
}
