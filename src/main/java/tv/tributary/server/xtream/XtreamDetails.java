package tv.tributary.server.xtream;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tv.tributary.library.Library;
import tv.tributary.model.Source;
import tv.tributary.model.Title;
import tv.tributary.model.Title.Episode;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.model.TitleDetails;
import tv.tributary.model.TitleDetails.KnownDetails;
import tv.tributary.model.TitleDetails.MediaInfo;

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
            data.put("container_extension", library.ending(id));
            data.put("custom_sid", "");
            data.put("direct_source", "");
            var answer = new LinkedHashMap<String, Object>();
            var info = info(title, details);
            info.put("o_name", details.originalName().isEmpty() ? title.name() : details.originalName());
            info.put("description", title.plot());
            info.put("actors", info.getOrDefault("cast", ""));
            info.put("age", "");
            info.put("movie_image", title.artwork());
            info.put("cover_big", title.artwork());
            info.put(
                    "episode_run_time", details.duration().orElse(Duration.ZERO).toMinutes());
            info.put("bitrate", details.media().bitrate());
            info.put("video", video(details.media()));
            info.put("audio", audio(details.media()));
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
            var known = library.episodeDetails(id);
            answer.put("seasons", seasons(bySeason, known, details));
            answer.put("info", info);
            answer.put("episodes", episodes(bySeason, known, library.episodeEndings(id)));
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
        info.put("rating", XtreamLists.rating(rating));
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

    /// What is known of the picture; readers want an object also if that is nothing.
    private static Map<String, Object> video(MediaInfo media) {
        var fields = new LinkedHashMap<String, Object>();
        if (!media.video().isEmpty()) fields.put("codec_name", media.video());
        if (media.width() > 0) fields.put("width", media.width());
        if (media.height() > 0) fields.put("height", media.height());
        return fields;
    }

    private static Map<String, Object> audio(MediaInfo media) {
        var fields = new LinkedHashMap<String, Object>();
        if (!media.audio().isEmpty()) fields.put("codec_name", media.audio());
        if (media.channels() > 0) fields.put("channels", media.channels());
        media.languages().stream().findFirst().ifPresent(language -> fields.put("tags", Map.of("language", language)));
        return fields;
    }

    /// A date that is not known is left out: Jellyfin loses the series over an empty one.
    private static List<Map<String, Object>> seasons(
            Map<Integer, List<Episode>> bySeason, Map<Long, TitleDetails> episodes, TitleDetails series) {
        return bySeason.entrySet().stream()
                .map(season -> {
                    var cover = series.seasonArtwork().getOrDefault(season.getKey(), "");
                    var fields = new LinkedHashMap<String, Object>();
                    fields.put("id", season.getKey());
                    fields.put("season_number", season.getKey());
                    fields.put("name", "Season " + season.getKey());
                    fields.put("episode_count", season.getValue().size());
                    season.getValue().stream()
                            .flatMap(episode ->
                                    episodes.getOrDefault(episode.id(), TitleDetails.NONE).released().stream())
                            .min(Comparator.naturalOrder())
                            .ifPresent(first -> fields.put("air_date", first.toString()));
                    fields.put("overview", "");
                    fields.put("cover", cover);
                    fields.put("cover_big", cover);
                    return (Map<String, Object>) fields;
                })
                .toList();
    }

    /// An object by season, also for one season or none.
    private static Map<String, Object> episodes(
            Map<Integer, List<Episode>> bySeason, Map<Long, TitleDetails> details, Map<Long, String> endings) {
        var seasons = new LinkedHashMap<String, Object>();
        bySeason.forEach((season, episodes) -> seasons.put(
                Integer.toString(season),
                episodes.stream()
                        .map(episode -> episode(
                                episode,
                                details.getOrDefault(episode.id(), TitleDetails.NONE),
                                endings.getOrDefault(episode.id(), Source.USUAL_ENDING)))
                        .toList()));
        return seasons;
    }

    private static Map<String, Object> episode(Episode episode, TitleDetails details, String ending) {
        var info = new LinkedHashMap<String, Object>();
        info.put("plot", details.plot());
        details.released().ifPresent(day -> info.put("releasedate", day.toString()));
        info.put("movie_image", details.artwork());
        info.put("rating", shortest(details.rating().orElse(0)));
        info.put("bitrate", details.media().bitrate());
        duration(info, details.duration());
        var fields = new LinkedHashMap<String, Object>();
        fields.put("id", Long.toString(episode.id()));
        fields.put("episode_num", episode.number());
        fields.put("title", episode.name().isBlank() ? "Episode " + episode.number() : episode.name());
        fields.put("container_extension", ending);
        fields.put("info", info);
        fields.put("custom_sid", "");
        fields.put("added", "0");
        fields.put("season", episode.season());
        fields.put("direct_source", "");
        return fields;
    }

    /// Without a fraction where there is none: `7.0` is no whole number to some readers.
    private static Number shortest(double number) {
        if (number == Math.rint(number)) return (long) number;
        return number;
    }

    private static String added(Title title) {
        return Long.toString(title.added().map(time -> time.getEpochSecond()).orElse(0L));
    }
}
