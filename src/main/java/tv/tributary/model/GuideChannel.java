package tv.tributary.model;

import java.util.List;

/// A channel as a guide source has it.
///
/// @param xmltvId its id in the source, as written there
/// @param names all its names, best first; its number and its call sign may be among them. Empty where the
///     source has programmes of it and nothing else
/// @param languages of its names and programmes, as far as the source says (`de`, `en_GB`)
/// @param icon its picture's URL, or empty
/// @param programmes how many the source has of it, in any time
public record GuideChannel(
        GuideChannelId id,
        GuideSourceId source,
        String xmltvId,
        List<String> names,
        List<String> languages,
        String icon,
        int programmes) {
    public GuideChannel {
        names = List.copyOf(names);
        languages = List.copyOf(languages);
    }

    /// What to call it.
    public String name() {
        return names.isEmpty() ? xmltvId : names.getFirst();
    }
}
