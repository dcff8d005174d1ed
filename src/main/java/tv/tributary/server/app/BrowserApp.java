package tv.tributary.server.app;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import tv.tributary.access.Grant;
import tv.tributary.access.TokenGate;
import tv.tributary.access.Users;
import tv.tributary.access.ViewedChannels;
import tv.tributary.catalog.Catalog;
import tv.tributary.dvr.Recordings;
import tv.tributary.event.Events;
import tv.tributary.guide.Guide;
import tv.tributary.library.Library;
import tv.tributary.model.ChannelId;
import tv.tributary.relay.Relay;
import tv.tributary.server.http.HostCheck;
import tv.tributary.server.route.RouteGroup;
import tv.tributary.server.watch.WatchSessions;
import tv.tributary.server.web.Assets;

/// The app as route groups: its page and files for everybody, its calls and the viewers' own paths for paired browsers.
public final class BrowserApp {
    private BrowserApp() {}

    /// @param player the files of the page that plays a channel, which the app's player shares
    /// @param fromStart when what is on began and ends, in seconds since 1970, if it can be watched from its start
    /// @param blocked why somebody may not watch what is on
    /// @param viewers groups behind a viewer's token whose paths the page uses: streams, pictures, recordings
    public static List<RouteGroup> groups(
            Catalog catalog,
            Library library,
            Guide guide,
            Recordings recordings,
            ViewedChannels viewed,
            Users users,
            TokenGate tokenGate,
            Relay relay,
            Events events,
            HostCheck hosts,
            Assets player,
            BiFunction<ChannelId, Grant, Optional<Map.Entry<Long, Long>>> fromStart,
            BiFunction<ChannelId, Grant, Optional<String>> blocked,
            List<RouteGroup> viewers) {
        var clock = InstantSource.system();
        var origin = new RequestOrigin(hosts);
        var device = new DeviceCalls(users, tokenGate, catalog, library, new WatchSessions(users, relay), events);
        var television = new TelevisionCalls(catalog, viewed, guide, fromStart, blocked, clock);
        var titles = new TitleCalls(library);
        var recorded = new RecordingCalls(recordings, viewed, guide);
        var home = new HomeCall(catalog, viewed, television, titles, recorded, device::isHousehold, clock);
        var parts = List.of(device.calls(), television.calls(), titles.calls(), recorded.calls(), home.calls());
        var page = new AppPage(player);
        return Stream.concat(
                        Stream.of(
                                page,
                                page.assets(),
                                new PairingCall(users, origin),
                                new AppCalls(origin, tokenGate, parts)),
                        viewers.stream().map(group -> new ViewerPaths(group, tokenGate)))
                .map(RouteGroup.class::cast)
                .toList();
    }
}
