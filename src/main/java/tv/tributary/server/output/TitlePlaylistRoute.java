package tv.tributary.server.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import tv.tributary.access.Grant;
import tv.tributary.access.View;
import tv.tributary.format.m3u.M3uItem;
import tv.tributary.format.m3u.M3uWriter;
import tv.tributary.library.Library;
import tv.tributary.library.Library.PlayableTitle;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.route.BaseUrls;
import tv.tributary.server.route.MediaUrls;
import tv.tributary.server.route.PathRoute;
import tv.tributary.server.route.RouteAccess;
import tv.tributary.server.route.RouteGroup;

/// A viewer's playlists of films, `/movies.m3u`, and of episodes, `/series.m3u`, with the viewer's own URLs. Titles
/// that the household left out, or the viewer does not see, are not in them. Rendered into a file when somebody asks
/// after a change: there may be hundreds of
/// thousands. Thread-safe.
public final class TitlePlaylistRoute implements RouteGroup {
    /// One per kind and choice of categories.
    private static final int KEPT = 12;

    private static final Duration FRESH = Duration.ofDays(1);

    private final Library library;
    private final BaseUrls baseUrls;
    private final RenderedFiles files;

    public TitlePlaylistRoute(Library library, BaseUrls baseUrls, InstantSource clock) {
        this.library = library;
        this.baseUrls = baseUrls;
        this.files = new RenderedFiles("audio/x-mpegurl; charset=utf-8", ".m3u", KEPT, FRESH, clock);
    }

    @Override
    public RouteAccess access() {
        return RouteAccess.VIEWER;
    }

    @Override
    public List<PathRoute> routes() {
        return List.of(
                PathRoute.getOrPost(
                        "/movies\\.m3u8?", (request, match) -> answer(request, match.viewer(), TitleKind.MOVIE)),
                PathRoute.getOrPost(
                        "/series\\.m3u8?", (request, match) -> answer(request, match.viewer(), TitleKind.SERIES)));
    }

    private Response answer(Request request, Grant viewer, TitleKind kind) {
        var view = viewer.view();
        return files.answer(
                request,
                baseUrls.of(request, viewer),
                kind + " " + view.titles(kind) + " " + view.parental(),
                state(),
                false,
                (_, urls, out) -> write(kind, view, urls, M3uWriter.begin(out)));
    }

    /// Changes with the titles.
    String state() {
        return Long.toString(library.revision());
    }

    /// Writes those of a view behind what is written already.
    ///
    /// @param media the addresses that play
    public void write(TitleKind kind, View view, MediaUrls media, M3uWriter writer) throws IOException {
        try {
            library.playable(kind, title -> {
                if (!view.sees(title.title())) return;
                try {
                    writer.write(item(title, media));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// With the ending of its file: by that VLC, Kodi and Plex know that they may seek, and how it is packed.
    private static M3uItem item(PlayableTitle playable, MediaUrls urls) {
        var title = playable.title();
        var attributes = LinkedHashMap.<String, String>newLinkedHashMap(3);
        attributes.put("tvg-logo", title.artwork());
        attributes.put(
                "group-title", title.facets().categories().stream().findFirst().orElse(""));
        attributes.put("year", title.year() == 0 ? "" : Integer.toString(title.year()));
        return playable.episode()
                .map(episode -> new M3uItem(
                        "%s S%02dE%02d %s"
                                .formatted(title.name(), episode.season(), episode.number(), episode.name())
                                .strip(),
                        urls.episode(episode.id(), playable.ending()),
                        -1,
                        attributes))
                .orElseGet(() -> new M3uItem(
                        title.year() == 0
                                ? title.name()
                                : String.format(Locale.ROOT, "%s (%d)", title.name(), title.year()),
                        urls.movie(title.id(), playable.ending()),
                        -1,
                        attributes));
    }
}
