package tv.tributary.ui.guide;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.catalog.lineup.ChannelQuery.Sight;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.text.Messages;
import tv.tributary.ui.guide.AiringCache.GuideListings;

/// The set of channels that the grid has rows for.
sealed interface GuideScope {
    /// The line-up. May block; any thread.
    interface ChannelList {
        List<ChannelRow> list(ChannelQuery query);

        List<String> groups();
    }

    /// A choice that every household has; `text` holds its words.
    enum General implements GuideScope {
        ALL,
        WITH_PROGRAMMES,
        FAVOURITES
    }

    /// The channels of one group.
    record OfGroup(String group) implements GuideScope {}

    /// Its channels. May block; any thread.
    default List<ChannelRow> rows(ChannelList channels, GuideListings listings) {
        var all = channels.list(query());
        return this == General.WITH_PROGRAMMES
                ? all.stream()
                        .filter(row -> listings.hasGuide(row.channel().id()))
                        .toList()
                : all;
    }

    default ChannelQuery query() {
        return switch (this) {
            case General.ALL, General.WITH_PROGRAMMES -> ChannelQuery.all();
            case General.FAVOURITES -> ChannelQuery.ofFavourites();
            case OfGroup(var group) -> new ChannelQuery("", Set.of(group), Optional.empty(), 0, Sight.SHOWN, false);
        };
    }

    default String words() {
        return switch (this) {
            case General general -> Messages.of(general);
            case OfGroup(var group) -> group;
        };
    }
}
