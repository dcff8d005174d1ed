package tv.tributary.server.hdhomerun;

import java.util.List;
import java.util.function.BiConsumer;
import tv.tributary.access.Grant;
import tv.tributary.access.ViewedChannels;
import tv.tributary.relay.Relay;
import tv.tributary.server.hdhomerun.TunerLineup.TunerLineups;
import tv.tributary.server.http.HostCheck;
import tv.tributary.server.http.Request;
import tv.tributary.server.route.BaseUrls;
import tv.tributary.server.route.NetworkListener;
import tv.tributary.server.route.RouteGroup;
import tv.tributary.server.watch.TsRoute;

/// The output for clients that know HDHomeRun devices.
///
/// @param documents what it is and which channels it has
/// @param streams its channels
/// @param listeners by which clients find and ask it
public record HdHomeRun(RouteGroup documents, RouteGroup streams, List<NetworkListener> listeners) {
    /// @param seen is told of each request for a tuner's documents
    public static HdHomeRun of(
            Tuners tuners,
            ViewedChannels channels,
            Relay relay,
            TsRoute streams,
            BaseUrls baseUrls,
            HostCheck hosts,
            BiConsumer<Grant, Request> seen) {
        var lineups = new TunerLineups(channels);
        return new HdHomeRun(
                new TunerRoute(tuners, lineups, baseUrls, hosts, seen),
                new TunerStreamRoute(tuners, lineups, relay, streams),
                List.of(new DiscoveryListener(tuners, baseUrls), new ControlListener(tuners)));
    }
}
