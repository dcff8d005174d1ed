package tv.tributary.server.output;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import tv.tributary.access.Grant;
import tv.tributary.access.Grant.Right;
import tv.tributary.access.View.StreamFormat;
import tv.tributary.access.ViewedChannels;
import tv.tributary.catalog.Films;
import tv.tributary.catalog.archive.Archives;
import tv.tributary.catalog.lineup.PlaylistSettings;
import tv.tributary.format.m3u.M3uWriter;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.output.M3uPlaylistWriter.PictureOrigin;
import tv.tributary.server.route.BaseUrls;
import tv.tributary.server.route.MediaUrls;
import tv.tributary.server.route.PathRoute;
import tv.tributary.server.route.RouteAccess;
import tv.tributary.server.route.RouteGroup;
import tv.tributary.server.route.StreamUrls;

/// A viewer's playlist of channels, or of films, with the viewer's own URLs. Answers GET, HEAD and POST alike:
/// some players use POST.
public final class PlaylistRoute implements RouteGroup {
    /// One per view and format.
    private static final int KEPT = 24;

    private static final Duration FRESH = Duration.ofDays(1);

    private final String path;
    private final Supplier<String> state;
    private final BaseUrls baseUrls;
    private final Entries entries;
    private final RenderedFiles files;

    /// `/playlist.m3u`.
    ///
    /// @param hasGuide whether its header names the guide
    public static PlaylistRoute of(
            ViewedChannels channels,
            Archives archives,
            BooleanSupplier hasGuide,
            Supplier<PlaylistSettings> settings,
            BaseUrls baseUrls,
            InstantSource clock) {
        return new PlaylistRoute(
                "/playlist\\.m3u8?",
                () -> channels.state() + " " + hasGuide.getAsBoolean(),
                baseUrls,
                clock,
                (viewer, urls, media, format, out) -> {
                    var writer = M3uWriter.begin(out, hasGuide.getAsBoolean() ? media.guide() : "");
                    M3uPlaylistWriter.write(
                            channels.of(viewer.view()),
                            new GuideIds(channels.all()),
                            viewer.has(Right.CATCH_UP) ? archives.days() : Map.of(),
                            urls,
                            media,
                            PictureOrigin.of(viewer.view(), settings.get()),
                            format,
                            writer);
                    return writer;
                });
    }

    /// `/films.m3u`: apart, because what reads live channels cannot do with a hundred thousand films. Of a stream alone
    /// no
    /// age rating is known, so whoever has an age limit gets films and episodes by their titles.
    public static PlaylistRoute of(Films films, TitlePlaylistRoute titles, BaseUrls baseUrls, InstantSource clock) {
        return new PlaylistRoute(
                "/films\\.m3u8?",
                () -> films.revision() + " " + titles.state(),
                baseUrls,
                clock,
                (viewer, urls, _, _, out) -> {
                    var view = viewer.view();
                    if (view.parental().isEmpty()) return M3uPlaylistWriter.writeFilms(films, view, urls, out);
                    var writer = M3uWriter.begin(out);
                    for (var kind : TitleKind.values()) titles.write(kind, view, urls, writer);
                    return writer;
                });
    }

    private PlaylistRoute(
            String path, Supplier<String> state, BaseUrls baseUrls, InstantSource clock, Entries entries) {
        this.path = path;
        this.state = state;
        this.baseUrls = baseUrls;
        this.entries = entries;
        this.files = new RenderedFiles("audio/x-mpegurl; charset=utf-8", ".m3u", KEPT, FRESH, clock);
    }

    /// Writes what a viewer sees of them, with their URLs.
    private interface Entries {
        /// @return to write more
        M3uWriter write(Grant viewer, StreamUrls urls, MediaUrls media, StreamFormat format, OutputStream out)
                throws IOException;
    }

    @Override
    public RouteAccess access() {
        return RouteAccess.VIEWER;
    }

    @Override
    public List<PathRoute> routes() {
        return List.of(PathRoute.getOrPost(path, (request, match) -> answer(request, match.viewer())));
    }

    /// A viewer's playlist, for another output.
    ///
    /// @param request says in which format, and whether the client has it already
    public Response answer(Request request, Grant viewer) {
        var format = format(request).orElse(viewer.view().format());
        return files.answer(
                request,
                baseUrls.of(request, viewer),
                key(request, viewer),
                state(),
                false,
                (_, urls, out) -> entries.write(viewer, urls, urls, format, out));
    }

    /// Begins another output's playlist with these.
    ///
    /// @param urls of the viewer who reads it, for the past and pictures
    /// @param media the addresses that play
    /// @return to write more behind them
    public M3uWriter begin(Request request, Grant viewer, StreamUrls urls, MediaUrls media, OutputStream out)
            throws IOException {
        var format = format(request).orElse(viewer.view().format());
        return entries.write(viewer, urls, media, format, out);
    }

    /// What makes one viewer's playlist another than the next one's, but for the addresses in it.
    public String key(Request request, Grant viewer) {
        var view = viewer.view();
        return format(request).orElse(view.format()) + " " + view + " " + viewer.has(Right.CATCH_UP);
    }

    /// Changes with what is in it.
    public String state() {
        return state.get();
    }

    /// As `output=` says, which is what the addresses of Xtream panels carry, or `type=`; empty if they name none.
    private static Optional<StreamFormat> format(Request request) {
        var output = format(request.query("output").orElse(""));
        return output.isPresent() ? output : format(request.query("type").orElse(""));
    }

    private static Optional<StreamFormat> format(String asked) {
        return switch (asked.toLowerCase(Locale.ROOT)) {
            case "m3u8", "hls" -> Optional.of(StreamFormat.HLS);
            case "ts", "mpegts" -> Optional.of(StreamFormat.TS);
            default -> Optional.empty();
        };
    }
}
