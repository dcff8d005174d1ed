package tv.tributary.upstream;

import java.util.Optional;
import tv.tributary.format.hls.ParsedPlaylist;
import tv.tributary.format.hls.Rendition;
import tv.tributary.format.hls.Variant;

/// A multivariant playlist, and what of it is followed. Its playlists are known by their places in it, since their
/// addresses change.
///
/// @param sound if it has a playlist of its own
record FollowedVariant(ParsedPlaylist.Master master, Variant variant, Optional<Rendition> sound) {
    private static final String VARIANT = "variant ";

    FollowedVariant with(Optional<Rendition> other) {
        return new FollowedVariant(master, variant, other);
    }

    String place(Variant of) {
        return VARIANT + master.variants().indexOf(of);
    }

    String place(Rendition of) {
        return "rendition " + master.renditions().indexOf(of);
    }

    /// Whether that is a variant's place, and not a rendition's.
    static boolean isVariant(String place) {
        return place.startsWith(VARIANT);
    }

    /// The same, following what stands at that place.
    FollowedVariant at(String place) {
        var other =
                master.variants().stream().filter(v -> place(v).equals(place)).findFirst();
        var heard =
                master.renditions().stream().filter(r -> place(r).equals(place)).findFirst();
        return new FollowedVariant(master, other.orElse(variant), heard.or(() -> sound));
    }

    /// Whether two renditions are the same one, read at different times.
    static boolean isLike(Rendition a, Rendition b) {
        return a.type() == b.type()
                && a.group().equals(b.group())
                && a.name().equals(b.name())
                && a.language().equals(b.language());
    }

    /// One of a master playlist's playlists, found in it again after its address has changed.
    @FunctionalInterface
    interface Place {
        Optional<String> in(FollowedVariant now);

        static Place of(Variant wanted) {
            return now -> now.master().variants().stream()
                    .filter(v -> v.bandwidth() == wanted.bandwidth()
                            && v.height() == wanted.height()
                            && v.codecs().equals(wanted.codecs())
                            && v.audio().equals(wanted.audio()))
                    .map(Variant::url)
                    .findFirst();
        }

        static Place of(Rendition wanted) {
            return now -> now.master().renditions().stream()
                    .filter(r -> isLike(r, wanted))
                    .map(Rendition::url)
                    .findFirst();
        }
    }
}
