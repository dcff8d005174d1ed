package tv.tributary.logo;

import java.util.Optional;

/// The size a WebP image declares (RFC 9649, 2.5 to 2.7).
record WebpSize(int width, int height) {
    private static final int LEAST = 30;

    /// @param b starts as a WebP file
    static Optional<WebpSize> of(byte[] b) {
        if (b.length < LEAST) return Optional.empty();
        return switch (b[15]) {
            case 'X' -> Optional.of(new WebpSize(1 + number(b, 24, 3), 1 + number(b, 27, 3)));
            case 'L' -> {
                int bits = number(b, 21, 4);
                yield Optional.of(new WebpSize(1 + (bits & 0x3FFF), 1 + (bits >>> 14 & 0x3FFF)));
            }
            case ' ' -> Optional.of(new WebpSize(number(b, 26, 2) & 0x3FFF, number(b, 28, 2) & 0x3FFF));
            default -> Optional.empty();
        };
    }

    private static int number(byte[] b, int at, int bytes) {
        int number = 0;
        for (int i = 0; i < bytes; i++) number |= (b[at + i] & 0xFF) << (8 * i);
        return number;
    }
}
