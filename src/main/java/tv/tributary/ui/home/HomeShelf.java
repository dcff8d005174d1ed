package tv.tributary.ui.home;

import java.util.List;
import java.util.concurrent.Callable;
import tv.tributary.catalog.Channels;
import tv.tributary.catalog.WatchHistory;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.library.WatchProgress;
import tv.tributary.library.WatchProgress.Continuing;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.model.Title.Episode;
import tv.tributary.stats.LiveStats;
import tv.tributary.text.Messages;
import tv.tributary.ui.preview.PreviewTarget.FilmTarget;

/// A row of channels or films on the first page, not shown while it is empty.
///
/// @param title what stands above it
/// @param icon its ikonli literal
/// @param tiles in their order; may block
public record HomeShelf(String title, String icon, Callable<List<HomeTile>> tiles) {
    /// The target that a tile plays.
    public sealed interface HomeTarget {
        record OfChannel(ChannelId id) implements HomeTarget {}

        /// @param title what stands above the picture
        record OfFilm(FilmTarget film, String title) implements HomeTarget {}
    }

    /// Something to play, as text.
    ///
    /// @param logo its address, or empty
    /// @param note what is to be known of it
    /// @param seen how much of it was watched, 0..1
    public record HomeTile(HomeTarget target, String name, String logo, String note, double seen) {
        static HomeTile of(Channel channel) {
            return new HomeTile(
                    new HomeTarget.OfChannel(channel.id()), channel.name(), channel.logo(), channel.group(), 0);
        }

        static HomeTile of(Continuing one) {
            var title = one.title();
            var episode = one.episode();
            var note = episode.map(it -> Messages.of("home.continue.episode", it.season(), it.number()))
                    .orElseGet(() -> title.year().isPresent()
                            ? Integer.toString(title.year().getAsInt())
                            : "");
            var film = new FilmTarget(title.id(), episode.map(Episode::id).orElse(0L), title.artwork(), one.position());
            var heading = episode.map(_ -> title.name() + " · " + note).orElse(title.name());
            return new HomeTile(new HomeTarget.OfFilm(film, heading), title.name(), title.artwork(), note, one.share());
        }

        static HomeTile of(LiveStats.Stream stream, String logo) {
            return new HomeTile(
                    new HomeTarget.OfChannel(stream.channel()),
                    stream.name(),
                    logo,
                    Messages.of("home.on-now.note", stream.viewers().size()),
                    0);
        }
    }

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
