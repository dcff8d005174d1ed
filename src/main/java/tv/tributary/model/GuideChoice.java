package tv.tributary.model;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The guide channel that the user chose for a channel, or that the user wants none for it. It names the guide channel
/// by what its source calls it, so that it outlives a source that comes without it for a while.
///
/// @param source empty for none
public record GuideChoice(Optional<GuideSourceId> source, String xmltvId) {
    /// The user's decisions about guides, which always count more than what is found.
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

    public static final GuideChoice NONE = new GuideChoice(Optional.empty(), "");

    public static GuideChoice of(GuideSourceId source, String xmltvId) {
        return new GuideChoice(Optional.of(source), xmltvId);
    }

    /// Reads what [#text()] wrote; what cannot be read is none.
    public static GuideChoice parse(String text) {
        var space = text.indexOf(' ');
        if (space <= 0) return NONE;
        try {
            return of(new GuideSourceId(Long.parseLong(text.substring(0, space))), text.substring(space + 1));
        } catch (IllegalArgumentException _) {
            return NONE;
        }
    }

    /// Whether the channel is to have no guide.
    public boolean isNone() {
        return source.isEmpty();
    }

    public boolean is(GuideChannel channel) {
        return source.filter(channel.source()::equals).isPresent() && xmltvId.equals(channel.xmltvId());
    }

    /// As it is stored; empty for none.
    public String text() {
        return source.map(id -> id + " " + xmltvId).orElse("");
    }
}
