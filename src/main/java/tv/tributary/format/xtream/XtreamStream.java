package tv.tributary.format.xtream;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The stream of a panel that an address opens, whatever the host and the login. Ids are unique within a type
/// only.
public record XtreamStream(Type type, long id) {
    public enum Type {
        LIVE,
        MOVIE,
        /// An episode; its address says `series`.
        EPISODE,
        /// A series as a whole; its address asks for its episodes.
        SERIES
    }

    private static final Pattern SERIES =
            Pattern.compile("(?i)https?://[^?#]+/player_api\\.php\\?.*[?&]series_id=(\\d{1,18})");

    private static final Pattern PATH = Pattern.compile(
            "(?i)https?://[^/?#]+(?:/[^?#]*?)??(?:/+(live|movie|series))?/+[^/?#]+/+[^/?#]+/+(\\d{1,18})(\\.\\w+)?(?:[?#].*)?");

    /// Empty if the address is not one of a panel's.
    public static Optional<XtreamStream> of(String url) {
        var series = SERIES.matcher(url);
        if (series.matches()) return Optional.of(new XtreamStream(Type.SERIES, Long.parseLong(series.group(1))));
        var path = PATH.matcher(url);
        if (!path.matches()) return Optional.empty();
        var id = Long.parseLong(path.group(2));
        var type = Optional.ofNullable(path.group(1)).orElse("live").toLowerCase(Locale.ROOT);
        return Optional.of(new XtreamStream(
                switch (type) {
                    case "movie" -> Type.MOVIE;
                    case "series" -> Type.EPISODE;
                    default -> Type.LIVE;
                },
                id));
    }
}
