package tv.tributary.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tv.tributary.model.Source.SourceKind;
import tv.tributary.model.SourceId;
import tv.tributary.model.Title;
import tv.tributary.model.Title.Episode;

/// The place of a source among the titles.
///
/// @param keys by which the title is known, the surest first
/// @param sortName as stored of a title that is new
/// @param height of the picture, 0 if unknown
/// @param age from which on it may be watched; empty if its list does not say
public record TitlePlacement(
        UnplacedSource source,
        Title title,
        String sortName,
        List<String> keys,
        Optional<Episode> episode,
        int height,
        String language,
        OptionalInt age) {
    public TitlePlacement {
        keys = List.copyOf(keys);
    }

    /// A source that is new, or other than when its title was looked for.
    public record UnplacedSource(
            SourceId id, SourceKind kind, String name, String artwork, Map<String, String> attributes, long content) {}
}
