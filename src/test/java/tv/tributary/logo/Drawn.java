package tv.tributary.logo;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.IntBinaryOperator;
import javax.imageio.ImageIO;

/// Pictures for tests.
final class Drawn {
    static final int CLEAR = 0;
    static final int WHITE = 0xFFFFFFFF;
    static final int BLACK = 0xFF000000;

    private Drawn() {}

    static Pixels pixels(int width, int height, IntBinaryOperator colour) {
        var argb = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) argb[y * width + x] = colour.applyAsInt(x, y);
        }
        return new Pixels(width, height, argb);
    }

    /// A ring in a colour, on nothing, with a bar beside it.
    static Pixels logo(int side, int colour) {
        return pixels(side, side, (x, y) -> {
            double across = (x + 0.5) / side - 0.4;
            double down = (y + 0.5) / side - 0.4;
            double far = Math.hypot(across, down);
            boolean bar = x > 0.8 * side && x < 0.95 * side && y > 0.3 * side;
            return (far > 0.2 && far < 0.38) || bar ? colour : CLEAR;
        });
    }

    static byte[] as(String format, int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width; x++) for (int y = 0; y < height; y += 3) image.setRGB(x, y, 0x336699);
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.setUseCache(false);
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
