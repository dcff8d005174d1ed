package tv.tributary.store;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import tv.tributary.model.TitleDetails;
import tv.tributary.model.TitleDetails.MediaInfo;

/// Details of a title in one column: a map of what is known, lists one element a line. Pure.
final class TitleDetailsCodec {
    private TitleDetailsCodec() {}

    static String write(TitleDetails details) {
        var map = new LinkedHashMap<String, String>();
        put(map, "original", details.originalName());
        put(map, "plot", details.plot());
        put(map, "genres", details.genres());
        put(map, "cast", details.cast());
        put(map, "director", details.director());
        put(map, "writers", details.writers());
        put(map, "country", details.country());
        details.rating().ifPresent(rating -> map.put("rating", Double.toString(rating)));
        put(map, "certificate", details.certificate());
        details.released().ifPresent(day -> map.put("released", day.toString()));
        details.duration().ifPresent(duration -> map.put("seconds", Long.toString(duration.toSeconds())));
        put(map, "artwork", details.artwork());
        put(map, "backdrops", String.join("\n", details.backdrops()));
        put(
                map,
                "seasons",
                details.seasonArtwork().entrySet().stream()
                        .map(one -> one.getKey() + " " + one.getValue())
                        .collect(Collectors.joining("\n")));
        put(map, "trailer", details.trailer());
        put(map, "tmdb", details.tmdb());
        put(map, "imdb", details.imdb());
        var media = details.media();
        put(map, "video", media.video());
        put(map, "width", media.width());
        put(map, "height", media.height());
        put(map, "audio", media.audio());
        put(map, "channels", media.channels());
        put(map, "languages", String.join("\n", media.languages()));
        put(map, "bitrate", media.bitrate());
        return MapCodec.write(map);
    }

    static TitleDetails read(String text) {
        if (text.isEmpty()) return TitleDetails.NONE;
        var map = MapCodec.read(text);
        return new TitleDetails(
                map.getOrDefault("original", ""),
                map.getOrDefault("plot", ""),
                map.getOrDefault("genres", ""),
                map.getOrDefault("cast", ""),
                map.getOrDefault("director", ""),
                map.getOrDefault("writers", ""),
                map.getOrDefault("country", ""),
                rating(map.getOrDefault("rating", "")),
                map.getOrDefault("certificate", ""),
                day(map.getOrDefault("released", "")),
                Optional.of(number(map, "seconds"))
                        .filter(seconds -> seconds > 0)
                        .map(Duration::ofSeconds),
                map.getOrDefault("artwork", ""),
                list(map, "backdrops"),
                seasons(list(map, "seasons")),
                map.getOrDefault("trailer", ""),
                map.getOrDefault("tmdb", ""),
                map.getOrDefault("imdb", ""),
                new MediaInfo(
                        map.getOrDefault("video", ""),
                        number(map, "width"),
                        number(map, "height"),
                        map.getOrDefault("audio", ""),
                        number(map, "channels"),
                        list(map, "languages"),
                        number(map, "bitrate")));
    }

    private static void put(Map<String, String> map, String name, String value) {
        if (!value.isEmpty()) map.put(name, value);
    }

    private static void put(Map<String, String> map, String name, int value) {
        if (value > 0) map.put(name, Integer.toString(value));
    }

    private static int number(Map<String, String> map, String name) {
        try {
            return Integer.parseInt(map.getOrDefault(name, "0"));
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    private static OptionalDouble rating(String text) {
        try {
            return text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException _) {
            return OptionalDouble.empty();
        }
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /// Each `2 http://…`.
    private static Map<Integer, String> seasons(List<String> lines) {
        var seasons = new HashMap<Integer, String>();
        for (var line : lines) {
            var blank = line.indexOf(' ');
            if (blank > 0 && line.substring(0, blank).matches("\\d{1,6}"))
                seasons.put(Integer.parseInt(line.substring(0, blank)), line.substring(blank + 1));
        }
        return seasons;
    }

    private static List<String> list(Map<String, String> map, String name) {
        var text = map.getOrDefault(name, "");
        return text.isEmpty() ? List.of() : Arrays.asList(text.split("\n", -1));
    }
}
