package tv.tributary.guide.channel;

import java.util.List;
import tv.tributary.model.GuideChannel;
import tv.tributary.model.GuideSource;

/// Finds the guide channels of the line-up's channels. Called on a thread for computing, with everything at
/// once.
@FunctionalInterface
public interface LineupMatcher {
    /// @param sources by priority
    /// @param guide all channels of all these sources
    LineupMatch match(List<GuideSource> sources, List<GuideChannel> guide, List<LineupChannel> lineup);
}
