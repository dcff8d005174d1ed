package tv.tributary.guide.match;

import java.util.List;

/// A channel of a guide, as the guide describes it.
///
/// @param id unique within the guide; as it is written there
/// @param names all its display names in the guide's order; may be empty
public record ListedGuideChannel(String id, List<GuideName> names) {
    /// One display name.
    ///
    /// @param language of the name as the guide says it (`de`, `pt-BR`); empty if it does not
    public record GuideName(String text, String language) {}

    public ListedGuideChannel {
        names = List.copyOf(names);
    }
}
