package tv.tributary.catalog;

import java.util.List;
import tv.tributary.model.Channel;
import tv.tributary.model.Source;

/// A channel with its sources in the order in which they are tried.
public record ChannelDetail(Channel channel, List<RankedSource> sources) {
    public ChannelDetail {
        sources = List.copyOf(sources);
    }

    /// @param shownUrl the source's address without credentials
    /// @param why in words, why it belongs to this channel
    /// @param blocked the user never wants to see it: it is not tried
    public record RankedSource(Source source, String providerName, String shownUrl, String why, boolean blocked) {}
}
