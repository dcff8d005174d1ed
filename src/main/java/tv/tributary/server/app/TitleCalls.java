package tv.tributary.server.app;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tv.tributary.access.Grant;
import tv.tributary.library.Library;
import tv.tributary.library.TitleQuery;
import tv.tributary.library.TitleQuery.TitleFilter;
import tv.tributary.library.TitleQuery.TitleOrder;
import tv.tributary.library.TitleRow;
import tv.tributary.model.Title;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.model.TitleDetails;
import tv.tributary.server.app.AppCalls.Call;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;

/// Films and series as lists of posters and one in detail, and how far each was watched.
final class TitleCalls {
    private static final int USUAL_PAGE = 60;
    private static final int LARGEST_PAGE = 200;
    private static final int MOST_CONTINUING = 12;

    /// @param kind `movie` or `series`
    /// @param year 0 if unknown
    /// @param poster whether it has one
    record TileView(long id, String kind, String name, int year, boolean poster) {}

    /// @param total on all pages
    record TilesView(int total, int offset, List<TileView> titles) {}

    /// @param seconds how long it plays; 0 if unknown
    /// @param position where one goes on, in seconds
    /// @param file its address below the app's folder
    record EpisodeView(
            long id, int season, int number, String name, String plot, long seconds, long position, String file) {}

    /// @param rating of ten; 0 if unknown
    /// @param position of a film: where one goes on, in seconds
    /// @param file of a film: its address below the app's folder
    record DetailView(
            TileView title,
            String genres,
            String plot,
            String people,
            double rating,
            long position,
            String file,
            List<EpisodeView> episodes) {}

    /// @param episode 0 for a film
    /// @param share how much of it was seen, 0..1
    record ContinuingView(TileView title, long episode, String episodeName, long position, double share) {}

    /// @param episode 0 for a film
    /// @param position in seconds, likewise `length`
    record PositionInput(long title, long episode, long position, long length) {}

    private final Library library;

    TitleCalls(Library library) {
        this.library = library;
    }

    Map<String, Call> calls() {
        return Map.of(
                "GET movies", (request, viewer) -> page(request, viewer, TitleKind.MOVIE),
                "GET series", (request, viewer) -> page(request, viewer, TitleKind.SERIES),
                "GET categories", this::categories,
                "GET movie", (request, viewer) -> detail(request, viewer, TitleKind.MOVIE),
                "GET show", (request, viewer) -> detail(request, viewer, TitleKind.SERIES),
                "POST position", this::note);
    }

    private TilesView page(Request request, Grant viewer, TitleKind kind) {
        var filter = TitleFilter.all().ofCategory(request.query("category").orElse(""));
        var text = request.query("text").orElse("");
        var order = text.isBlank() ? TitleOrder.ADDED : TitleOrder.NAME;
        var rows = library.rows(new TitleQuery(kind, text, filter, order, false));
        if (!viewer.view().hasAll(kind))
            rows = rows.stream().filter(viewer.view()::sees).toList();
        int offset = (int) Math.min(rows.size(), CallInput.number(request, "offset", 0, Integer.MAX_VALUE));
        int limit = (int) CallInput.number(request, "limit", USUAL_PAGE, LARGEST_PAGE);
        return new TilesView(
                rows.size(),
                offset,
                rows.subList(offset, Math.min(rows.size(), offset + limit)).stream()
                        .map(TitleCalls::tile)
                        .toList());
    }

    private static TileView tile(TitleRow row) {
        return new TileView(
                row.id(),
                kind(row.kind()),
                row.name(),
                row.year(),
                !row.artwork().isEmpty());
    }

    private static String kind(TitleKind kind) {
        return kind == TitleKind.MOVIE ? "movie" : "series";
    }

    private List<String> categories(Request request, Grant viewer) {
        var kind = request.query("kind").orElse("").equals("series") ? TitleKind.SERIES : TitleKind.MOVIE;
        return library.counts(kind).categories().keySet().stream()
                .filter(name -> !name.isEmpty() && viewer.view().sees(kind, name))
                .toList();
    }

    private TitleRow seen(TitleKind kind, long id, Grant viewer) {
        return library.row(kind, id)
                .filter(row -> !row.hidden() && viewer.view().sees(row))
                .orElseThrow(CallInput::notFound);
    }

    private DetailView detail(Request request, Grant viewer, TitleKind kind) {
        var row = seen(kind, CallInput.id(request), viewer);
        // First: what providers say changes what is known of the title.
        var known = library.details(kind, row.id());
        var title = library.find(kind, row.id()).orElseThrow(CallInput::notFound);
        boolean isFilm = kind == TitleKind.MOVIE;
        var position = isFilm ? position(row.id(), 0) : Duration.ZERO;
        return new DetailView(
                tile(row),
                title.genres(),
                title.plot(),
                title.people().isEmpty()
                        ? known.map(details -> details.details().cast()).orElse("")
                        : title.people(),
                title.rating().orElse(0),
                position.toSeconds(),
                isFilm ? "movie/" + row.id() + "." + ending(library.ending(row.id())) : "",
                isFilm ? List.of() : episodes(row.id()));
    }

    private static String ending(String known) {
        return known.isEmpty() ? "mp4" : known;
    }

    private Duration position(long title, long episode) {
        return Optional.ofNullable(library.progress().of(title).get(episode))
                .map(progress -> progress.position())
                .orElse(Duration.ZERO);
    }

    private List<EpisodeView> episodes(long series) {
        var details = library.episodeDetails(series);
        var endings = library.episodeEndings(series);
        var progress = library.progress().of(series);
        return library.episodes(series).stream()
                .map(one -> {
                    var more = details.getOrDefault(one.id(), TitleDetails.NONE);
                    return new EpisodeView(
                            one.id(),
                            one.season(),
                            one.number(),
                            one.name(),
                            more.plot(),
                            more.duration().orElse(Duration.ZERO).toSeconds(),
                            Optional.ofNullable(progress.get(one.id()))
                                    .map(known -> known.position().toSeconds())
                                    .orElse(0L),
                            "episode/" + one.id() + "." + ending(endings.getOrDefault(one.id(), "")));
                })
                .toList();
    }

    /// What was begun and not finished, of what they see.
    List<ContinuingView> continuing(Grant viewer) {
        return library.progress().recent(MOST_CONTINUING).stream()
                .flatMap(one -> library
                        .row(one.title().kind(), one.title().id())
                        .filter(row -> !row.hidden() && viewer.view().sees(row))
                        .map(row -> new ContinuingView(
                                tile(row),
                                one.episode().map(Title.Episode::id).orElse(0L),
                                one.episode().map(TitleCalls::name).orElse(""),
                                one.position().toSeconds(),
                                one.share()))
                        .stream())
                .toList();
    }

    private static String name(Title.Episode episode) {
        return "S%02dE%02d %s"
                .formatted(episode.season(), episode.number(), episode.name())
                .strip();
    }

    private Response note(Request request, Grant viewer) {
        var input = CallInput.body(request, PositionInput.class);
        var kind = input.episode() == 0 ? TitleKind.MOVIE : TitleKind.SERIES;
        var title = seen(kind, input.title(), viewer).id();
        library.progress()
                .note(title, input.episode(), Duration.ofSeconds(input.position()), Duration.ofSeconds(input.length()));
        return BufferedResponse.empty(204);
    }
}
