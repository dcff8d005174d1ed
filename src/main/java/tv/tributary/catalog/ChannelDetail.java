package tv.tributary.catalog;

import java.util.List;
import java.util.Optional;
import tv.tributary.model.Channel;
import tv.tributary.model.Source;
import tv.tributary.model.StreamInfo;

/// A channel with its sources in the order they are tried.
public record ChannelDetail(Channel channel, List<RankedSource> sources) {
    public ChannelDetail {
        sources = List.copyOf(sources);
    }

    /// @param shownUrl the source's address without credentials
    /// @param why in words, why it belongs to this channel
    /// @param rank in words, why it stands at this place
    /// @param pinned whether the user put it there
    /// @param blocked the user never wants to see it: it is not tried
    /// @param vitals what was seen of it
    public record RankedSource(
            Source source,
            String providerName,
            String shownUrl,
            String why,
            String rank,
            boolean pinned,
            boolean blocked,
            Optional<StreamInfo> vitals) {
        /// One of which nothing is known but what its list says.
        public RankedSource(Source source, String providerName, String shownUrl, String why, boolean blocked) {
            this(source, providerName, shownUrl, why, "", false, blocked, Optional.empty());
        }
    }
}
