package tv.tributary.guide.channel;

import java.util.List;
import java.util.Map;
import tv.tributary.model.ChannelId;
import tv.tributary.model.GuideSourceId;

/// What matching guides with the line-up came to.
///
/// @param channels the guide channels of each channel that has some, those of preferred sources first; of one source at
///     most one. A channel that the user wants no guide for is missing
/// @param countries of the sources; missing for those nobody knows it of
public record LineupMatch(
        Map<ChannelId, List<MatchedGuideChannel>> channels, Map<GuideSourceId, GuideCountry> countries) {}
