package tv.tributary.logo;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/// A picture as stored, scaled down to what its [ArtworkKind] says: a logo as PNG, a poster as JPEG. Immutable.
public final class Thumbnail {
    private final byte[] encoded;
    private final Backdrop backdrop;

    Thumbnail(byte[] encoded, Backdrop backdrop) {
        this.encoded = encoded.clone();
        this.backdrop = backdrop;
    }

    /// A small picture that is a JPEG already.
    public static Thumbnail ofJpeg(byte[] jpeg) {
        return new Thumbnail(jpeg, Backdrop.NONE);
    }

    static Thumbnail of(Pixels picture, ArtworkKind kind) {
        return new Thumbnail(kind.encode(picture), Backdrop.of(picture));
    }

    /// Its file from the first byte on; each call gives a stream of its own, which need not be closed.
    public InputStream encoded() {
        return new ByteArrayInputStream(encoded);
    }

    /// The background on which the logo is visible.
    public Backdrop plate() {
        return backdrop;
    }

    byte[] bytes() {
        return encoded.clone();
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
