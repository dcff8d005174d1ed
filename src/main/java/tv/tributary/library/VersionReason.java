package tv.tributary.library;

import java.util.List;

/// Why a version stands in its title.
public enum VersionReason {
    /// The user put it there.
    USER,
    /// It has the title's id at The Movie Database.
    TMDB,
    /// It has the title's id at IMDb.
    IMDB,
    /// It has the same name, however written, and the same year.
    NAME_AND_YEAR,
    /// It has the same name; a series without a year.
    NAME,
    /// Nothing says that it is the same as another.
    ALONE;

    /// Pure.
    ///
    /// @param own by what the version is known, the surest first
    /// @param titles by what its title is known
    static VersionReason of(List<String> own, List<String> titles) {
        for (var key : own) {
            if (!titles.contains(key)) continue;
            if (key.startsWith("tmdb ")) return TMDB;
            if (key.startsWith("imdb ")) return IMDB;
            if (key.startsWith("name - ")) return NAME;
            if (key.startsWith("name ")) return NAME_AND_YEAR;
        }
        return ALONE;
    }
}
