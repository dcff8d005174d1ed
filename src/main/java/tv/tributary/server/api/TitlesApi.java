package tv.tributary.server.api;

import java.time.Instant;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import tv.tributary.library.Library;
import tv.tributary.model.Title;
import tv.tributary.model.Title.Episode;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.model.Title.TitleVersion;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.server.route.BaseUrls;

/// Films and series: search, and one in detail.
final class TitlesApi {
    private static final int USUAL_PAGE = 100;
    private static final int LARGEST_PAGE = 1_000;
    /// Players take the type from what they are sent.
    private static final String ENDING = "mp4";

    private final Library library;
    private final BaseUrls baseUrls;

    TitlesApi(Library library, BaseUrls baseUrls) {
        this.library = library;
        this.baseUrls = baseUrls;
    }

    /// A film or a series.
    ///
    /// @param year left out if unknown
    /// @param rating of ten; left out if unknown
    /// @param people cast, then director
    record TitleView(
            long id,
            String name,
            @Nullable Integer year,
            @Nullable Double rating,
            String genres,
            String plot,
            String people,
            String artwork,
            String tmdb,
            String imdb,
            @Nullable Instant added) {
        static TitleView of(Title title) {
            return new TitleView(
                    title.id(),
                    title.name(),
                    title.year().isPresent() ? title.year().getAsInt() : null,
                    title.rating().isPresent() ? title.rating().getAsDouble() : null,
                    title.genres(),
                    title.plot(),
                    title.people(),
                    title.artwork(),
                    title.tmdb(),
                    title.imdb(),
                    title.added().orElse(null));
        }
    }

    /// @param total how many there are on all pages
    record TitlePageView(int total, int offset, int limit, List<TitleView> titles) {}

    /// @param height of the picture; 0 if the name does not say
    /// @param language as the name has it; empty if it does not say
    record VersionView(long source, String provider, String name, int height, String language) {
        static VersionView of(TitleVersion version) {
            return new VersionView(
                    version.source().value(), version.provider(), version.name(), version.height(), version.language());
        }
    }

    /// @param url where it plays
    /// @param versions what plays it, the first choice first
    record MovieView(TitleView title, String url, List<VersionView> versions) {}

    record EpisodeView(long id, int season, int number, String name, String url) {}

    record SeriesView(TitleView title, List<EpisodeView> episodes) {}

    List<Endpoint> endpoints() {
        return List.of(
                list("/api/movies", "Films by name; a page at a time", TitleKind.MOVIE),
                Endpoint.get(
                        "/api/movies/{id}",
                        "One film with what plays it",
                        BodySchema.of(MovieView.class),
                        request -> show(request, TitleKind.MOVIE, title -> movie(request, title))),
                list("/api/series", "Series by name; a page at a time", TitleKind.SERIES),
                Endpoint.get(
                        "/api/series/{id}",
                        "One series with its episodes",
                        BodySchema.of(SeriesView.class),
                        request -> show(request, TitleKind.SERIES, title -> series(request, title))));
    }

    private Endpoint list(String path, String about, TitleKind kind) {
        return Endpoint.get(path, about, BodySchema.of(TitlePageView.class), request -> list(request, kind))
                .with("text", String.class, "a part of the name, in any writing")
                .with("offset", Integer.class, "how many to leave out at the start; 0 if not given")
                .with("limit", Integer.class, "how many at most, up to 1000; 100 if not given");
    }

    private Response list(Request request, TitleKind kind) {
        int offset = RequestBody.number(request, "offset", 0, Integer.MAX_VALUE);
        int limit = RequestBody.number(request, "limit", USUAL_PAGE, LARGEST_PAGE);
        var page = library.list(kind, request.query("text").orElse(""), offset, limit);
        return BufferedResponse.json(new TitlePageView(
                page.total(),
                offset,
                limit,
                page.titles().stream().map(TitleView::of).toList()));
    }

    private Response show(Request request, TitleKind kind, LongFunction<Object> details) {
        var id = RequestBody.id(request);
        if (library.find(kind, id).isEmpty()) throw RequestBody.notFound();
        return BufferedResponse.json(details.apply(id));
    }

    private MovieView movie(Request request, long id) {
        return new MovieView(
                title(TitleKind.MOVIE, id),
                baseUrls.household(request).movie(id, ENDING),
                library.versions(id).stream().map(VersionView::of).toList());
    }

    private SeriesView series(Request request, long id) {
        return new SeriesView(
                title(TitleKind.SERIES, id),
                library.episodes(id).stream()
                        .map(episode -> episode(request, episode))
                        .toList());
    }

    private TitleView title(TitleKind kind, long id) {
        return library.find(kind, id).map(TitleView::of).orElseThrow(RequestBody::notFound);
    }

    private EpisodeView episode(Request request, Episode episode) {
        return new EpisodeView(
                episode.id(),
                episode.season(),
                episode.number(),
                episode.name(),
                baseUrls.household(request).episode(episode.id(), ENDING));
    }
}
