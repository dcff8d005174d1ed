package tv.tributary.relay.vod;

import java.time.Instant;
import tv.tributary.model.ProviderId;
import tv.tributary.model.SourceId;

/// Current figures of a film that is being watched.
///
/// @param position in the film, in bytes
/// @param total of the film in bytes, -1 if unknown
/// @param bytes passed since the viewer asked for this part
public record FileStreamSnapshot(
        SourceId film,
        String name,
        ProviderId provider,
        String providerName,
        String address,
        String client,
        Instant since,
        long position,
        long total,
        long bytes) {}
