package tv.tributary.upstream;

import java.util.Optional;
import java.util.stream.Stream;

/// Chooses the media playlist of a multivariant one that takes another one's place: after one that cannot be
/// had, and before one that is followed only because a better could not be had. Reads nothing. Thread-safe.
final class PlaylistFallbacks {
    private final VariantChoice variantChoice;
    private final PlaylistHealth playlistHealth;

    /// @param playlistHealth which of them could not be had lately
    PlaylistFallbacks(VariantChoice variantChoice, PlaylistHealth playlistHealth) {
        this.variantChoice = variantChoice;
        this.playlistHealth = playlistHealth;
    }

    /// A playlist that the multivariant playlist names.
    record Listed(String place, String url) {}

    /// Those of the same kind, the best one first; none where the place is empty.
    private Stream<Listed> ranked(FollowedVariant now, String place) {
        if (place.isEmpty()) return Stream.empty();
        if (FollowedVariant.isVariant(place))
            return variantChoice.ranked(now.master().variants()).stream().map(v -> new Listed(now.place(v), v.url()));
        return VariantChoice.sounds(now.variant(), now.master()).stream().map(r -> new Listed(now.place(r), r.url()));
    }

    /// Whether one of the same kind may work.
    boolean hasAny(FollowedVariant now, String place) {
        return ranked(now, place).anyMatch(l -> !playlistHealth.rests(l.place));
    }

    /// Whether another one of the same kind may.
    boolean hasOthers(FollowedVariant now, String place) {
        return ranked(now, place).anyMatch(l -> !l.place.equals(place) && !playlistHealth.rests(l.place));
    }

    /// A better one that could not be had before and may be tried again.
    Optional<Listed> due(FollowedVariant now, String place) {
        return ranked(now, place)
                .takeWhile(l -> !l.place.equals(place))
                .filter(l -> playlistHealth.fails(l.place) && !playlistHealth.rests(l.place))
                .findFirst();
    }
}
