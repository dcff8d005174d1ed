package tv.tributary.library.export;

import java.util.Locale;

/// Whose rules the names of an export follow. They differ in how an id of The Movie Database is written, and in what is
/// said in the `.nfo` files.
public enum ExportStyle {
    /// `Film (2001) [tmdbid-123]`
    JELLYFIN("[tmdbid-", "]", "[imdbid-"),
    /// `Film (2001) [tmdbid=123]`
    EMBY("[tmdbid=", "]", "[imdbid="),
    /// `Film (2001)`: Kodi takes the id from the `.nfo`.
    KODI("", "", ""),
    /// `Film (2001) {tmdb-123}`
    PLEX("{tmdb-", "}", "{imdb-");

    private final String tmdb;
    private final String end;
    private final String imdb;

    ExportStyle(String tmdb, String end, String imdb) {
        this.tmdb = tmdb;
        this.end = end;
        this.imdb = imdb;
    }

    /// Where a season's poster stands below the folder of its series.
    String seasonPoster(int season) {
        if (season == 0) return this == PLEX ? "Season 00/season-specials-poster.jpg" : "season-specials-poster.jpg";
        return String.format(
                Locale.ROOT, this == PLEX ? "Season %1$02d/Season%1$02d.jpg" : "season%1$02d-poster.jpg", season);
    }

    /// The mark behind the year, with a space before it; empty if the style has none or no id is known.
    String idMark(String tmdbId, String imdbId) {
        if (tmdb.isEmpty()) return "";
        if (tmdbId.matches("\\d{1,10}")) return " " + tmdb + tmdbId + end;
        return imdbId.matches("tt\\d{1,12}") ? " " + imdb + imdbId + end : "";
    }
}
