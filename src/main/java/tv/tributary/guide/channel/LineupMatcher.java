package tv.tributary.guide.channel;

import java.util.List;
import java.util.Map;
import tv.tributary.model.ChannelId;
import tv.tributary.model.GuideChannel;
import tv.tributary.model.GuideSource;

/// Finds the guide channels of the line-up's channels. Called on a thread for computing, with everything at
/// once.
@FunctionalInterface
public interface LineupMatcher {
    /// @param sources by priority
    /// @param guide all channels of all these sources
    /// @return the guide channels of each channel that has some, those of preferred sources first; of one
    ///     source at most one. A channel that the user wants no guide for is missing
    Map<ChannelId, List<MatchedGuideChannel>> match(
            List<GuideSource> sources, List<GuideChannel> guide, List<LineupChannel> lineup);
}
