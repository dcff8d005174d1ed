package tv.tributary.ui;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import tv.tributary.catalog.Channels;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.format.xmltv.Programme;
import tv.tributary.guide.GuideProgrammes;
import tv.tributary.library.WatchProgress;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.model.SourceId;
import tv.tributary.server.LanServer;
import tv.tributary.stats.Stats;
import tv.tributary.ui.fx.SerialExecutor;
import tv.tributary.ui.fx.StreamAddressActions.Addresses;
import tv.tributary.ui.home.HomeShelf.HomeTarget;
import tv.tributary.ui.preview.PlayPosition;
import tv.tributary.ui.preview.Preview;
import tv.tributary.ui.preview.PreviewSources;
import tv.tributary.ui.preview.PreviewTarget;
import tv.tributary.ui.preview.PreviewTarget.FilmTarget;

/// The requests of the window's player to the server, the catalog and the guide.
record PlayerSources(
        LanServer server,
        Channels channels,
        Stats stats,
        GuideProgrammes guide,
        WatchProgress watchProgress,
        SerialExecutor saves,
        InstantSource clock) {
    /// What is shown of a channel's guide over its picture.
    private static final Duration AHEAD = Duration.ofHours(12);

    PreviewSources all() {
        return new PreviewSources(
                this::localUrl,
                () -> channels.list(ChannelQuery.all()),
                stats.live()::get,
                this::programmes,
                this::note);
    }

    /// Plays what the first page offers.
    static Consumer<HomeTarget> playing(Channels channels, Preview preview) {
        return target -> {
            switch (target) {
                case HomeTarget.OfChannel(var id) -> channels.channel(id).ifPresent(preview::play);
                case HomeTarget.OfFilm(var film, var title) -> preview.play(film, title);
            }
        };
    }

    /// The address of a channel's logo, or empty; from memory.
    static Function<ChannelId, String> logos(Channels channels) {
        return id -> channels.channel(id).map(Channel::logo).orElse("");
    }

    /// Addresses for other players.
    static Addresses addresses(LanServer server) {
        return new Addresses(
                server::watchUrl,
                server::hlsUrl,
                server::localPageUrl,
                server::watchUrl,
                server::movieUrl,
                server::episodeUrl);
    }

    private void note(FilmTarget film, PlayPosition position) {
        saves.run(() -> watchProgress.note(film.id(), film.episode(), position.now(), position.length()));
    }

    private String localUrl(PreviewTarget target) {
        if (target.recording().isPresent())
            return server.localRecordingUrl(target.recording().getAsLong());
        return target.film()
                .map(this::filmUrl)
                .or(() -> target.channel()
                        .map(channel -> target.past()
                                .map(past -> server.localPastUrl(channel.id(), past.start(), past.end()))
                                .orElseGet(() -> channelUrl(channel.id(), target.source()))))
                .orElse("");
    }

    private String filmUrl(FilmTarget film) {
        return film.episode() == 0 ? server.localMovieUrl(film.id()) : server.localEpisodeUrl(film.episode());
    }

    private String channelUrl(ChannelId channel, Optional<SourceId> source) {
        return source.map(one -> server.localWatchUrl(channel, one)).orElseGet(() -> server.localWatchUrl(channel));
    }

    private List<Programme> programmes(ChannelId channel) {
        var now = clock.instant();
        return guide.of(channel, now, now.plus(AHEAD));
    }
}
