package tv.tributary.relay.slate;

import java.util.Arrays;

/// Writes the macroblocks of one picture (H.264, 7.3.5) in their order.
final class MacroblockWriter {
    /// Intra16x16PredMode by name; each mode of brightness with the mode of colour that does the same.
    private enum Copy {
        FROM_ABOVE(0, 2),
        FROM_LEFT(1, 1);

        final int luma;
        final int chroma;

        Copy(int luma, int chroma) {
            this.luma = luma;
            this.chroma = chroma;
        }
    }

    private final YuvImage yuvImage;
    private final boolean[] raw;
    private final int columns;

    MacroblockWriter(YuvImage yuvImage) {
        this.yuvImage = yuvImage;
        this.columns = yuvImage.width / 16;
        this.raw = new boolean[columns * (yuvImage.height / 16)];
    }

    /// One of a picture that stands by itself: copied from a neighbour if that is exact, else as it is.
    void write(BitWriter b, int column, int row) {
        if (row > 0 && sameAs(column, row, Copy.FROM_ABOVE)) copy(b, column, row, Copy.FROM_ABOVE);
        else if (column > 0 && sameAs(column, row, Copy.FROM_LEFT)) copy(b, column, row, Copy.FROM_LEFT);
        else {
            b.ue(25);
            raw(b, column, row);
        }
    }

    /// The samples themselves, after the macroblock's type.
    void raw(BitWriter b, int column, int row) {
        raw[row * columns + column] = true;
        b.align();
        int width = yuvImage.width;
        for (int i = 0; i < 16; i++) b.bytes(yuvImage.y, (16 * row + i) * width + 16 * column, 16);
        for (int i = 0; i < 8; i++) b.bytes(yuvImage.cb, (8 * row + i) * width / 2 + 8 * column, 8);
        for (int i = 0; i < 8; i++) b.bytes(yuvImage.cr, (8 * row + i) * width / 2 + 8 * column, 8);
    }

    /// Intra_16x16 without any coefficient. That there is none is said in a code that depends on how many the
    /// neighbours have; one sent as it is counts as 16 (9.2.1).
    private void copy(BitWriter b, int column, int row, Copy how) {
        b.ue(1 + how.luma).ue(how.chroma).ue(0);
        boolean full =
                (column > 0 && raw[row * columns + column - 1]) || (row > 0 && raw[(row - 1) * columns + column]);
        if (full) b.bits(3, 6);
        else b.bit(1);
    }

    private boolean sameAs(int column, int row, Copy how) {
        return same(yuvImage.y, yuvImage.width, 16, column, row, how)
                && same(yuvImage.cb, yuvImage.width / 2, 8, column, row, how)
                && same(yuvImage.cr, yuvImage.width / 2, 8, column, row, how);
    }

    private static boolean same(byte[] plane, int width, int side, int column, int row, Copy how) {
        int at = row * side * width + column * side;
        for (int i = 0; i < side; i++) {
            for (int j = 0; j < side; j++) {
                int from = how == Copy.FROM_ABOVE ? at - width + j : at + i * width - 1;
                if (plane[at + i * width + j] != plane[from]) return false;
            }
        }
        return true;
    }

    boolean differs(YuvImage other, int column, int row) {
        return differs(yuvImage.y, other.y, yuvImage.width, 16, column, row)
                || differs(yuvImage.cb, other.cb, yuvImage.width / 2, 8, column, row)
                || differs(yuvImage.cr, other.cr, yuvImage.width / 2, 8, column, row);
    }

    private static boolean differs(byte[] a, byte[] b, int width, int side, int column, int row) {
        for (int i = 0; i < side; i++) {
            int at = (row * side + i) * width + column * side;
            if (!Arrays.equals(a, at, at + side, b, at, at + side)) return true;
        }
        return false;
    }
}
