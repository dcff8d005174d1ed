package tv.tributary.relay.live;

import java.util.Optional;
import tv.tributary.format.ts.PictureSize;
import tv.tributary.model.SourceId;

/// Hears of every source that goes on air, on the thread that runs the channel: must return at once.
@FunctionalInterface
public interface Spotter {
    /// @param coding of its pictures, or of its sound where there are none, as [tv.tributary.format.ts.CodecName] says
    void plays(SourceId source, String coding, Optional<PictureSize> size);
}
