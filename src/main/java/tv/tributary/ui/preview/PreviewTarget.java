package tv.tributary.ui.preview;

import java.util.Optional;
import tv.tributary.model.Channel;
import tv.tributary.model.SourceId;

/// What is to be played: a channel, or one stream of it alone.
///
/// @param source empty for the channel itself, which has its backups
/// @param title what stands above the picture
public record PreviewTarget(Channel channel, Optional<SourceId> source, String title) {
    static PreviewTarget of(Channel channel) {
        return new PreviewTarget(channel, Optional.empty(), channel.name());
    }

    /// @param name the stream's own name
    static PreviewTarget of(Channel channel, SourceId source, String name) {
        return new PreviewTarget(channel, Optional.of(source), name);
    }

    /// Whether both play the same, whatever it is called by now.
    boolean plays(PreviewTarget other) {
        return channel.id().equals(other.channel.id()) && source.equals(other.source);
    }
}
