package tv.tributary.server.api;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import tv.tributary.library.Library;
import tv.tributary.model.SourceId;
import tv.tributary.model.Title;
import tv.tributary.model.Title.Episode;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.model.Title.TitleVersion;
import tv.tributary.model.TitleDetails;
import tv.tributary.model.TitleDetails.KnownDetails;
import tv.tributary.model.TitleDetails.MediaInfo;
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
    /// @param media what its file holds, as its provider says; left out if it was not asked, or does not say
    record VersionView(
            long source,
            String provider,
            String name,
            int height,
            String language,
            @Nullable MediaView media) {}

    /// @param width of the picture; 0 if unknown, as `height`, `channels` and `bitrate` (kbit/s)
    record MediaView(
            String video, int width, int height, String audio, int channels, List<String> languages, int bitrate) {
        static MediaView of(MediaInfo media) {
            return new MediaView(
                    media.video(),
                    media.width(),
                    media.height(),
                    media.audio(),
                    media.channels(),
                    media.languages(),
                    media.bitrate());
        }
    }

    /// Details from providers beyond their lists.
    ///
    /// @param released a date; empty if unknown
    /// @param seconds how long it plays; 0 if unknown
    /// @param asked when they were asked
    record DetailsView(
            String originalName,
            String cast,
            String director,
            String country,
            String released,
            long seconds,
            List<String> backdrops,
            String trailer,
            Instant asked) {
        static DetailsView of(KnownDetails known) {
            var details = known.details();
            return new DetailsView(
                    details.originalName(),
                    details.cast(),
                    details.director(),
                    details.country(),
                    details.released().map(LocalDate::toString).orElse(""),
                    details.duration().map(Duration::toSeconds).orElse(0L),
                    details.backdrops(),
                    details.trailer(),
                    known.asked());
        }
    }

    /// @param url where it plays
    /// @param versions what plays it, the first choice first
    /// @param details left out if nobody could be asked
    record MovieView(
            TitleView title,
            String url,
            List<VersionView> versions,
            @Nullable DetailsView details) {}

    /// @param aired a date; empty if unknown
    /// @param seconds how long it plays; 0 if unknown
    record EpisodeView(
            long id,
            int season,
            int number,
            String name,
            String url,
            String plot,
            String aired,
            long seconds,
            String artwork) {}

    /// @param details left out if nobody could be asked
    record SeriesView(
            TitleView title,
            List<EpisodeView> episodes,
            @Nullable DetailsView details) {}

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
                .with("limit", Integer.class, "how many at most, up to 1000; 100 if not given")
                .with("category", String.class, "only those of this group of a provider's list")
                .with("genre", String.class, "only those of this genre")
                .with("fromYear", Integer.class, "only those of this year and later ones")
                .with("toYear", Integer.class, "only those of this year and earlier ones")
                .with("language", String.class, "only those with a version in this language, `en`")
                .with("height", Integer.class, "only those with a picture of so many lines or more, `2160`")
                .with("provider", Integer.class, "only those that this provider has; its id")
                .with("days", Integer.class, "only those that were added within so many days")
                .with("sight", String.class, "`shown` (if not given), `favourites` or `hidden`")
                .with("order", String.class, "`name` (if not given), `added`, `year` or `rating`");
    }

    private Response list(Request request, TitleKind kind) {
        int offset = RequestBody.number(request, "offset", 0, Integer.MAX_VALUE);
        int limit = RequestBody.number(request, "limit", USUAL_PAGE, LARGEST_PAGE);
        var page = library.page(TitleQueryParameters.of(request, kind), offset, limit);
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
        // First: what they say changes what is known of the title.
        var known = library.details(TitleKind.MOVIE, id);
        Map<SourceId, MediaInfo> media = known.map(KnownDetails::media).orElse(Map.of());
        return new MovieView(
                title(TitleKind.MOVIE, id),
                baseUrls.household(request).movie(id, ENDING),
                library.versions(id).stream()
                        .map(version -> version(version, Optional.ofNullable(media.get(version.source()))))
                        .toList(),
                known.map(DetailsView::of).orElse(null));
    }

    private static VersionView version(TitleVersion version, Optional<MediaInfo> media) {
        return new VersionView(
                version.source().value(),
                version.provider(),
                version.name(),
                version.height(),
                version.language(),
                media.map(MediaView::of).orElse(null));
    }

    private SeriesView series(Request request, long id) {
        var known = library.details(TitleKind.SERIES, id);
        var details = library.episodeDetails(id);
        return new SeriesView(
                title(TitleKind.SERIES, id),
                library.episodes(id).stream()
                        .map(episode ->
                                episode(request, episode, details.getOrDefault(episode.id(), TitleDetails.NONE)))
                        .toList(),
                known.map(DetailsView::of).orElse(null));
    }

    private TitleView title(TitleKind kind, long id) {
        return library.find(kind, id).map(TitleView::of).orElseThrow(RequestBody::notFound);
    }

    private EpisodeView episode(Request request, Episode episode, TitleDetails details) {
        return new EpisodeView(
                episode.id(),
                episode.season(),
                episode.number(),
                episode.name(),
                baseUrls.household(request).episode(episode.id(), ENDING),
                details.plot(),
                details.released().map(LocalDate::toString).orElse(""),
                details.duration().map(Duration::toSeconds).orElse(0L),
                details.artwork());
    }
}
