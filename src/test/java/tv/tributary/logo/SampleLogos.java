package tv.tributary.logo;

import java.util.Optional;

/// Logos by numbers: `logo:17`. Every seventh is missing.
public final class SampleLogos {
    private static final int[] COLOURS = {
        0xFFFFFFFF, 0xFF101418, 0xFFD0342C, 0xFF1D5FBF, 0xFFF2B705, 0xFF2E8B57, 0xFFE8E8F0, 0xFF6D4BC3
    };

    private SampleLogos() {}

    public static Optional<Thumbnail> find(String url) {
        if (!url.startsWith("logo:")) return Optional.empty();
        int number = Integer.parseInt(url.substring(5));
        if (number % 7 == 6) return Optional.empty();
        int colour = COLOURS[number % COLOURS.length];
        int ground = COLOURS[(number + 3) % COLOURS.length];
        return Optional.of(Thumbnail.of(
                switch (number % 3) {
                    case 0 -> Drawn.logo(160, colour);
                    case 1 ->
                        Drawn.pixels(
                                160,
                                60,
                                (x, y) -> (x / 20 + y / 30) % 2 == 0 || y < 8 || y > 52 ? colour : Drawn.CLEAR);
                    default ->
                        Drawn.pixels(160, 100, (x, y) -> Math.abs(x - 80) + Math.abs(y - 50) < 40 ? colour : ground);
                },
                ArtworkKind.LOGO));
    }
}
