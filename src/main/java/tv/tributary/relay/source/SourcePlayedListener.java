package tv.tributary.relay.source;

import java.util.Optional;
import tv.tributary.format.ts.PictureSize;
import tv.tributary.model.SourceId;

/// Told of every source that goes on air, on the channel's own thread: must return at once.
@FunctionalInterface
public interface SourcePlayedListener {
    /// @param coding of its pictures, or of its sound where there are none, as [tv.tributary.format.ts.CodecName] says
    void played(SourceId source, String coding, Optional<PictureSize> size);
}
