package tv.tributary.server.xtream;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import tv.tributary.access.Grant;
import tv.tributary.access.Grant.Right;
import tv.tributary.access.StreamLimits;
import tv.tributary.access.TokenGate;
import tv.tributary.access.TokenGate.LoginOutcome;
import tv.tributary.access.TokenGate.LoginResult;
import tv.tributary.library.Library;
import tv.tributary.model.ChannelId;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.relay.Relay;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.HttpError.Reason;
import tv.tributary.server.http.LoginThrottle;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.server.output.GuideRoute;
import tv.tributary.server.output.PlaylistRoute;
import tv.tributary.server.output.RenderedFiles;
import tv.tributary.server.output.TitlePlaylistRoute;
import tv.tributary.server.route.BaseUrls;
import tv.tributary.server.route.PathRoute;
import tv.tributary.server.route.RouteAccess;
import tv.tributary.server.route.RouteGroup;
import tv.tributary.server.route.StreamUrls;
import tv.tributary.text.Messages;

/// The API's documents: `player_api.php`, `get.php` and `xmltv.php`, under any path, because people paste odd bases.
/// The login stands in the query or in a form, so it is checked here.
final class XtreamRoute implements RouteGroup {
    private static final String ANYWHERE = "(?:/.*)?";
    /// Three for each of 50 users with views of their own, and some.
    private static final int KEPT = 160;
    private static final Duration FRESH = Duration.ofHours(1);
    /// One per view and format.
    private static final int PLAYLISTS = 64;

    private static final int USUAL_LISTINGS = 4;
    private static final int MOST_LISTINGS = 200;
    private static final int ALL_LISTINGS = 2_000;

    private final TokenGate tokenGate;
    private final StreamLimits limits;
    private final LoginThrottle loginThrottle;
    private final XtreamLists lists;
    private final XtreamDetails details;
    private final XtreamListings listings;
    private final Library library;
    private final Relay relay;
    private final PlaylistRoute playlist;
    private final TitlePlaylistRoute titlePlaylist;
    private final GuideRoute guide;
    private final BaseUrls baseUrls;
    private final InstantSource clock;
    private final RenderedFiles files;
    private final RenderedFiles playlists;

    /// @param playlist is what `get.php` begins with
    /// @param titlePlaylist is what follows
    /// @param guide is what `xmltv.php` answers
    XtreamRoute(
            TokenGate tokenGate,
            StreamLimits limits,
            XtreamLists lists,
            XtreamListings listings,
            Library library,
            Relay relay,
            PlaylistRoute playlist,
            TitlePlaylistRoute titlePlaylist,
            GuideRoute guide,
            BaseUrls baseUrls,
            InstantSource clock) {
        this.tokenGate = tokenGate;
        this.limits = limits;
        this.loginThrottle = new LoginThrottle(clock);
        this.lists = lists;
        this.details = new XtreamDetails(library, lists);
        this.listings = listings;
        this.library = library;
        this.relay = relay;
        this.playlist = playlist;
        this.titlePlaylist = titlePlaylist;
        this.guide = guide;
        this.baseUrls = baseUrls;
        this.clock = clock;
        this.files = new RenderedFiles(BufferedResponse.JSON, ".json", KEPT, FRESH, clock);
        this.playlists = new RenderedFiles("audio/x-mpegurl; charset=utf-8", ".m3u", PLAYLISTS, FRESH, clock);
    }

    @Override
    public RouteAccess access() {
        return RouteAccess.PUBLIC;
    }

    /// Players in web pages read it; it takes a login, which those pages do not have by themselves.
    @Override
    public boolean crossOrigin() {
        return true;
    }

    @Override
    public List<PathRoute> routes() {
        return List.of(
                PathRoute.any(ANYWHERE + "/(?:player_api|panel_api)\\.php/?", (request, _) -> api(request)),
                PathRoute.any(ANYWHERE + "/get\\.php/?", (request, _) -> playlist(request, admit(request))),
                PathRoute.any(ANYWHERE + "/xmltv\\.php/?", (request, _) -> guide.answer(request, admit(request))));
    }

    /// @throws HttpError for a wrong login
    private Grant admit(Request request) {
        var result = logIn(request, XtreamCall.of(request));
        return result.grant()
                .orElseThrow(() -> result.outcome() == LoginOutcome.UNKNOWN
                        ? new HttpError(Reason.UNKNOWN_CALLER, Messages.of("server.request.unknown-caller"))
                        : new HttpError(Reason.ENDED, Messages.of("server.request.ended")));
    }

    /// By a token under any name, else by a user's name and password.
    ///
    /// @throws HttpError if this address only guesses
    private LoginResult logIn(Request request, XtreamCall call) {
        var result = tokenGate
                .admit(call.password())
                .map(LoginResult::admitted)
                .orElseGet(() -> tokenGate.logIn(call.username(), call.password(), request.address()));
        result.grant()
                .ifPresent(grant -> tokenGate.seen(
                        grant, request.address(), request.header("User-Agent").orElse("")));
        boolean guesses = result.outcome() == LoginOutcome.TOO_MANY_ATTEMPTS
                || (result.outcome() == LoginOutcome.UNKNOWN && loginThrottle.failed(request.address()));
        if (guesses) throw new HttpError(Reason.TOO_MANY_ATTEMPTS, Messages.of("server.request.too-many"));
        return result;
    }

