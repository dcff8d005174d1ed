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

    /// What it must lie on to be seen.
    public Backdrop plate() {
        return backdrop;
    }

    byte[] bytes() {
        return png.clone();
    }
}
