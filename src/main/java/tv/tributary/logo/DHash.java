package tv.tributary.logo;

import java.util.OptionalLong;

/// A difference hash (dHash) of an image: one bit for each of 8 × 8 places, set where the image gets darker to the
/// right. Size,
/// compression and small changes hardly affect it.
public final class DHash {
    private static final int SIDE = 8;
    /// The background of transparent parts: a logo may be drawn in white or in black.
    private static final int GREY = 128;
    /// A smaller step, of 255, is noise.
    private static final int STEP = 6;
    /// With fewer steps than this there is hardly a picture: many such are alike.
    private static final int LEAST_STEPS = 10;

    private DHash() {}

    /// Empty for a picture that shows next to nothing.
    ///
    /// @param shades 0 for black to 255 for white, row by row
    /// @param from where the picture begins in them
    public static OptionalLong ofShades(byte[] shades, int from, int width, int height) {
        var argb = new int[width * height];
        for (int i = 0; i < argb.length; i++) argb[i] = 0xFF000000 | (shades[from + i] & 0xFF) * 0x010101;
        return of(new Pixels(width, height, argb));
    }

    /// Empty for a picture that shows next to nothing.
    static OptionalLong of(Pixels picture) {
        var box = trimmed(flat(picture));
        if (box.width() <= SIDE || box.height() < SIDE) return OptionalLong.empty();
        var small = box.scale(SIDE + 1, SIDE).argb();
        long bits = 0;
        int steps = 0;
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                int at = y * (SIDE + 1) + x;
                int darker = (small[at] & 0xFF) - (small[at + 1] & 0xFF);
                if (Math.abs(darker) >= STEP) steps++;
                bits = bits << 1 | (darker >= STEP ? 1 : 0);
            }
        }
        return steps < LEAST_STEPS ? OptionalLong.empty() : OptionalLong.of(bits);
    }

    /// In shades of grey, on grey.
    private static Pixels flat(Pixels picture) {
        var shades = new int[picture.argb().length];
        for (int i = 0; i < shades.length; i++) {
            int pixel = picture.argb()[i];
            int alpha = pixel >>> 24;
            int shade = (Pixels.luminance(pixel) * alpha + GREY * (255 - alpha)) / 255;
            shades[i] = 0xFF000000 | shade << 16 | shade << 8 | shade;
        }
        return new Pixels(picture.width(), picture.height(), shades);
    }

    /// Without the empty margin, which each provider cuts as it likes.
    private static Pixels trimmed(Pixels shades) {
        int ground = shades.argb()[0] & 0xFF;
        int left = shades.width();
        int right = -1;
        int top = shades.height();
        int bottom = -1;
        for (int y = 0; y < shades.height(); y++) {
            for (int x = 0; x < shades.width(); x++) {
                if (Math.abs((shades.argb()[y * shades.width() + x] & 0xFF) - ground) < STEP * 2) continue;
                left = Math.min(left, x);
                right = Math.max(right, x);
                top = Math.min(top, y);
                bottom = Math.max(bottom, y);
            }
        }
        if (right < left) return shades;
        int width = right - left + 1;
        int height = bottom - top + 1;
        var cut = new int[width * height];
        for (int y = 0; y < height; y++) {
            System.arraycopy(shades.argb(), (top + y) * shades.width() + left, cut, y * width, width);
        }
        return new Pixels(width, height, cut);
    }
}
