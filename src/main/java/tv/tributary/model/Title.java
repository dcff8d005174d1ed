package tv.tributary.model;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// A film or a series, whichever sources there are of it. Texts are empty where nothing is known.
///
/// @param id 0 for one that is not stored
/// @param rating of ten
/// @param people cast, then director
/// @param tmdb its id at The Movie Database; imdb likewise, `tt0111161`
/// @param added when a provider last added something of it
public record Title(
        long id,
        TitleKind kind,
        String name,
        OptionalInt year,
        OptionalDouble rating,
        String genres,
        String plot,
        String people,
        String artwork,
        String tmdb,
        String imdb,
        Optional<Instant> added) {
    public enum TitleKind {
        MOVIE,
        SERIES
    }

    /// An episode of a series.
    ///
    /// @param id 0 for one that is not stored
    /// @param name may be empty
    public record Episode(long id, int season, int number, String name) {}

    /// A source of a title, or of one of its episodes.
    ///
    /// @param provider its name
    /// @param name what the provider's list calls it
    /// @param height of the picture, 2160 for 4K; 0 if the name does not say
    /// @param language as the name has it, `en`; empty if it does not say
    /// @param stream which episode of the source, in its provider's writing; empty if the source itself plays
    public record TitleVersion(
            SourceId source, String provider, String name, int height, String language, String stream) {}

    /// A group of the providers' lists with films or series in it.
    ///
    /// @param name empty for entries without a group
    /// @param titles how many there are
    public record TitleCategory(TitleKind kind, String name, int titles) {}
}
