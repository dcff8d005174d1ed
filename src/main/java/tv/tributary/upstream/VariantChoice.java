package tv.tributary.upstream;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tv.tributary.format.hls.ParsedPlaylist;
import tv.tributary.format.hls.Rendition;
import tv.tributary.format.hls.Variant;

/// Limits for the choice among an HLS stream's variants: the best within them is taken.
///
/// @param mostHeight lines of the picture, 0 for any
/// @param mostBandwidth bits per second, 0 for any
public record VariantChoice(int mostHeight, long mostBandwidth) {
    private static final Comparator<Variant> BEST = Comparator.comparing(VariantChoice::fits)
            .thenComparing(VariantChoice::pictured)
            .thenComparingInt(Variant::height)
            .thenComparingLong(Variant::bandwidth);

    /// Without limits.
    public static VariantChoice best() {
        return new VariantChoice(0, 0);
    }

    /// Up to so many lines of the picture, 0 for any.
    public static VariantChoice upTo(int lines) {
        return new VariantChoice(lines, 0);
    }

    /// The best allowed; where none is, the least.
    Variant choose(List<Variant> variants) {
        return variants.stream()
                .filter(this::allows)
                .max(BEST)
                .or(() -> variants.stream()
                        .min(Comparator.comparing((Variant v) -> !pictured(v)).thenComparingLong(Variant::bandwidth)))
                .orElseThrow();
    }

    private boolean allows(Variant variant) {
        return (mostHeight == 0 || variant.height() <= mostHeight)
                && (mostBandwidth == 0 || variant.bandwidth() <= mostBandwidth);
    }

    /// Whether its coding can travel in a transport stream to every player.
    private static boolean fits(Variant variant) {
        var codecs = variant.codecs().toLowerCase(Locale.ROOT);
        return !codecs.contains("av01") && !codecs.contains("vp09") && !codecs.contains("dvh");
    }

    private static boolean pictured(Variant variant) {
        var codecs = variant.codecs().toLowerCase(Locale.ROOT);
        return variant.height() > 0
                || codecs.isEmpty()
                || codecs.contains("avc")
                || codecs.contains("hvc")
                || codecs.contains("hev");
    }

    /// The playlist with the variant's sound, if it has one of its own.
    static Optional<Rendition> sound(Variant variant, ParsedPlaylist.Master master) {
        return master.renditions().stream()
                .filter(r -> r.type() == Rendition.Type.AUDIO && r.group().equals(variant.audio()))
                .max(Comparator.comparing(Rendition::preferred).thenComparing(Rendition::automatic))
                .filter(r -> !variant.audio().isEmpty() && !r.url().isEmpty());
    }
}
