package tv.tributary.model;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// A provider's details of a single film, series or episode. Texts and lists are empty where it says nothing.
///
/// @param originalName in the language it was made in
/// @param cast names with commas between; `director` and `writers` likewise
/// @param rating of ten
/// @param certificate its age rating, as the provider writes it: `PG-13`, `FSK 12`
/// @param released of an episode: first aired
/// @param artwork the address of a poster, or of an episode's picture
/// @param backdrops addresses of wide pictures
/// @param seasonArtwork of a series: addresses of the seasons' posters, by number
/// @param trailer an address, or an id at YouTube
/// @param tmdb its id at The Movie Database; imdb likewise, `tt0111161`
/// @param media what its file holds
public record TitleDetails(
        String originalName,
        String plot,
        String genres,
        String cast,
        String director,
        String writers,
        String country,
        OptionalDouble rating,
        String certificate,
        Optional<LocalDate> released,
        Optional<Duration> duration,
        String artwork,
        List<String> backdrops,
        Map<Integer, String> seasonArtwork,
        String trailer,
        String tmdb,
        String imdb,
        MediaInfo media) {
    /// Nothing is known.
    public static final TitleDetails NONE = new TitleDetails(
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            OptionalDouble.empty(),
            "",
            Optional.empty(),
            Optional.empty(),
            "",
            List.of(),
            Map.of(),
            "",
            "",
            "",
            MediaInfo.NONE);

    public TitleDetails {
        backdrops = List.copyOf(backdrops);
        seasonArtwork = Map.copyOf(seasonArtwork);
    }

    /// A file's streams, as its provider describes them. Codecs are written as FFmpeg does; empty if unknown.
    ///
    /// @param width of the picture; 0 if unknown, as `height`, `channels` (of sound) and `bitrate` (kbit/s)
    /// @param languages of sound, as the provider writes them: `eng`
    public record MediaInfo(
            String video, int width, int height, String audio, int channels, List<String> languages, int bitrate) {
        public static final MediaInfo NONE = new MediaInfo("", 0, 0, "", 0, List.of(), 0);

        private static final int[][] CLASSES = {{3_000, 2_160}, {1_800, 1_080}, {1_200, 720}, {1, 480}};

        public MediaInfo {
            languages = List.copyOf(languages);
        }

        /// The height that pictures of this width are named by, 1080 also for 1920×800; 0 if unknown.
        public int nominalHeight() {
            for (var step : CLASSES) if (width >= step[0]) return step[1];
            return 0;
        }
    }

    /// The details of a title from all its providers.
    ///
    /// @param details those of several providers together, the preferred one's word first
    /// @param asked when the one was that was asked first
    /// @param media what the versions' files hold, of those that say it
    public record KnownDetails(TitleDetails details, Instant asked, Map<SourceId, MediaInfo> media) {
        public KnownDetails {
            media = Map.copyOf(media);
        }
    }

    /// An episode as a provider lists it that names whole series only.
    ///
    /// @param stream what plays it, in the provider's own writing
    public record ListedEpisode(int season, int number, String name, String stream, TitleDetails details) {}

    /// A title with its episodes, of which films have none.
    public record Listing(TitleDetails title, List<ListedEpisode> episodes) {
        public static final Listing NONE = new Listing(TitleDetails.NONE, List.of());

        public Listing {
            episodes = List.copyOf(episodes);
        }
    }

    /// Details did not come. The message is for users and holds no credential.
    public static final class Unavailable extends IOException {
        private static final long serialVersionUID = 1;

        private final boolean refused;

        /// @param refused whether the provider said that it does not want to be asked
        public Unavailable(String words, boolean refused, Throwable cause) {
            super(words, cause);
            this.refused = refused;
        }

        public boolean isRefused() {
            return refused;
        }
    }

    /// Only who made it.
    public static TitleDetails ofPeople(String cast, String director) {
        return new TitleDetails(
                "",
                "",
                "",
                cast,
                director,
                "",
                "",
                OptionalDouble.empty(),
                "",
                Optional.empty(),
                Optional.empty(),
                "",
                List.of(),
                Map.of(),
                "",
                "",
                "",
                MediaInfo.NONE);
    }

    /// The same with what these do not say taken from others. What the file holds is not taken: it may be another file.
    public TitleDetails or(TitleDetails other) {
        return new TitleDetails(
                either(originalName, other.originalName),
                either(plot, other.plot),
                either(genres, other.genres),
                either(cast, other.cast),
                either(director, other.director),
                either(writers, other.writers),
                either(country, other.country),
                rating.isPresent() ? rating : other.rating,
                either(certificate, other.certificate),
                released.or(() -> other.released),
                duration.or(() -> other.duration),
                either(artwork, other.artwork),
                backdrops.isEmpty() ? other.backdrops : backdrops,
                seasonArtwork.isEmpty() ? other.seasonArtwork : seasonArtwork,
                either(trailer, other.trailer),
                either(tmdb, other.tmdb),
                either(imdb, other.imdb),
                media);
    }

    private static String either(String one, String other) {
        return one.isEmpty() ? other : one;
    }
}
