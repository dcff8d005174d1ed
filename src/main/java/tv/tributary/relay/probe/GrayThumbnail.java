package tv.tributary.relay.probe;

/// A tiny grayscale image, 0 for black to 255 for white. Immutable.
final class GrayThumbnail {
    static final int WIDTH = 32;
    static final int HEIGHT = 18;
    /// How many bytes it has.
    static final int SIZE = WIDTH * HEIGHT;

    /// The brightest spot and the average of a picture that counts as black.
    private static final int BLACK_SPOT = 32;

    private static final int BLACK_AVERAGE = 10;

    /// How far spots and the average may differ in pictures that count as the same: each is encoded separately.
    private static final int SAME_SPOT = 5;

    private static final double SAME_AVERAGE = 0.8;

    private final byte[] shades;

    /// @param shades row by row
    GrayThumbnail(byte[] shades) {
        if (shades.length != SIZE) throw new IllegalArgumentException("not a tiny picture: " + shades.length);
        this.shades = shades.clone();
    }

    boolean black() {
        int sum = 0;
        for (byte shade : shades) {
            int bright = shade & 0xFF;
            if (bright > BLACK_SPOT) return false;
            sum += bright;
        }
        return sum <= BLACK_AVERAGE * SIZE;
    }

    boolean sameAs(GrayThumbnail other) {
        int sum = 0;
        for (int i = 0; i < SIZE; i++) {
            int apart = Math.abs((shades[i] & 0xFF) - (other.shades[i] & 0xFF));
            if (apart > SAME_SPOT) return false;
            sum += apart;
        }
        return sum <= SAME_AVERAGE * SIZE;
    }
}