    private Response api(Request request) {
        var call = XtreamCall.of(request);
        var result = logIn(request, call);
        return result.grant()
                .map(grant -> api(request, call, grant))
                .orElseGet(() -> BufferedResponse.json(refusal(request, call, result)));
    }

    /// The lists of an account that has ended are empty; the account itself says so.
    private Object refusal(Request request, XtreamCall call, LoginResult result) {
        if (result.outcome() == LoginOutcome.UNKNOWN) return XtreamAccountInfo.refused();
        if (!call.action().isEmpty()) return List.of();
        return XtreamAccountInfo.ended(call, result, baseUrls.base(request), clock.instant());
    }

    private Response api(Request request, XtreamCall call, Grant grant) {
        return switch (call.action()) {
            case "get_live_categories" -> BufferedResponse.json(lists.channelCategories(grant.view()));
            case "get_vod_categories" -> BufferedResponse.json(lists.titleCategories(grant.view(), TitleKind.MOVIE));
            case "get_series_categories" ->
                BufferedResponse.json(lists.titleCategories(grant.view(), TitleKind.SERIES));
            case "get_live_streams" -> channels(request, call, grant);
            case "get_vod_streams" -> titles(request, call, grant, TitleKind.MOVIE);
            case "get_series" -> titles(request, call, grant, TitleKind.SERIES);
            case "get_vod_info" ->
                BufferedResponse.json(call.id("vod_id").stream()
                        .filter(id -> sees(grant, TitleKind.MOVIE, id))
                        .mapToObj(details::movie)
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElseGet(XtreamDetails::noMovie));
            case "get_series_info" ->
                BufferedResponse.json(call.id("series_id").stream()
                        .filter(id -> sees(grant, TitleKind.SERIES, id))
                        .mapToObj(details::series)
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElseGet(XtreamDetails::noSeries));
            case "get_short_epg" ->
                listings(
                        call,
                        grant,
                        (channel, guideId) -> listings.of(channel, guideId, grant, clock.instant(), limit(call)));
            case "get_simple_data_table" ->
                listings(
                        call,
                        grant,
                        (channel, guideId) ->
                                listings.withPast(channel, guideId, grant, clock.instant(), ALL_LISTINGS));
            default ->
                BufferedResponse.json(XtreamAccountInfo.of(
                        call, grant, active(grant), tokenGate.end(grant), baseUrls.base(request), clock.instant()));
        };
    }

    /// Those without a limit are not counted by it.
    private int active(Grant grant) {
        if (grant.maxStreams() > 0) return limits.count(grant.user());
        return (int) relay.streams().stream()
                .flatMap(stream -> stream.viewers().stream())
                .filter(viewer -> viewer.user().equals(grant.name()))
                .count();
    }

    /// Channels, then films, then episodes, at the addresses that panels have.
    private Response playlist(Request request, Grant grant) {
        var view = grant.view();
        var base = baseUrls.base(request);
        var panel = PanelUrls.of(base, XtreamCall.of(request));
        return playlists.answer(
                request,
                List.of(new StreamUrls(base, grant).root(), panel.base(), panel.login(), panel.query()),
                playlist.key(request, grant),
                playlist.state() + " " + library.revision(),
                false,
                (_, words, out) -> {
                    var media = new PanelUrls(words.get(1), words.get(2), words.get(3));
                    var writer = playlist.begin(request, grant, new StreamUrls(words.getFirst()), media, out);
                    titlePlaylist.write(TitleKind.MOVIE, view, media, writer);
                    titlePlaylist.write(TitleKind.SERIES, view, media, writer);
                });
    }

    private Response channels(Request request, XtreamCall call, Grant grant) {
        var category = call.id("category_id");
        var view = grant.view();
        return files.answer(
                request,
                baseUrls.of(request, grant),
                "live " + category + " " + view + " " + grant.has(Right.CATCH_UP),
                lists.channelState(),
                false,
                (_, urls, out) -> lists.writeChannels(grant, category, urls, out));
    }

    private Response titles(Request request, XtreamCall call, Grant grant, TitleKind kind) {
        var category = call.id("category_id");
        var view = grant.view();
        return files.answer(
                request,
                baseUrls.of(request, grant),
                kind + " " + category + " " + view.titles(kind) + " " + view.parental(),
                Long.toString(library.revision()),
                false,
                (_, _, out) -> lists.writeTitles(view, kind, category, out));
    }

    private boolean sees(Grant grant, TitleKind kind, long id) {
        var view = grant.view();
        return view.hasAll(kind) || library.row(kind, id).filter(view::sees).isPresent();
    }

    private Response listings(XtreamCall call, Grant grant, BiFunction<ChannelId, String, Map<String, Object>> listed) {
        var wanted = new ChannelId(call.id("stream_id").orElse(0));
        return BufferedResponse.json(lists.channel(grant.view(), wanted)
                .map(channel -> listed.apply(wanted, lists.guideIds().of(channel)))
                .orElseGet(XtreamListings::none));
    }

    private static int limit(XtreamCall call) {
        return Math.clamp(call.id("limit").orElse(USUAL_LISTINGS), 1, MOST_LISTINGS);
    }
}
