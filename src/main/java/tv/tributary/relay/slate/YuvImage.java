package tv.tributary.relay.slate;

import java.util.Arrays;

/// A picture in YUV 4:2:0, narrow range, ITU-R BT.709. Sides are multiples of 16. Changed while it is drawn, by one
/// thread.
final class YuvImage {
    /// A colour of BT.709.
    record Colour(int y, int cb, int cr) {
        /// From the colour that screens use, as in `0xRRGGBB`.
        static Colour of(int rgb) {
            double r = (rgb >> 16) / 255.0;
            double g = ((rgb >> 8) & 0xFF) / 255.0;
            double b = (rgb & 0xFF) / 255.0;
            double y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
            return new Colour((int) Math.round(16 + 219 * y), (int) Math.round(128 + 224 * (b - y) / 1.8556), (int)
                    Math.round(128 + 224 * (r - y) / 1.5748));
        }
    }

    final int width;
    final int height;
    final byte[] y;
    final byte[] cb;
    final byte[] cr;

    YuvImage(int width, int height, Colour ground) {
        this.width = width;
        this.height = height;
        y = new byte[width * height];
        cb = new byte[width * height / 4];
        cr = new byte[width * height / 4];
        Arrays.fill(y, (byte) ground.y());
        Arrays.fill(cb, (byte) ground.cb());
        Arrays.fill(cr, (byte) ground.cr());
    }

    private YuvImage(YuvImage other) {
        width = other.width;
        height = other.height;
        y = other.y.clone();
        cb = other.cb.clone();
        cr = other.cr.clone();
    }

    YuvImage copy() {
        return new YuvImage(this);
    }

    /// Puts ink of that colour on it.
    void put(CoverageMask coverageMask, Colour colour) {
        var covered = coverageMask.coverage();
        for (int i = 0; i < y.length; i++) mix(y, i, colour.y(), covered[i]);
        for (int row = 0; row < height / 2; row++) {
            for (int column = 0; column < width / 2; column++) {
                int at = 2 * row * width + 2 * column;
                float part = (covered[at] + covered[at + 1] + covered[at + width] + covered[at + width + 1]) / 4;
                mix(cb, row * width / 2 + column, colour.cb(), part);
                mix(cr, row * width / 2 + column, colour.cr(), part);
            }
        }
    }

    private static void mix(byte[] plane, int at, int value, float part) {
        if (part < 1 / 256f) return;
        int old = plane[at] & 0xFF;
        plane[at] = (byte) Math.round(old + (value - old) * part);
    }
}
