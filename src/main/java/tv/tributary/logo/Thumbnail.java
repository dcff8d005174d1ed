package tv.tributary.logo;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/// A logo as stored: a PNG of at most [#SIDE] × [#SIDE] pixels. Immutable.
public final class Thumbnail {
    /// In pixels.
    public static final int SIDE = 160;

    private final byte[] png;
    private final Backdrop backdrop;

    Thumbnail(byte[] png, Backdrop backdrop) {
        this.png = png.clone();
        this.backdrop = backdrop;
    }

    static Thumbnail of(Pixels picture) {
        return new Thumbnail(picture.png(), Backdrop.of(picture));
    }

    /// Its PNG from the first byte on; each call gives a stream of its own, which need not be closed.
    public InputStream png() {
        return new ByteArrayInputStream(png);
    }

    /// The background on which the logo is visible.
    public Backdrop plate() {
        return backdrop;
    }

    byte[] bytes() {
        return png.clone();
    }

    /// The background a logo needs to be visible: many are white letters on transparency.
    public enum Backdrop {
        /// It brings its own ground.
        NONE,
        LIGHT,
        DARK;

        /// Alpha from which on a pixel counts as there.
        private static final int THERE = 32;
        /// Share of the pixels that must be there for a picture with a ground of its own.
        private static final double FULL = 0.97;
        /// Brighter than this, of 255, most of what is drawn is lost on white.
        private static final int BRIGHT = 176;

        static Backdrop of(Pixels picture) {
            long there = 0;
            long bright = 0;
            for (int pixel : picture.argb()) {
                if (pixel >>> 24 < THERE) continue;
                there++;
                if (Pixels.luminance(pixel) > BRIGHT) bright++;
            }
            if (there >= FULL * picture.argb().length) return NONE;
            return 2 * bright > there ? DARK : LIGHT;
        }
    }
}
