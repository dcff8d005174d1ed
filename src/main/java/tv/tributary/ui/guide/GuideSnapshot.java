package tv.tributary.ui.guide;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.model.ChannelId;
import tv.tributary.ui.guide.AiringCache.GuideListings;
import tv.tributary.ui.guide.GuideScope.ChannelList;
import tv.tributary.ui.guide.GuideScope.General;

/// The data the guide's page starts from, read in one go.
///
/// @param rows the channels in scope
/// @param groups all there are
/// @param archives how many days back viewers can watch a channel; channels without an archive are left out
record GuideSnapshot(
        List<ChannelRow> rows, List<String> groups, boolean guideIsEmpty, Map<ChannelId, Integer> archives) {
    /// However deep an archive is, nobody looks further back than that.
    private static final int MOST_DAYS_BACK = 14;

    static GuideSnapshot none() {
        return new GuideSnapshot(List.of(), List.of(), false, Map.of());
    }

    /// Blocks.
    static GuideSnapshot of(GuideScope scope, ChannelList channels, GuideListings listings) {
        return new GuideSnapshot(
                scope.rows(channels, listings), channels.groups(), listings.isEmpty(), listings.archiveDays());
    }

    /// What can be chosen to be seen.
    List<GuideScope> scopes() {
        var choices = new ArrayList<GuideScope>(List.of(General.values()));
        groups.stream()
                .filter(group -> !group.isEmpty())
                .map(GuideScope.OfGroup::new)
                .forEach(choices::add);
        return choices;
    }

    /// How many days back viewers can watch a channel; 0 for not at all.
    int archiveDays(ChannelId channel) {
        return archives.getOrDefault(channel, 0);
    }

    /// Whether a programme has begun and can still be watched from its beginning.
    boolean isInArchive(Airing airing, Instant now) {
        var oldest = now.minus(Duration.ofDays(archiveDays(airing.channel())));
        return !airing.start().isBefore(oldest) && airing.start().isBefore(now);
    }

    /// How many days back somebody may want to look: as far as the deepest archive, one at least.
    int daysBack() {
        var deepest = archives.values().stream().mapToInt(Integer::intValue).max();
        return Math.clamp(deepest.orElse(0), 1, MOST_DAYS_BACK);
    }
}
