package tv.tributary.upstream;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
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

    /// All, the one to play first and those to go on with if it cannot be had after it: its like, then the best
    /// allowed, then the least of those that are not.
    List<Variant> ranked(List<Variant> variants) {
        var least = Comparator.comparing((Variant v) -> !pictured(v)).thenComparingLong(Variant::bandwidth);
        return Stream.concat(
                        variants.stream().filter(this::allows).sorted(BEST.reversed()),
                        variants.stream().filter(v -> !allows(v)).sorted(least))
                .toList();
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

    /// The sounds of a variant that have playlists of their own, the one to play first: then its like in another
    /// place, then others.
    static List<Rendition> sounds(Variant variant, ParsedPlaylist.Master master) {
        var group = master.renditions().stream()
                .filter(r -> r.type() == Rendition.Type.AUDIO && r.group().equals(variant.audio()))
                .toList();
        var first = group.stream()
                .max(Comparator.comparing(Rendition::preferred).thenComparing(Rendition::automatic))
                .filter(r -> !variant.audio().isEmpty() && !r.url().isEmpty());
        if (first.isEmpty()) return List.of();
        var like = Comparator.comparing((Rendition r) -> !r.equals(first.get()))
                .thenComparing(r -> !r.language().equals(first.get().language()))
                .thenComparing(r -> !r.automatic());
        // The same sound in other groups is the same in other bit rates.
        return Stream.concat(
                        group.stream().sorted(like),
                        master.renditions().stream()
                                .filter(r -> r.type() == Rendition.Type.AUDIO
                                        && !r.group().equals(variant.audio()))
                                .filter(r -> r.name().equals(first.get().name())))
                .filter(r -> !r.url().isEmpty())
                .toList();
    }
}
