package tv.tributary.ui.guide;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.LatestQuery;
import tv.tributary.ui.guide.AiringCache.GuideListings;
import tv.tributary.ui.guide.GuideScope.ChannelList;

/// The search for programmes by words, on all channels, whatever the grid has rows for. FX thread only; asks
/// off it.
final class AiringSearch {
    private static final int MOST_FOUND = 200;

    final ObservableList<Airing> found = FXCollections.observableArrayList();
    private final GuideListings listings;
    private final ChannelList channels;
    private final LatestQuery query;
    private Map<ChannelId, Channel> theirs = Map.of();

    AiringSearch(GuideListings listings, ChannelList channels, Background background) {
        this.listings = listings;
        this.channels = channels;
        this.query = new LatestQuery(background);
    }

    /// @param onFound called when the answer is there
    void run(String words, Instant from, Runnable onFound) {
        query.run(() -> ask(words, from), answer -> {
            theirs = answer.channels;
            found.setAll(answer.airings);
            onFound.run();
        });
    }

    void clear() {
        query.cancel();
        found.clear();
    }

    /// The channel of a programme that was found.
    Optional<Channel> channel(Airing airing) {
        return Optional.ofNullable(theirs.get(airing.channel()));
    }

    private record Answer(List<Airing> airings, Map<ChannelId, Channel> channels) {}

    private Answer ask(String words, Instant from) {
        var airings = listings.search(words, from, MOST_FOUND);
        var wanted = airings.stream().map(Airing::channel).collect(Collectors.toSet());
        return new Answer(
                airings,
                channels.list(ChannelQuery.all()).stream()
                        .map(ChannelRow::channel)
                        .filter(channel -> wanted.contains(channel.id()))
                        .collect(Collectors.toMap(Channel::id, channel -> channel)));
    }
}
