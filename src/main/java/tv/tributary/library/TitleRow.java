package tv.tributary.library;

import java.util.List;
import java.util.OptionalInt;
import tv.tributary.model.ProviderId;
import tv.tributary.model.Title.TitleKind;

/// A film or a series as a row of a list: what is shown of it there, and by what it is filtered.
///
/// @param year 0 if unknown
/// @param rating of ten, 0 if unknown
/// @param artwork the address of its poster; empty if there is none
/// @param added epoch seconds of when a provider last added something of it; 0 if unknown
/// @param hidden whether the user left it out
/// @param favourite whether the user made it a favourite
public record TitleRow(
        long id,
        TitleKind kind,
        String name,
        int year,
        double rating,
        String artwork,
        long added,
        TitleFacets facets,
        boolean hidden,
        boolean favourite) {
    /// The properties that the versions of a title share, and its genres. Titles that have the same share one.
    ///
    /// @param categories the groups it has in providers' lists
    /// @param languages as the versions' names have them, `en`
    /// @param providers who has it
    /// @param height of the largest picture, 2160 for 4K; 0 if no name says
    /// @param age from which on it may be watched, by the strictest rating of its versions; empty if it has none
    public record TitleFacets(
            List<String> categories,
            List<String> genres,
            List<String> languages,
            List<ProviderId> providers,
            int height,
            OptionalInt age) {
        public TitleFacets {
            categories = List.copyOf(categories);
            genres = List.copyOf(genres);
            languages = List.copyOf(languages);
            providers = List.copyOf(providers);
        }
    }
}
