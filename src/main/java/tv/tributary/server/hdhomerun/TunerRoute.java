package tv.tributary.server.hdhomerun;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import tv.tributary.access.Grant;
import tv.tributary.format.hdhomerun.TunerDeviceId;
import tv.tributary.server.hdhomerun.TunerLineup.TunerLineups;
import tv.tributary.server.http.HomeNetwork;
import tv.tributary.server.http.HostCheck;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.HttpError.Reason;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.server.route.BaseUrls;
import tv.tributary.server.route.PathRoute;
import tv.tributary.server.route.RouteAccess;
import tv.tributary.server.route.RouteGroup;
import tv.tributary.server.route.RouteMatch;
import tv.tributary.text.Messages;

/// The documents of the virtual tuners: of the first at the server's bare address, because some clients let people type
/// nothing but an address and a port; of each under `/hdhomerun/DEVICE`. Their clients cannot log in, and the line-up
/// holds playable URLs, so only the home network gets them.
final class TunerRoute implements RouteGroup {
    private static final String XML = "application/xml; charset=utf-8";
    private static final String PLAYLIST = "audio/x-mpegurl; charset=utf-8";
    private static final String PREFIX = "(?:/hdhomerun/([0-9A-Fa-f]{8}))?";

    private final Tuners tuners;
    private final TunerLineups lineups;
    private final BaseUrls baseUrls;
    private final HostCheck hosts;
    private final BiConsumer<Grant, Request> seen;

    /// @param hosts tells names of this machine from others that were made to point here
    /// @param seen is told of each request
    TunerRoute(
            Tuners tuners, TunerLineups lineups, BaseUrls baseUrls, HostCheck hosts, BiConsumer<Grant, Request> seen) {
        this.seen = seen;
        this.tuners = tuners;
        this.lineups = lineups;
        this.baseUrls = baseUrls;
        this.hosts = hosts;
    }

    @Override
    public RouteAccess access() {
        return RouteAccess.PUBLIC;
    }

    @Override
    public List<PathRoute> routes() {
        return List.of(
                document("/discover\\.json", BufferedResponse.JSON, TunerDocuments::discover),
                document("/device\\.xml", XML, TunerDocuments::device),
                document("/capability", XML, TunerDocuments::device),
                document("/lineup\\.json", BufferedResponse.JSON, one -> one.lineup(lineup(one))),
                document("/lineup\\.xml", XML, one -> one.lineupXml(lineup(one))),
                document("/lineup\\.m3u", PLAYLIST, one -> one.lineupM3u(lineup(one))),
                document("/lineup_status\\.json", BufferedResponse.JSON, _ -> TunerDocuments.lineupStatus()),
                document("/lineup\\.post", BufferedResponse.JSON, _ -> "{}"));
    }

    private TunerLineup lineup(TunerDocuments documents) {
        return lineups.of(documents.tuner(), tuners.view(documents.tuner()));
    }

    private PathRoute document(String path, String type, Function<TunerDocuments, String> text) {
        return PathRoute.getOrPost(
                PREFIX + path,
                (request, match) -> BufferedResponse.of(200, type, text.apply(asked(request, match)))
                        .with("Cache-Control", "no-store"));
    }

    /// @throws HttpError if there is no such tuner, or none for this client
    private TunerDocuments asked(Request request, RouteMatch match) {
        var tuner = find(match.text(1))
                .orElseThrow(() -> new HttpError(Reason.NOT_FOUND, Messages.of("server.request.nothing-here")));
        if (!HomeNetwork.sent(request) || !hosts.allows(request.header("Host").orElse(""))) {
            throw new HttpError(Reason.FORBIDDEN_HOST, Messages.of("server.tuner.home-only"));
        }
        var grant = tuners.grant(tuner);
        seen.accept(grant, request);
        return new TunerDocuments(
                tuner,
                tuners.address(tuner, baseUrls.base(request)),
                baseUrls.of(request, grant),
                tuners.streams(tuner));
    }

    private Optional<VirtualTuner> find(String device) {
        return device.isEmpty()
                ? tuners.all().stream().findFirst()
                : TunerDeviceId.of(device).flatMap(tuners::find);
    }
}
