package tv.tributary.server.output;

import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import tv.tributary.access.Grant;
import tv.tributary.access.Grant.Right;
import tv.tributary.access.ViewedChannels;
import tv.tributary.catalog.archive.Archives;
import tv.tributary.catalog.lineup.PlaylistSettings;
import tv.tributary.guide.Guide;
import tv.tributary.guide.GuideProgrammes;
import tv.tributary.guide.source.GuideSettings;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.output.M3uPlaylistWriter.PictureOrigin;
import tv.tributary.server.route.BaseUrls;
import tv.tributary.server.route.PathRoute;
import tv.tributary.server.route.RouteAccess;
import tv.tributary.server.route.RouteGroup;

/// A viewer's programme guide: `/guide.xml`, packed for the way where the client takes that, and
/// `/guide.xml.gz`, a packed file (Jellyfin unpacks what is called so itself, and once only). `days` and
/// `past-days` choose how much; without them the settings do. Rendered into a file when somebody asks after a change.
/// Thread-safe.
public final class GuideRoute implements RouteGroup {
    private static final int MOST_ARCHIVE_DAYS = 14;
    /// So many guides are kept: one per view and choice of days.
    private static final int KEPT = 24;
    /// Time goes on: what is older is rendered again.
    private static final Duration FRESH = Duration.ofHours(3);

    private final ViewedChannels channels;
    private final Archives archives;
    private final Guide guide;
    private final Supplier<GuideSettings> settings;
    private final Supplier<PlaylistSettings> playlist;
    private final BaseUrls baseUrls;
    private final RenderedFiles files;

    /// @param playlist whose pictures the guide has
    public GuideRoute(
            ViewedChannels channels,
            Archives archives,
            Guide guide,
            Supplier<GuideSettings> settings,
            Supplier<PlaylistSettings> playlist,
            BaseUrls baseUrls,
            InstantSource clock) {
        this.channels = channels;
        this.archives = archives;
        this.guide = guide;
        this.settings = settings;
        this.playlist = playlist;
        this.baseUrls = baseUrls;
        this.files = new RenderedFiles("application/xml; charset=utf-8", ".xml", KEPT, FRESH, clock);
    }

    @Override
    public RouteAccess access() {
        return RouteAccess.VIEWER;
    }

    @Override
    public List<PathRoute> routes() {
        return List.of(
                PathRoute.getOrPost("/(guide|xmltv)\\.xml", (request, match) -> answer(request, match.viewer(), false)),
                PathRoute.getOrPost(
                        "/(guide|xmltv)\\.xml\\.gz", (request, match) -> answer(request, match.viewer(), true)));
    }

    /// A viewer's guide, for another output.
    ///
    /// @param request chooses the days
    public Response answer(Request request, Grant viewer) {
        return answer(request, viewer, false);
    }

    private Response answer(Request request, Grant viewer, boolean packed) {
        var view = viewer.view();
        var usual = settings.get();
        var days = days(request, "days", view.guideDays() > 0 ? view.guideDays() : usual.servedAhead());
        var pastDays = days(request, "past-days", Math.max(usual.servedBack(), archiveDays(viewer)));
        var pictures = PictureOrigin.of(view, playlist.get());
        return files.answer(
                request,
                baseUrls.of(request, viewer),
                days + " " + pastDays + " " + view,
                channels.state() + " " + guide.revision(),
                packed,
                (now, urls, out) -> {
                    // Whole hours, so that what did not change reads the same a minute later.
                    var hour = now.truncatedTo(ChronoUnit.HOURS);
                    GuideRenderer.write(
                            channels.of(view),
                            programme -> view.admits(GuideProgrammes.age(programme)),
                            new GuideIds(channels.all()),
                            guide.programmes(),
                            urls,
                            pictures,
                            hour.minus(Duration.ofDays(pastDays)),
                            hour.plus(Duration.ofDays(days)),
                            out);
                });
    }

    /// Players show what can be watched again where the guide has it.
    private int archiveDays(Grant viewer) {
        return viewer.has(Right.CATCH_UP)
                ? Math.min(MOST_ARCHIVE_DAYS, archives.days().values().stream().reduce(0, Math::max))
                : 0;
    }

    /// Too much is as much as there is; nonsense is the usual.
    private static int days(Request request, String name, int usual) {
        var text = request.query(name).orElse("");
        return text.matches("\\d{1,4}") ? Math.min(GuideSettings.MOST_DAYS, Integer.parseInt(text)) : usual;
    }
}
