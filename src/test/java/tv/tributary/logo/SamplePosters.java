package tv.tributary.logo;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Posters by numbers, `poster:17`: a sky over hills, with a sun or a moon.
public final class SamplePosters {
    private static final int[] SKIES = {
        0xFF1D3557, 0xFF6D2E46, 0xFF2B4141, 0xFF5B3758, 0xFF7F4F24, 0xFF14213D, 0xFF386641, 0xFF4A4E69, 0xFF9E2A2B
    };
    private static final int[] LIGHTS = {
        0xFFE9C46A, 0xFFF4A261, 0xFFA8DADC, 0xFFF1FAEE, 0xFFFFB4A2, 0xFF90E0EF, 0xFFDDA15E, 0xFFE5989B
    };

    private static final int DIFFERENT = 72;
    private static final Map<Integer, Thumbnail> DRAWN = new ConcurrentHashMap<>();

    private SamplePosters() {}

    public static Optional<Thumbnail> find(String url) {
        if (!url.startsWith("poster:")) return Optional.empty();
        return Optional.of(DRAWN.computeIfAbsent(
                Integer.parseInt(url.substring("poster:".length())) % DIFFERENT, SamplePosters::draw));
    }

    /// Wide pictures by numbers, `backdrop:17`.
    public static Optional<Thumbnail> wide(String url) {
        if (!url.startsWith("backdrop:")) return Optional.empty();
        var number = Integer.parseInt(url.substring("backdrop:".length()));
        return Optional.of(draw(number, 1_280, 720, 2.2, ArtworkKind.BACKDROP));
    }

    private static Thumbnail draw(int number) {
        return draw(number, 280, 420, 1, ArtworkKind.POSTER);
    }

    /// @param scale of what is in it
    private static Thumbnail draw(int number, int width, int height, double scale, ArtworkKind kind) {
        var sky = SKIES[number % SKIES.length];
        var light = LIGHTS[number % LIGHTS.length];
        var sunX = 60 + number * 37 % 160;
        var sunY = 70 + number * 53 % 150;
        var sun = 24 + number % 5 * 9;
        return Thumbnail.of(
                Drawn.pixels(width, height, (column, line) -> {
                    var x = column / scale;
                    // Wide ones begin lower in the sky.
                    var y = (line + (420 * scale - height) / 2) / scale;
                    var far = 250 + 40 * Math.sin(x / 40.0 + number) + 18 * Math.sin(x / 13.0);
                    var near = 320 + 50 * Math.sin(x / 60.0 + number * 2.0);
                    if (y > near) return mix(sky, 0xFF05080B, 0.75);
                    if (y > far) return mix(sky, 0xFF05080B, 0.45);
                    if (Math.hypot(x - sunX, y - sunY) < sun) return light;
                    return mix(sky, light, Math.clamp((y - 40) / 330.0, 0, 0.85));
                }),
                kind);
    }

    private static int mix(int one, int other, double share) {
        var mixed = 0xFF000000;
        for (var shift = 0; shift <= 16; shift += 8) {
            var from = one >> shift & 0xFF;
            var to = other >> shift & 0xFF;
            mixed |= (int) Math.round(from + (to - from) * share) << shift;
        }
        return mixed;
    }
}
