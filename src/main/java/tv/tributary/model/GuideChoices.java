package tv.tributary.model;

import java.util.Map;
import java.util.Set;

/// What the user decided about guides, which always counts more than what is found.
///
/// @param chosen the guides of channels, or that they have none
/// @param refused guide channels that are not those of channels
/// @param shifts how much the guides of channels are off
public record GuideChoices(
        Map<ChannelId, GuideChoice> chosen,
        Map<ChannelId, Set<GuideChannelId>> refused,
        Map<ChannelId, GuideShift> shifts) {
    public static final GuideChoices NONE = new GuideChoices(Map.of(), Map.of(), Map.of());

    public GuideChoices {
        chosen = Map.copyOf(chosen);
        refused = Map.copyOf(refused);
        shifts = Map.copyOf(shifts);
    }

    public boolean isRefused(ChannelId channel, GuideChannelId guide) {
        return refused.getOrDefault(channel, Set.of()).contains(guide);
    }
}
