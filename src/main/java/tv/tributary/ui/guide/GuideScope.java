package tv.tributary.ui.guide;

import java.util.Optional;
import java.util.Set;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.catalog.lineup.ChannelQuery.Sight;
import tv.tributary.text.Messages;

/// The set of channels that the grid has rows for.
sealed interface GuideScope {
    /// A choice that every household has; `text` holds its words.
    enum General implements GuideScope {
        ALL,
        WITH_PROGRAMMES,
        FAVOURITES
    }

    /// The channels of one group.
    record OfGroup(String group) implements GuideScope {}

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
