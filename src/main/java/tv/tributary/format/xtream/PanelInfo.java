package tv.tributary.format.xtream;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tv.tributary.format.json.JsonItems;
import tv.tributary.format.json.JsonValue;
import tv.tributary.format.json.JsonValue.JsonArray;
import tv.tributary.format.json.JsonValue.JsonNull;
import tv.tributary.format.json.JsonValue.JsonObject;
import tv.tributary.format.json.JsonValue.JsonText;
import tv.tributary.format.xtream.ListShape.PanelAnswer;

/// A film or a series that a panel was asked for alone: `get_vod_info`, `get_series_info`.
///
/// @param seasons of a series: what the panel says of each, by number
/// @param episodes of a series; none of a film
public record PanelInfo(PanelDetails title, Map<Integer, PanelDetails> seasons, List<PanelEpisode> episodes) {
    private static final String USUAL = "mp4";

    public PanelInfo {
        seasons = Map.copyOf(seasons);
        episodes = List.copyOf(episodes);
    }

    /// An episode of a series.
    ///
    /// @param name may be empty
    /// @param extension of its file, `mkv`
    public record PanelEpisode(long id, int season, int number, String name, String extension, PanelDetails details) {}

    /// Reads the title and all its episodes, in whichever way PHP has written them: as an object of lists by season, a
    /// list of lists, or one list. Those without an id are left out. Content never throws.
    ///
    /// @throws IOException if the text itself cannot be read
    public static PanelAnswer<PanelInfo> read(Reader in) throws IOException {
        Map<String, JsonValue> parts = new HashMap<>();
        var outcome = JsonItems.read(in, Set.of(), item -> parts.put(item.name(), item.value()));
        var shape = ListShape.of(outcome);
        if (parts.containsKey("user_info")
                && !LenientFields.flag(parts.get("user_info").get("auth"))) {
            return PanelAnswer.failed(ListShape.LOGIN_REFUSED);
        }
        if (shape != ListShape.LIST && shape != ListShape.EMPTY) return PanelAnswer.failed(shape);
        var episodes = new ArrayList<PanelEpisode>();
        collect(parts.getOrDefault("episodes", JsonNull.NULL), 1, episodes);
        return PanelAnswer.of(new PanelInfo(title(parts), seasons(parts), episodes));
    }

    /// Some panels leave `info` empty and say in `movie_data`, or at the top, what they know.
    private static PanelDetails title(Map<String, JsonValue> parts) {
        var known = new HashMap<String, JsonValue>(parts);
        for (var name : List.of("movie_data", "info")) {
            if (LenientFields.first(parts.getOrDefault(name, JsonNull.NULL)) instanceof JsonObject(var properties)) {
                properties.forEach((property, value) -> {
                    if (!LenientFields.isNothing(value)) known.put(property, value);
                });
            }
        }
        return new PanelDetails(new JsonObject(known));
    }

    private static Map<Integer, PanelDetails> seasons(Map<String, JsonValue> parts) {
        var seasons = new HashMap<Integer, PanelDetails>();
        for (var season : LenientFields.elements(parts.getOrDefault("seasons", JsonNull.NULL))) {
            LenientFields.count(season.get("season_number"))
                    .ifPresent(number -> seasons.putIfAbsent(number, new PanelDetails(season)));
        }
        return seasons;
    }

    /// @param season of those that do not say it themselves
    private static void collect(JsonValue value, int season, List<PanelEpisode> episodes) {
        switch (value) {
            case JsonArray(var elements) -> {
                for (var i = 0; i < elements.size(); i++) one(elements.get(i), season, i, episodes);
            }
            case JsonObject(var properties) -> {
                var i = 0;
                for (var property : properties.entrySet()) {
                    var key = LenientFields.count(new JsonText(property.getKey()));
                    var isList = property.getValue() instanceof JsonArray;
                    one(property.getValue(), isList ? key.orElse(season) : season, i++, episodes);
                }
            }
            default -> {}
        }
    }

    private static void one(JsonValue value, int season, int index, List<PanelEpisode> episodes) {
        if (value instanceof JsonArray) {
            collect(value, season, episodes);
            return;
        }
        var id = LenientFields.id(value.get("id"));
        if (id.isEmpty()) return;
        var info = LenientFields.first(value.get("info"));
        int number = LenientFields.count(value.get("episode_num")).orElse(index + 1);
        var name = LenientFields.words(value.get("title"));
        episodes.add(new PanelEpisode(
                id.getAsLong(),
                LenientFields.count(value.get("season")).orElse(season),
                number,
                // What panels send, and we do, for one without a name.
                name.equalsIgnoreCase("Episode " + number) ? "" : name,
                LenientFields.extension(value.get("container_extension"), USUAL),
                new PanelDetails(info)));
    }
}
