package tv.tributary.server;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tv.tributary.access.StreamLimits;
import tv.tributary.access.TokenGate;
import tv.tributary.access.Users;
import tv.tributary.access.View;
import tv.tributary.access.ViewedChannels;
import tv.tributary.activity.ActivityLog;
import tv.tributary.backup.DataBackups;
import tv.tributary.catalog.Catalog;
import tv.tributary.catalog.lineup.PlaylistSettings;
import tv.tributary.dvr.Recordings;
import tv.tributary.dvr.plan.RecordingPlanning;
import tv.tributary.event.Events;
import tv.tributary.ffmpeg.FailureText;
import tv.tributary.ffmpeg.Ffmpeg;
import tv.tributary.guide.Guide;
import tv.tributary.guide.source.GuideSettings;
import tv.tributary.health.HealthChecks;
import tv.tributary.job.Jobs;
import tv.tributary.library.Library;
import tv.tributary.library.TitleRow;
import tv.tributary.library.export.LibraryExports;
import tv.tributary.logo.ArtworkCache;
import tv.tributary.logo.Logos;
import tv.tributary.model.ChannelId;
import tv.tributary.model.SourceId;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.model.Title.TitleVersion;
import tv.tributary.notify.Alerts;
import tv.tributary.relay.Relay;
import tv.tributary.relay.hls.HlsSnapshot;
import tv.tributary.relay.vod.Film;
import tv.tributary.server.api.ApiEndpoints;
import tv.tributary.server.app.BrowserApp;
import tv.tributary.server.cast.Casting;
import tv.tributary.server.dav.DavRoute;
import tv.tributary.server.discovery.DescriptionRoute;
import tv.tributary.server.discovery.MdnsAnnouncer;
import tv.tributary.server.discovery.ReceiverBrowser;
import tv.tributary.server.discovery.ServerDiscovery;
import tv.tributary.server.discovery.SsdpListener;
import tv.tributary.server.hdhomerun.HdHomeRun;
import tv.tributary.server.hdhomerun.ProfileOutputs;
import tv.tributary.server.hdhomerun.Tuners;
import tv.tributary.server.http.HostCheck;
import tv.tributary.server.http.NetworkSettings;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.server.output.GuideRoute;
import tv.tributary.server.output.PictureRoute;
import tv.tributary.server.output.PlaylistRoute;
import tv.tributary.server.output.RecordingRoute;
import tv.tributary.server.output.TitlePlaylistRoute;
import tv.tributary.server.pairing.PairingRoute;
import tv.tributary.server.route.BaseUrls;
import tv.tributary.server.route.NetworkListener;
import tv.tributary.server.route.PathRoute;
import tv.tributary.server.route.RouteAccess;
import tv.tributary.server.route.RouteGroup;
import tv.tributary.server.watch.CatchupStreams;
import tv.tributary.server.watch.HlsRoute;
import tv.tributary.server.watch.ParentalCheck;
import tv.tributary.server.watch.RecordedSegmentRoute;
import tv.tributary.server.watch.SegmentRoute;
import tv.tributary.server.watch.TsRoute;
import tv.tributary.server.watch.VodRoute;
import tv.tributary.server.web.Assets;
import tv.tributary.server.web.PinPage;
import tv.tributary.server.web.PlayerPage;
import tv.tributary.server.xtream.XtreamOutput;
import tv.tributary.server.xtream.XtreamOutput.StreamRoutes;
import tv.tributary.settings.Settings;
import tv.tributary.stats.Stats;

/// Everything the server offers: another output is a line here.
///
/// @param groups of paths; the first that knows a path has it
/// @param listeners beside HTTP, for discovery; started in this order, closed in reverse
public record OutputRoutes(List<RouteGroup> groups, List<NetworkListener> listeners) {
    /// For what stands before us and must know whether a token is right.
    static final RouteGroup TOKEN_CHECK = RouteGroup.of(
            RouteAccess.VIEWER,
            PathRoute.document("/ok", BufferedResponse.empty(204).with("Cache-Control", "private, max-age=30")));

    public OutputRoutes {
        groups = List.copyOf(groups);
        listeners = List.copyOf(listeners);
    }

