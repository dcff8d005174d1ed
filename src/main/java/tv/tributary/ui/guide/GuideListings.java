package tv.tributary.ui.guide;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import tv.tributary.model.ChannelId;

/// The programmes that the page shows. May block; any thread.
public interface GuideListings {
    /// Those that are on between two moments, per channel in order, none overlapping another; channels without any are
    /// left out.
    Map<ChannelId, List<Airing>> between(List<ChannelId> channels, Instant from, Instant to);

    /// Those whose title or episode title has all words, that end after `from`, earliest first.
    List<Airing> search(String words, Instant from, int most);

    /// Whether a guide is known for a channel.
    boolean hasGuide(ChannelId channel);

    /// Whether there is no guide at all.
    boolean isEmpty();
}
