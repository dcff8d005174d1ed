package tv.tributary.model;

import java.util.Map;
import java.util.Set;

/// What the user decided about guides, which always counts more than what is found.
///
/// @param chosen the guides of channels, or that they have none
/// @param refused guide channels that are not those of channels
public record GuideChoices(Map<ChannelId, GuideChoice> chosen, Map<ChannelId, Set<GuideChannelId>> refused) {
    public static final GuideChoices NONE = new GuideChoices(Map.of(), Map.of());

    public GuideChoices {
        chosen = Map.copyOf(chosen);
        refused = Map.copyOf(refused);
    }

    public boolean isRefused(ChannelId channel, GuideChannelId guide) {
        return refused.getOrDefault(channel, Set.of()).contains(guide);
    }
}
