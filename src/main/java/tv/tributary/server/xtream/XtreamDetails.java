package tv.tributary.server.xtream;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tv.tributary.library.Library;
import tv.tributary.model.Title;
import tv.tributary.model.Title.Episode;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.model.TitleDetails;
import tv.tributary.model.TitleDetails.KnownDetails;

/// One film or one series in full: `get_vod_info`, `get_series_info`. May wait for a provider that is asked for it.
final class XtreamDetails {
    private final Library library;
    private final XtreamLists lists;

    XtreamDetails(Library library, XtreamLists lists) {
        this.library = library;
        this.lists = lists;
    }

    /// The answer for a film that is not there: objects all the same, as readers want them.
    static Map<String, Object> noMovie() {
        return Map.of("info", Map.of(), "movie_data", Map.of());
    }

    /// The same for a series.
    static Map<String, Object> noSeries() {
        return Map.of("seasons", List.of(), "info", Map.of(), "episodes", Map.of());
    }

    /// @return empty if there is no such film
    Optional<Map<String, Object>> movie(long id) {
        // First: what providers say changes what is known of the title.
        var details =
                library.details(TitleKind.MOVIE, id).map(KnownDetails::details).orElse(TitleDetails.NONE);
        return library.find(TitleKind.MOVIE, id).map(title -> {
            var groups = lists.groups(TitleKind.MOVIE, id);
            var data = new LinkedHashMap<String, Object>();
            data.put("stream_id", id);
            data.put("name", title.name());
            data.put("added", added(title));
            data.put("category_id", XtreamLists.category(groups));
            data.put("category_ids", groups);
            data.put("container_extension", XtreamLists.ENDING);
            data.put("custom_sid", "");
            data.put("direct_source", "");
            var answer = new LinkedHashMap<String, Object>();
            var info = info(title, details);
            info.put("movie_image", title.artwork());
            answer.put("info", info);
            answer.put("movie_data", data);
            return answer;
        });
    }

    /// @return empty if there is no such series
    Optional<Map<String, Object>> series(long id) {
        var details =
                library.details(TitleKind.SERIES, id).map(KnownDetails::details).orElse(TitleDetails.NONE);
        return library.find(TitleKind.SERIES, id).map(title -> {
            var groups = lists.groups(TitleKind.SERIES, id);
            var info = info(title, details);
            info.put("cover", title.artwork());
            info.put("last_modified", added(title));
            info.put("episode_run_time", "0");
            info.put("category_id", XtreamLists.category(groups));
            info.put("category_ids", groups);
            var bySeason = new TreeMap<Integer, List<Episode>>();
            for (var episode : library.episodes(id)) {
                bySeason.computeIfAbsent(episode.season(), _ -> new ArrayList<>())
                        .add(episode);
            }
            var answer = new LinkedHashMap<String, Object>();
            answer.put("seasons", seasons(bySeason));
            answer.put("info", info);
            answer.put("episodes", episodes(bySeason, library.episodeDetails(id)));
            return answer;
        });
    }

    private static Map<String, Object> info(Title title, TitleDetails details) {
        var info = new LinkedHashMap<String, Object>();
        info.put("name", title.name());
        info.put("plot", title.plot());
        info.put("cast", details.cast().isEmpty() ? title.people() : details.cast());
        info.put("director", details.director());
        info.put("genre", title.genres());
        var released = details.released().map(LocalDate::toString).orElse("");
        info.put("releasedate", released);
        info.put("releaseDate", released);
        info.put("release_date", released);
        info.put(
                "year", title.year().isPresent() ? Integer.toString(title.year().getAsInt()) : "");
        double rating = title.rating().orElse(0);
        info.put("rating", String.format(Locale.ROOT, "%.1f", rating));
        info.put("rating_5based", rating / 2);
        info.put("country", details.country());
        info.put("youtube_trailer", details.trailer());
        info.put("backdrop_path", details.backdrops());
        info.put("tmdb_id", title.tmdb());
        duration(info, details.duration());
        return info;
    }

    private static void duration(Map<String, Object> info, Optional<Duration> duration) {
        var length = duration.orElse(Duration.ZERO);
        info.put("duration_secs", length.toSeconds());
        info.put(
                "duration",
                String.format(
                        Locale.ROOT,
                        "%02d:%02d:%02d",
                        length.toHours(),
                        length.toMinutesPart(),
                        length.toSecondsPart()));
    }

    private static List<Map<String, Object>> seasons(Map<Integer, List<Episode>> bySeason) {
        return bySeason.entrySet().stream()
                .map(season -> {
                    var fields = new LinkedHashMap<String, Object>();
                    fields.put("id", season.getKey());
                    fields.put("season_number", season.getKey());
                    fields.put("name", "Season " + season.getKey());
                    fields.put("episode_count", season.getValue().size());
                    fields.put("air_date", "");
                    fields.put("overview", "");
                    fields.put("cover", "");
                    fields.put("cover_big", "");
                    return (Map<String, Object>) fields;
                })
                .toList();
    }

    /// An object by season, also for one season or none.
    private static Map<String, Object> episodes(Map<Integer, List<Episode>> bySeason, Map<Long, TitleDetails> details) {
        var seasons = new LinkedHashMap<String, Object>();
        bySeason.forEach((season, episodes) -> seasons.put(
                Integer.toString(season),
                episodes.stream()
                        .map(episode -> episode(episode, details.getOrDefault(episode.id(), TitleDetails.NONE)))
                        .toList()));
        return seasons;
    }

    private static Map<String, Object> episode(Episode episode, TitleDetails details) {
        var info = new LinkedHashMap<String, Object>();
        info.put("plot", details.plot());
        info.put("releasedate", details.released().map(LocalDate::toString).orElse(""));
        info.put("movie_image", details.artwork());
        info.put("rating", details.rating().orElse(0));
        duration(info, details.duration());
        var fields = new LinkedHashMap<String, Object>();
        fields.put("id", Long.toString(episode.id()));
        fields.put("episode_num", episode.number());
        fields.put("title", episode.name().isBlank() ? "Episode " + episode.number() : episode.name());
        fields.put("container_extension", XtreamLists.ENDING);
        fields.put("info", info);
        fields.put("custom_sid", "");
        fields.put("added", "0");
        fields.put("season", episode.season());
        fields.put("direct_source", "");
        return fields;
    }

    private static String added(Title title) {
        return Long.toString(title.added().map(time -> time.getEpochSecond()).orElse(0L));
    }
}
