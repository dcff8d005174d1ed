package tv.tributary.guide.channel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tv.tributary.guide.channel.LineupMatcher.LineupChannel;
import tv.tributary.guide.channel.LineupMatcher.LineupMatch;
import tv.tributary.guide.channel.LineupMatcher.MatchedGuideChannel;
import tv.tributary.guide.channel.LineupMatcher.MatchedGuideChannel.Confidence;
import tv.tributary.model.ChannelId;
import tv.tributary.model.GuideChannel;
import tv.tributary.model.GuideSource;
import tv.tributary.text.LocalizableMessage;

/// Finds guide channels by the guide id that a list gives a channel, in any case, and by nothing else.
/// Stateless.
public final class ExactIdMatcher implements LineupMatcher {
    @Override
    public LineupMatch match(List<GuideSource> sources, List<GuideChannel> guide, List<LineupChannel> lineup) {
        var places = new HashMap<Long, Integer>();
        for (var source : sources) places.put(source.id().value(), places.size());
        var byId = new HashMap<String, List<GuideChannel>>();
        for (var channel : guide)
            byId.computeIfAbsent(key(channel.xmltvId()), _ -> new ArrayList<>(1))
                    .add(channel);
        var found = new LinkedHashMap<ChannelId, List<MatchedGuideChannel>>();
        for (var channel : lineup) {
            var matches = byId.getOrDefault(key(channel.guideId()), List.of()).stream()
                    .sorted((one, other) -> Integer.compare(
                            places.getOrDefault(one.source().value(), Integer.MAX_VALUE),
                            places.getOrDefault(other.source().value(), Integer.MAX_VALUE)))
                    .map(ExactIdMatcher::confident)
                    .toList();
            if (!matches.isEmpty()) found.put(channel.id(), matches);
        }
        return new LineupMatch(found, Map.of());
    }

    private static MatchedGuideChannel confident(GuideChannel channel) {
        return new MatchedGuideChannel(
                channel, Confidence.CONFIDENT, Duration.ZERO, LocalizableMessage.verbatim("the same id"));
    }

    private static String key(String id) {
        return id.strip().toLowerCase(Locale.ROOT);
    }
}
