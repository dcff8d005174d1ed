package tv.tributary.relay.slate;

import java.util.Arrays;
import java.util.List;

/// H.264 of pictures that hardly change, without an encoder: a macroblock that an even background predicts exactly
/// costs some bits, one with letters in it is sent as it is (I_PCM), and pictures in between say which macroblocks
/// stay. So what players show is the drawing, bit by bit. Constrained baseline, CAVLC, no deblocking. Sections in
/// brackets are H.264's.
final class StillVideo implements SlateVideo {
    /// Pictures each drawing is shown (0.48 s); a keyframe comes with the first one.
    private static final int HOLD = 12;

    /// Level 3: 10 Mbit/s, 1,620 macroblocks.
    private static final int LEVEL = 30;

    private static final byte[] DELIMITER_KEY = {0, 0, 0, 1, 9, 0x10};
    private static final byte[] DELIMITER = {0, 0, 0, 1, 9, 0x30};

    private static final int SPS = 0x67;
    private static final int PPS = 0x68;
    private static final int KEY_SLICE = 0x65;
    private static final int SLICE = 0x41;

    private final List<YuvImage> drawings;
    private final byte[] parameters;
    private final int columns;
    private final int rows;
    private int at;
    private int keys;

    /// @param drawings of one size
    /// @param lines of their height are shown, the rest is cut off below
    StillVideo(List<YuvImage> drawings, int lines) {
        this.drawings = List.copyOf(drawings);
        this.columns = drawings.getFirst().width / 16;
        this.rows = drawings.getFirst().height / 16;
        this.parameters = join(sequence(lines), picture());
    }

    @Override
    public Frame next() {
        int n = at;
        at = (at + 1) % (HOLD * drawings.size());
        var drawing = drawings.get(n / HOLD);
        if (n == 0) return new Frame(join(DELIMITER_KEY, parameters, key(drawing)), true);
        var before = drawings.get((n - 1) / HOLD);
        return new Frame(join(DELIMITER, slice(before, drawing, n)), false);
    }

    /// 7.3.2.1.1 and E.1.1.
    private byte[] sequence(int lines) {
        var b = new BitWriter().bits(66, 8).bits(0xC0, 8).bits(LEVEL, 8);
        b.ue(0).ue(0).ue(2).ue(1).bit(0); // id; 4 bits of frame number; shown in coded order; one reference; no gaps
        b.ue(columns - 1).ue(rows - 1).bit(1).bit(1); // size; whole frames
        b.bit(1).ue(0).ue(0).ue(0).ue((16 * rows - lines) / 2); // cut off: left, right, top, bottom
        b.bit(1); // what follows says how to show it
        b.bit(1).bits(1, 8).bit(0); // square pixels
        b.bit(1).bits(5, 3).bit(0).bit(1).bits(1, 8).bits(1, 8).bits(1, 8); // BT.709, narrow range
        b.bit(0).bit(1).bits(1, 32).bits(2 * RATE, 32).bit(1); // fixed rate
        b.bit(0).bit(0).bit(0); // no buffer model, no picture structure
        b.bit(1).bit(1).ue(0).ue(0).ue(10).ue(10).ue(0).ue(1); // nothing is shown later than decoded
        return b.unit(SPS);
    }

    /// 7.3.2.2: the only choice made is that slices may switch deblocking off.
    private static byte[] picture() {
        var b = new BitWriter()
                .ue(0)
                .ue(0)
                .bit(0)
                .bit(0)
                .ue(0)
                .ue(0)
                .ue(0)
                .bit(0)
                .bits(0, 2);
        return b.ue(0).ue(0).ue(0).bit(1).bit(0).bit(0).unit(PPS);
    }

    /// A picture by itself (7.3.3). Two in a row must differ in their number.
    private byte[] key(YuvImage drawing) {
        var b = new BitWriter().ue(0).ue(7).ue(0).bits(0, 4).ue(keys++ & 1);
        b.bit(0).bit(0).ue(0).ue(1); // a short-term reference; quality as announced; no deblocking
        var blocks = new MacroblockWriter(drawing);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) blocks.write(b, column, row);
        }
        return b.unit(KEY_SLICE);
    }

    /// A picture of which only that is sent what differs from the one before.
    private byte[] slice(YuvImage before, YuvImage drawing, int number) {
        var b = new BitWriter().ue(0).ue(5).ue(0).bits(number & 15, 4);
        b.bit(0).bit(0).bit(0).ue(0).ue(1); // references as usual; quality as announced; no deblocking
        var blocks = new MacroblockWriter(drawing);
        int same = 0;
        for (int i = 0; i < rows * columns; i++) {
            if (before == drawing || !blocks.differs(before, i % columns, i / columns)) {
                same++;
                continue;
            }
            b.ue(same).ue(30);
            blocks.raw(b, i % columns, i / columns);
            same = 0;
        }
        if (same > 0) b.ue(same);
        return b.unit(SLICE);
    }

    private static byte[] join(byte[]... parts) {
        var whole = new java.io.ByteArrayOutputStream();
        for (var part : parts) whole.writeBytes(part);
        return whole.toByteArray();
    }

    /// Writes the macroblocks of one picture (H.264, 7.3.5) in their order.
    private static final class MacroblockWriter {
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
}
