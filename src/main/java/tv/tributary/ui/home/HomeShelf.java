package tv.tributary.ui.home;

import java.util.List;
import java.util.concurrent.Callable;
import tv.tributary.catalog.Channels;
import tv.tributary.catalog.WatchHistory;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.library.WatchProgress;
import tv.tributary.text.Messages;
import tv.tributary.ui.home.HomeModel.HomeTile;

/// A row of channels or films on the first page, not shown while it is empty.
///
/// @param title what stands above it
/// @param icon its ikonli literal
/// @param tiles in their order; may block
public record HomeShelf(String title, String icon, Callable<List<HomeTile>> tiles) {
    private static final int MOST_FAVOURITES = 60;
    private static final int MOST_RECENT = 12;

    public static HomeShelf favourites(Channels channels) {
        return new HomeShelf(
                Messages.of("channels.favourites"),
                "mdi2s-star-outline",
                () -> channels.list(ChannelQuery.ofFavourites()).stream()
                        .limit(MOST_FAVOURITES)
                        .map(row -> HomeTile.of(row.channel()))
                        .toList());
    }

    /// What was watched last.
    public static HomeShelf recent(WatchHistory watchHistory) {
        return new HomeShelf(
                Messages.of("home.recent"),
                "mdi2h-history",
                () -> watchHistory.recent(MOST_RECENT).stream()
                        .map(watched -> HomeTile.of(watched.row().channel()))
                        .toList());
    }

    /// Films and episodes to go on with.
    public static HomeShelf continueWatching(WatchProgress progress) {
        return new HomeShelf(
                Messages.of("home.continue"),
                "mdi2p-play-circle-outline",
                () -> progress.recent(MOST_RECENT).stream().map(HomeTile::of).toList());
    }
}
