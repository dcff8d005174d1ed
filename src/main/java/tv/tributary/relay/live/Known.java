package tv.tributary.relay.live;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tv.tributary.format.ts.CodecName;
import tv.tributary.format.ts.PictureSize;
import tv.tributary.model.SourceId;

/// What has been seen of sources since the program started: how their pictures are coded, and how large they are.
/// Thread-safe.
final class Known {
    /// @param type the stream type of the pictures, or of the sound where there are none
    record Traits(int type, Optional<PictureSize> size) {
        /// Whether viewers would hardly see a difference. What is not known may be the same.
        boolean isLike(Traits other) {
            return type == other.type && (size.isEmpty() || other.size.isEmpty() || size.equals(other.size));
        }
    }

    private final Map<SourceId, Traits> traits = new ConcurrentHashMap<>();
    private volatile Spotter spotter = (_, _, _) -> {};

    /// From now on tells somebody what is learnt, too.
    void tell(Spotter other) {
        spotter = other;
    }

    void learn(SourceId source, Traits seen) {
        traits.put(source, seen);
        spotter.plays(source, CodecName.of(seen.type), seen.size);
    }

    Optional<Traits> of(SourceId source) {
        return Optional.ofNullable(traits.get(source));
    }
}
