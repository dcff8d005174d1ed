package tv.tributary.relay.source;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tv.tributary.format.ts.CodecName;
import tv.tributary.format.ts.PictureSize;
import tv.tributary.model.SourceId;

/// Coding and picture size of every source that has been on air since the program started. Thread-safe.
public final class SourceTraits {
    /// Told of every source that goes on air, on the channel's own thread: must return at once.
    @FunctionalInterface
    public interface SourcePlayedListener {
        /// @param coding of its pictures, or of its sound where there are none, as [tv.tributary.format.ts.CodecName]
        /// says
        void played(SourceId source, String coding, Optional<PictureSize> size);
    }

    /// @param type the stream type of the pictures, or of the sound where there are none
    record Traits(int type, Optional<PictureSize> size) {
        /// Whether viewers would hardly see a difference. What is not known may be the same.
        boolean isLike(Traits other) {
            return type == other.type && (size.isEmpty() || other.size.isEmpty() || size.equals(other.size));
        }
    }

    private final Map<SourceId, Traits> traits = new ConcurrentHashMap<>();
    private final SourcePlayedListener listener;

    /// @param listener told of every source that goes on air
    public SourceTraits(SourcePlayedListener listener) {
        this.listener = listener;
    }

    void learn(SourceId source, Traits seen) {
        traits.put(source, seen);
        listener.played(source, CodecName.of(seen.type), seen.size);
    }

    Optional<Traits> of(SourceId source) {
        return Optional.ofNullable(traits.get(source));
    }
}
