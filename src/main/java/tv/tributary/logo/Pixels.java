package tv.tributary.logo;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// An image as ARGB pixels, row by row, not premultiplied. Needs no screen, unlike AWT's drawing. The array is not
/// copied; nobody writes to it.
///
/// Not a record: those compare arrays by identity.
final class Pixels {
    private final int width;
    private final int height;
    private final int[] argb;

    Pixels(int width, int height, int[] argb) {
        if (width < 1 || height < 1 || argb.length != width * height) {
            throw new IllegalArgumentException(width + " x " + height + ": " + argb.length);
        }
        this.width = width;
        this.height = height;
        this.argb = argb;
    }

    static Pixels of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        return new Pixels(width, height, image.getRGB(0, 0, width, height, new int[width * height], 0, width));
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int[] argb() {
        return argb;
    }

    /// 0 for black to 255 for white.
    static int luminance(int pixel) {
        return (299 * (pixel >> 16 & 0xFF) + 587 * (pixel >> 8 & 0xFF) + 114 * (pixel & 0xFF)) / 1000;
    }

    /// The same picture within a square of so many pixels; never larger than it is.
    Pixels fit(int most) {
        int larger = Math.max(width, height);
        if (larger <= most) return this;
        return scale(Math.max(1, width * most / larger), Math.max(1, height * most / larger));
    }

    /// The picture in another size: each new pixel is the average of those it covers, clear ones not counted for their
    /// colour.
    Pixels scale(int newWidth, int newHeight) {
        var scaled = new int[newWidth * newHeight];
        for (int y = 0; y < newHeight; y++) {
            int top = (int) ((long) y * height / newHeight);
            int bottom = Math.max(top + 1, (int) ((long) (y + 1) * height / newHeight));
            for (int x = 0; x < newWidth; x++) {
                int left = (int) ((long) x * width / newWidth);
                int right = Math.max(left + 1, (int) ((long) (x + 1) * width / newWidth));
                scaled[y * newWidth + x] = average(left, top, right, bottom);
            }
        }
        return new Pixels(newWidth, newHeight, scaled);
    }

    private int average(int left, int top, int right, int bottom) {
        long alpha = 0;
        long red = 0;
        long green = 0;
        long blue = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int pixel = argb[y * width + x];
                int weight = pixel >>> 24;
                alpha += weight;
                red += (long) weight * (pixel >> 16 & 0xFF);
                green += (long) weight * (pixel >> 8 & 0xFF);
                blue += (long) weight * (pixel & 0xFF);
            }
        }
        if (alpha == 0) return 0;
        long count = (long) (right - left) * (bottom - top);
        return (int) (alpha / count) << 24
                | (int) (red / alpha) << 16
                | (int) (green / alpha) << 8
                | (int) (blue / alpha);
    }

    byte[] png() {
        return encoded("png", BufferedImage.TYPE_INT_ARGB);
    }

    /// Without its transparency.
    byte[] jpeg() {
        return encoded("jpeg", BufferedImage.TYPE_INT_RGB);
    }

    private byte[] encoded(String format, int type) {
        var image = new BufferedImage(width, height, type);
        image.setRGB(0, 0, width, height, argb, 0, width);
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName(format).next();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(new IIOImage(image, null, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