    /// All outputs.
    public static OutputRoutes of(
            Catalog catalog,
            Library library,
            LibraryExports exports,
            HealthChecks health,
            ActivityLog activity,
            Alerts alerts,
            DataBackups backups,
            Relay relay,
            Stats stats,
            Jobs jobs,
            Events events,
            Settings settings,
            Ffmpeg ffmpeg,
            Guide guide,
            Recordings recordings,
            RecordingPlanning planning,
            Logos logos,
            ArtworkCache artwork,
            Tuners tuners,
            ProfileOutputs profiles,
            Users users,
            TokenGate tokenGate,
            ServerDiscovery discovery,
            Casting casting,
            BaseUrls baseUrls) {
        var network = settings.of(NetworkSettings.NAME, NetworkSettings.defaults());
        var hosts = new HostCheck(() -> network.get().hostNames());
        var limits = users.limits();
        var failureText = new FailureText(ffmpeg::known);
        var assets = Assets.ofPlayer();
        var playlistSettings = settings.of(PlaylistSettings.NAME, PlaylistSettings.defaults());
        var clock = InstantSource.system();
        var viewed = new ViewedChannels(catalog.channels(), playlistSettings::get);
        var archives = catalog.archives();
        var playlist = PlaylistRoute.of(viewed, archives, guide::hasProgrammes, playlistSettings::get, baseUrls, clock);
        var guideRoute = new GuideRoute(
                viewed,
                archives,
                guide,
                settings.of(GuideSettings.NAME, GuideSettings.defaults())::get,
                playlistSettings::get,
                baseUrls,
                clock);
        var films = films(catalog, library, relay, limits, failureText);
        var parental = new ParentalCheck(guide, clock);
        var catchup = new CatchupStreams(
                viewed,
                archives,
                guide.programmes(),
                films,
                parental,
                relay.recordedPlaylists(),
                channel -> held(relay, channel),
                clock);
        var streams = new StreamRoutes(
                new TsRoute(relay, limits, failureText, catchup::answers, viewed::sees, parental::now),
                new HlsRoute(relay, limits, failureText, viewed::sees, parental::now, catchup),
                films,
                catchup);
        var pinPage = new PinPage(
                users.parentalLock(),
                (request, channel, viewer) -> viewed.sees(viewer.view(), channel)
                        ? catchup.blocked(request::query, channel, viewer)
                        : Optional.empty());
        var hdHomeRun = HdHomeRun.of(
                tuners,
                viewed,
                relay,
                streams.ts(),
                baseUrls,
                hosts,
                (grant, request) -> tokenGate.seen(
                        grant, request.address(), request.header("User-Agent").orElse("")));
        var titlePlaylist = new TitlePlaylistRoute(library, baseUrls, clock);
        var xtream = XtreamOutput.of(
                tokenGate,
                limits,
                viewed,
                archives,
                library,
                guide,
                relay,
                playlist,
                titlePlaylist,
                guideRoute,
                streams,
                baseUrls);
        var pictures = new PictureRoute(
                viewed,
                guide.programmes(),
                logos,
                artwork.posters(),
                (kind, id, view) -> library.row(kind, id).filter(view::sees).map(TitleRow::artwork));
        var recordingFiles = new RecordingRoute(recordings, viewed, baseUrls, clock);
        var app = BrowserApp.groups(
                catalog,
                library,
                guide,
                recordings,
                viewed,
                users,
                tokenGate,
                relay,
                events,
                hosts,
                assets,
                catchup::onNow,
                (channel, viewer) -> parental.now(viewer.view(), channel).map(blocked -> blocked.words(viewer)),
                List.of(streams.hls(), streams.ts(), streams.films(), pictures, recordingFiles));
        return new OutputRoutes(
                joined(
                        app,
                        new PublicRoutes(() -> catalog.storageFault().get(), ffmpeg::known),
                        new ApiEndpoints(
                                catalog,
                                library,
                                exports,
                                health,
                                activity,
                                alerts,
                                backups,
                                relay,
                                stats,
                                jobs,
                                events,
                                settings,
                                ffmpeg,
                                guide,
                                recordings,
                                planning,
                                tuners,
                                profiles,
                                users,
                                tokenGate,
                                discovery,
                                casting,
                                baseUrls),
                        new DescriptionRoute(discovery, baseUrls, hosts),
                        assets,
                        new SegmentRoute(relay),
                        playlist,
                        PlaylistRoute.of(catalog.films(), titlePlaylist, baseUrls, clock),
                        titlePlaylist,
                        guideRoute,
                        pictures,
                        streams.ts(),
                        streams.hls(),
                        streams.films(),
                        new RecordedSegmentRoute(relay, films),
                        recordingFiles,
                        new DavRoute(exports.folders(), library, catalog.films(), relay, streams.films()),
                        new PlayerPage(
                                (view, id) -> viewed.sees(view, id) ? name(catalog, id) : Optional.empty(),
                                catchup::onNow,
                                (request, match) -> pinPage.instead(request, match.channel(), match.viewer()),
                                assets),
                        pinPage,
                        hdHomeRun.documents(),
                        hdHomeRun.streams(),
                        xtream.documents(),
                        xtream.streams(),
                        new PairingRoute(users, playlist, guideRoute, baseUrls),
                        TOKEN_CHECK),
                Stream.concat(
                                hdHomeRun.listeners().stream(),
                                Stream.of(
                                        new SsdpListener(discovery, baseUrls),
                                        new MdnsAnnouncer(
                                                discovery,
                                                baseUrls,
                                                new ReceiverBrowser(discovery.settings(), casting.receivers()))))
                        .toList());
    }

