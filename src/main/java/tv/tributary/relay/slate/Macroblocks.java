package tv.tributary.relay.slate;

import java.util.Arrays;

/// Writes the macroblocks of one picture (H.264, 7.3.5) in their order.
final class Macroblocks {
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

    private final Picture picture;
    private final boolean[] raw;
    private final int columns;

    Macroblocks(Picture picture) {
        this.picture = picture;
        this.columns = picture.width / 16;
        this.raw = new boolean[columns * (picture.height / 16)];
    }

    /// One of a picture that stands by itself: copied from a neighbour if that is exact, else as it is.
    void write(Bits b, int column, int row) {
        if (row > 0 && sameAs(column, row, Copy.FROM_ABOVE)) copy(b, column, row, Copy.FROM_ABOVE);
        else if (column > 0 && sameAs(column, row, Copy.FROM_LEFT)) copy(b, column, row, Copy.FROM_LEFT);
        else {
            b.ue(25);
            raw(b, column, row);
        }
    }

    /// The samples themselves, after the macroblock's type.
    void raw(Bits b, int column, int row) {
        raw[row * columns + column] = true;
        b.align();
        int width = picture.width;
        for (int i = 0; i < 16; i++) b.bytes(picture.y, (16 * row + i) * width + 16 * column, 16);
        for (int i = 0; i < 8; i++) b.bytes(picture.cb, (8 * row + i) * width / 2 + 8 * column, 8);
        for (int i = 0; i < 8; i++) b.bytes(picture.cr, (8 * row + i) * width / 2 + 8 * column, 8);
    }

    /// Intra_16x16 without any coefficient. That there is none is said in a code that depends on how many the
    /// neighbours have; one sent as it is counts as 16 (9.2.1).
    private void copy(Bits b, int column, int row, Copy how) {
        b.ue(1 + how.luma).ue(how.chroma).ue(0);
        boolean full =
                (column > 0 && raw[row * columns + column - 1]) || (row > 0 && raw[(row - 1) * columns + column]);
        if (full) b.bits(3, 6);
        else b.bit(1);
    }

    private boolean sameAs(int column, int row, Copy how) {
        return same(picture.y, picture.width, 16, column, row, how)
                && same(picture.cb, picture.width / 2, 8, column, row, how)
                && same(picture.cr, picture.width / 2, 8, column, row, how);
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

    boolean differs(Picture other, int column, int row) {
        return differs(picture.y, other.y, picture.width, 16, column, row)
                || differs(picture.cb, other.cb, picture.width / 2, 8, column, row)
                || differs(picture.cr, other.cr, picture.width / 2, 8, column, row);
    }

    private static boolean differs(byte[] a, byte[] b, int width, int side, int column, int row) {
        for (int i = 0; i < side; i++) {
            int at = (row * side + i) * width + column * side;
            if (!Arrays.equals(a, at, at + side, b, at, at + side)) return true;
        }
        return false;
    }
}
