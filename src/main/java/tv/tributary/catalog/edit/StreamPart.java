package tv.tributary.catalog.edit;

import java.util.Set;
import tv.tributary.model.ChannelId;
import tv.tributary.model.SourceId;

/// Some of a channel's streams.
public record StreamPart(ChannelId channel, Set<SourceId> streams) {
    public StreamPart {
        streams = Set.copyOf(streams);
    }
}
