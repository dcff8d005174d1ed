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

/// Reads a panel's answer about a single film, series or episode. Texts are empty where it says nothing, numbers 0.
/// Immutable.
///
/// @param info as in `get_vod_info`, `get_series_info` and its episodes: an object, or whatever PHP made of none
public record PanelDetails(JsonValue info) {
    private static final Pattern NOTHING = Pattern.compile("(?i)n/?a|null|none|unknown|-+");

    /// In the language it was made in.
    public String originalName() {
        return words("o_name", "original_name");
    }

    public String plot() {
        return words("plot", "description", "overview");
    }

    public String genres() {
        return words("genre", "genres");
    }

    public String cast() {
        return words("cast", "actors");
    }

    public String director() {
        return words("director");
    }

    public String writers() {
        return words("writer", "writers", "credits", "screenplay");
    }

    public String country() {
        return words("country");
    }

    /// Of ten.
    public OptionalDouble rating() {
        return LenientFields.rating(info.get("rating"));
    }

    /// Its age rating, in whatever writing: `PG-13`, `16`.
    public String certificate() {
        return words("mpaa_rating", "mpaa", "age", "certification");
    }

    /// Of an episode: first aired.
    public Optional<LocalDate> released() {
        return LenientFields.date(
                info.get("releasedate"),
                info.get("release_date"),
                info.get("releaseDate"),
                info.get("air_date"),
                info.get("airdate"));
    }

    public Optional<Duration> duration() {
        return LenientFields.duration(info.get("duration_secs"), info.get("duration"), info.get("episode_run_time"));
    }

    /// The address of a poster, or of an episode's or a season's picture.
    public String artwork() {
        for (var name : List.of("cover_big", "movie_image", "cover", "stream_icon")) {
            var address = LenientFields.text(info.get(name));
            if (isAddress(address)) return address;
        }
        return "";
    }

    /// Addresses of wide pictures.
    public List<String> backdrops() {
        var found = new ArrayList<String>();
        for (var element : LenientFields.listed(info.get("backdrop_path"))) {
            var address = LenientFields.text(element);
            if (isAddress(address)) found.add(address);
        }
        return found;
    }

    /// An address, or an id at YouTube.
    public String trailer() {
        return words("youtube_trailer", "trailer");
    }

    public String tmdb() {
        return LenientFields.idText(info.get("tmdb_id"), info.get("tmdb"));
    }

    public String imdb() {
        return LenientFields.imdb(info.get("imdb_id"), info.get("imdb"));
    }

    /// The codec of the picture, as FFmpeg writes it.
    public String video() {
        return codec(LenientFields.first(info.get("video")));
    }

    public int width() {
        return count(LenientFields.first(info.get("video")).get("width"));
    }

    public int height() {
        return count(LenientFields.first(info.get("video")).get("height"));
    }

    /// The codec of the sound, as FFmpeg writes it.
    public String audio() {
        return codec(LenientFields.first(info.get("audio")));
    }

    /// Of sound.
    public int channels() {
        return count(LenientFields.first(info.get("audio")).get("channels"));
    }

    /// Of sound: of one stream, or of a list of them.
    public List<String> languages() {
        var found = new LinkedHashSet<String>();
        for (var stream : LenientFields.listed(info.get("audio"))) {
            var language = LenientFields.words(stream.get("tags").get("language"));
            if (!language.isEmpty() && !language.equals("und")) found.add(language);
        }
        return List.copyOf(found);
    }

    /// In kbit/s.
    public int bitrate() {
        return count(info.get("bitrate"));
    }

    private String words(String... names) {
        for (var name : names) {
            var words = LenientFields.joined(info.get(name));
            if (!words.isEmpty() && !NOTHING.matcher(words).matches()) return words;
        }
        return "";
    }

    private static int count(JsonValue value) {
        return LenientFields.count(value).orElse(0);
    }

    private static boolean isAddress(String text) {
        return text.regionMatches(true, 0, "http://", 0, 7) || text.regionMatches(true, 0, "https://", 0, 8);
    }

    /// `{"codec_name":"h264"}`, or the name alone.
    private static String codec(JsonValue stream) {
        var name = LenientFields.words(stream.get("codec_name"));
        return name.isEmpty() ? LenientFields.words(stream) : name;
    }
}