    private static List<RouteGroup> joined(List<RouteGroup> first, RouteGroup... others) {
        return Stream.concat(first.stream(), Stream.of(others)).toList();
    }

    private static VodRoute films(
            Catalog catalog, Library library, Relay relay, StreamLimits limits, FailureText failureText) {
        return new VodRoute(
                relay,
                limits,
                failureText,
                Map.of(
                        "film",
                        (id, view) -> view.hasAllTitles()
                                        || catalog.films()
                                                .group(new SourceId(id))
                                                .filter(view::seesTitles)
                                                .isPresent()
                                ? film(catalog, new SourceId(id))
                                : Optional.empty(),
                        "movie",
                        (id, view) -> sees(view, TitleKind.MOVIE, () -> library.row(TitleKind.MOVIE, id))
                                ? film(catalog, library.versions(id), view)
                                : Optional.empty(),
                        "episode",
                        (id, view) -> sees(view, TitleKind.SERIES, () -> library.seriesOf(id))
                                ? film(catalog, library.versionsOfEpisode(id), view)
                                : Optional.empty()));
    }

    private static boolean sees(View view, TitleKind kind, Supplier<Optional<TitleRow>> title) {
        return view.hasAll(kind) || title.get().filter(view::sees).isPresent();
    }

    private static Optional<Film> film(Catalog catalog, SourceId id) {
        return catalog.films().candidate(id).map(candidate -> new Film(id, candidate.name(), List.of(candidate)));
    }

    /// The first version is the first choice, the others stand by; none that is larger than the view gets.
    private static Optional<Film> film(Catalog catalog, List<TitleVersion> versions, View view) {
        var candidates = versions.stream()
                .filter(version -> view.quality()
                        .map(limit -> limit.admits(version.height(), 0))
                        .orElse(true))
                .flatMap(version -> (version.stream().isEmpty()
                                ? catalog.films().candidate(version.source())
                                : catalog.films().candidate(version.source(), version.stream()))
                        .stream())
                .toList();
        return candidates.isEmpty()
                ? Optional.empty()
                : Optional.of(new Film(
                        candidates.getFirst().source(), candidates.getFirst().name(), candidates));
    }

    private static Duration held(Relay relay, ChannelId channel) {
        return relay.hls().views().stream()
                .filter(view -> view.channel().equals(channel))
                .map(HlsSnapshot::window)
                .findFirst()
                .orElse(Duration.ZERO);
    }

    private static Optional<String> name(Catalog catalog, ChannelId id) {
        return catalog.channels().find(id).map(detail -> detail.channel().name());
    }
}
