package tv.tributary.format.xtream;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import tv.tributary.format.json.JsonValue;

/// A panel's answer about a single film, series or episode. Texts are empty where it says nothing, numbers 0.
///
/// @param originalName in the language it was made in
/// @param rating of ten
/// @param released of an episode: first aired
/// @param trailer an address, or an id at YouTube
/// @param video its codec, as FFmpeg writes it; audio likewise
/// @param channels of sound
/// @param languages of sound
/// @param bitrate kbit/s
public record PanelDetails(
        String originalName,
        String plot,
        String genres,
        String cast,
        String director,
        String country,
        OptionalDouble rating,
        Optional<LocalDate> released,
        Optional<Duration> duration,
        String artwork,
        List<String> backdrops,
        String trailer,
        String tmdb,
        String imdb,
        String video,
        int width,
        int height,
        String audio,
        int channels,
        List<String> languages,
        int bitrate) {
    private static final Pattern NOTHING = Pattern.compile("(?i)n/?a|null|none|unknown|-+");

    public PanelDetails {
        backdrops = List.copyOf(backdrops);
        languages = List.copyOf(languages);
    }

    /// @param info as in `get_vod_info`, `get_series_info` and its episodes: an object, or whatever PHP made of none
    static PanelDetails of(JsonValue info) {
        var video = LenientFields.first(info.get("video"));
        var audio = LenientFields.first(info.get("audio"));
        return new PanelDetails(
                words(info, "o_name", "original_name"),
                words(info, "plot", "description", "overview"),
                words(info, "genre", "genres"),
                words(info, "cast", "actors"),
                words(info, "director"),
                words(info, "country"),
                LenientFields.rating(info.get("rating")),
                LenientFields.date(
                        info.get("releasedate"),
                        info.get("release_date"),
                        info.get("releaseDate"),
                        info.get("air_date"),
                        info.get("airdate")),
                LenientFields.duration(info.get("duration_secs"), info.get("duration"), info.get("episode_run_time")),
                address(info, "cover_big", "movie_image", "cover", "stream_icon"),
                addresses(info.get("backdrop_path")),
                words(info, "youtube_trailer", "trailer"),
                LenientFields.idText(info.get("tmdb_id"), info.get("tmdb")),
                LenientFields.imdb(info.get("imdb_id"), info.get("imdb")),
                codec(video),
                LenientFields.count(video.get("width")).orElse(0),
                LenientFields.count(video.get("height")).orElse(0),
                codec(audio),
                LenientFields.count(audio.get("channels")).orElse(0),
                languages(info.get("audio")),
                LenientFields.count(info.get("bitrate")).orElse(0));
    }

    private static String words(JsonValue info, String... names) {
        for (var name : names) {
            var words = LenientFields.joined(info.get(name));
            if (!words.isEmpty() && !NOTHING.matcher(words).matches()) return words;
        }
        return "";
    }

    private static String address(JsonValue info, String... names) {
        for (var name : names) {
            var address = LenientFields.text(info.get(name));
            if (isAddress(address)) return address;
        }
        return "";
    }

    private static List<String> addresses(JsonValue value) {
        var found = new ArrayList<String>();
        for (var element : LenientFields.listed(value)) {
            var address = LenientFields.text(element);
            if (isAddress(address)) found.add(address);
        }
        return found;
    }

    private static boolean isAddress(String text) {
        return text.regionMatches(true, 0, "http://", 0, 7) || text.regionMatches(true, 0, "https://", 0, 8);
    }

    /// `{"codec_name":"h264"}`, or the name alone.
    private static String codec(JsonValue stream) {
        var name = LenientFields.words(stream.get("codec_name"));
        return name.isEmpty() ? LenientFields.words(stream) : name;
    }

    /// Of one stream of sound, or of a list of them.
    private static List<String> languages(JsonValue streams) {
        var found = new LinkedHashSet<String>();
        for (var stream : LenientFields.listed(streams)) {
            var language = LenientFields.words(stream.get("tags").get("language"));
            if (!language.isEmpty() && !language.equals("und")) found.add(language);
        }
        return List.copyOf(found);
    }
}
