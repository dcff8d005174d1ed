package tv.tributary.format.xtream;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// A film or a series as a panel lists it. Texts are empty where it says nothing.
///
/// @param name may be empty
/// @param extension of a film's file, `mkv`; empty for a series
/// @param rating of ten
/// @param changed when it was added, or last changed
/// @param tmdb its id at The Movie Database; imdb likewise, `tt0111161`
public record PanelTitle(
        long id,
        String name,
        String extension,
        String artwork,
        List<String> categories,
        OptionalInt year,
        OptionalDouble rating,
        String genres,
        String plot,
        String cast,
        String director,
        String tmdb,
        String imdb,
        boolean adult,
        Optional<Instant> changed) {
    public PanelTitle {
        categories = List.copyOf(categories);
    }
}
