package tv.tributary.server.xtream;

import java.time.InstantSource;
import tv.tributary.access.StreamLimits;
import tv.tributary.access.TokenGate;
import tv.tributary.access.ViewedChannels;
import tv.tributary.catalog.archive.Archives;
import tv.tributary.guide.Guide;
import tv.tributary.library.Library;
import tv.tributary.relay.Relay;
import tv.tributary.server.output.GuideRoute;
import tv.tributary.server.output.PlaylistRoute;
import tv.tributary.server.output.TitlePlaylistRoute;
import tv.tributary.server.route.BaseUrls;
import tv.tributary.server.route.RouteGroup;
import tv.tributary.server.watch.CatchupStreams;
import tv.tributary.server.watch.HlsRoute;
import tv.tributary.server.watch.TsRoute;
import tv.tributary.server.watch.VodRoute;

/// The output for players that take the login of an Xtream account.
///
/// @param documents lists, guide and account
/// @param streams channels, films and episodes
public record XtreamOutput(RouteGroup documents, RouteGroup streams) {
    public static XtreamOutput of(
            TokenGate tokenGate,
            StreamLimits limits,
            ViewedChannels channels,
            Archives archives,
            Library library,
            Guide guide,
            Relay relay,
            PlaylistRoute playlist,
            TitlePlaylistRoute titlePlaylist,
            GuideRoute guideRoute,
            StreamRoutes routes,
            BaseUrls baseUrls) {
        var lists = new XtreamLists(channels, archives, library);
        return new XtreamOutput(
                new XtreamRoute(
                        tokenGate,
                        limits,
                        lists,
                        new XtreamListings(guide.programmes(), archives),
                        library,
                        relay,
                        playlist,
                        titlePlaylist,
                        guideRoute,
                        baseUrls,
                        InstantSource.system()),
                new XtreamStreamRoute(routes.ts(), routes.hls(), routes.films(), routes.past()));
    }

    /// What plays to viewers, under whichever address.
    public record StreamRoutes(TsRoute ts, HlsRoute hls, VodRoute films, CatchupStreams past) {}
}
