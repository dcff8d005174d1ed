package tv.tributary.catalog.intake;

import java.util.ArrayList;
import java.util.List;
import tv.tributary.catalog.edit.NumberAllocator;
import tv.tributary.catalog.edit.NumberingSettings;
import tv.tributary.identity.match.KeyGrouping;
import tv.tributary.identity.match.LogoHashes;
import tv.tributary.identity.match.MatchScorer;
import tv.tributary.identity.match.MatchScorer.ChannelFeatures;
import tv.tributary.identity.match.MergeResult;
import tv.tributary.identity.name.ChannelIdentifier;
import tv.tributary.store.MergePlan;
import tv.tributary.store.MergePlan.NewChannel;
import tv.tributary.store.MergePlan.Placement;
import tv.tributary.store.MergeStore.Features;
import tv.tributary.store.MergeStore.NewEntry;
import tv.tributary.store.MergeStore.StandingChannel;

/// Assigns a list's new entries to channels and numbers new channels: the list's own numbers first, then free ones.
/// Pure; one use, in this order: all standing channels and numbers, all new entries, the members of standing channels,
/// [#plan()].
///
/// An entry goes where its key says. What else the lists say may join a new channel to another one; two channels that
/// stood before are never joined unasked.
final class MergePlanner {
    private record Opened(long channel, String mergeKey, String number, String group) {}

    private final NumberAllocator numberAllocator;
    private final MatchScorer matchScorer;
    private final KeyGrouping keyGrouping;
    private final long lastChannel;
    private final List<Placement> placements = new ArrayList<>();
    private final List<Opened> opened = new ArrayList<>();

    /// @param lastChannel the highest id a channel ever had
    /// @param identifier by which the keys were made
    MergePlanner(long lastChannel, NumberingSettings numbering, LogoHashes logos, ChannelIdentifier identifier) {
        this.lastChannel = lastChannel;
        this.keyGrouping = new KeyGrouping(lastChannel);
        this.matchScorer = new MatchScorer(logos, identifier);
        this.numberAllocator = new NumberAllocator(numbering);
    }

    void standing(StandingChannel channel) {
        if (!channel.mergeKey().isEmpty()) keyGrouping.standing(channel.channel(), channel.mergeKey());
        claimed(channel.number());
    }

    /// A number that a channel has.
    void claimed(String number) {
        numberAllocator.claim(number);
    }

    /// A number that undoing or redoing an edit may need.
    void remembered(String number) {
        numberAllocator.avoid(number);
    }

    /// The entries come by position.
    void place(NewEntry entry) {
        var channel = keyGrouping.place(entry.features().mergeKey());
        placements.add(new Placement(entry.position(), channel));
        matchScorer.add(features(channel, entry.features()));
        if (channel > lastChannel + opened.size()) {
            var number = numberAllocator.wish(entry.number());
            opened.add(new Opened(channel, entry.features().mergeKey(), number, entry.group()));
        }
    }

    /// A source of a standing channel.
    void member(long channel, Features source) {
        matchScorer.addIfNear(features(channel, source));
    }

    MergePlan plan() {
        var merges = matchScorer.settle();
        var channels = new ArrayList<NewChannel>();
        for (var one : opened) {
            if (merges.merged().containsKey(one.channel)) continue;
            var number = one.number.isEmpty() ? numberAllocator.free(one.group) : one.number;
            channels.add(new NewChannel(one.channel, one.mergeKey, number));
        }
        placements.replaceAll(placement -> new Placement(placement.position(), target(merges, placement.channel())));
        return new MergePlan(lastChannel, placements, channels);
    }

    /// Channels that stood before stay two.
    private long target(MergeResult merges, long channel) {
        return channel > lastChannel ? merges.of(channel) : channel;
    }

    private static ChannelFeatures features(long channel, Features source) {
        return new ChannelFeatures(channel, source.mergeKey(), source.title(), source.tvgId(), source.logo());
    }
}
