package tv.tributary.guide;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tv.tributary.guide.LineupGuides.Matches;
import tv.tributary.guide.channel.LineupMatcher.MatchedGuideChannel;
import tv.tributary.identity.text.Folding;
import tv.tributary.model.ChannelId;
import tv.tributary.model.GuideChannel;
import tv.tributary.model.GuideShift;
import tv.tributary.model.GuideSourceId;
import tv.tributary.store.GuideSourceStore;
import tv.tributary.store.GuideStore.StoredChannel;

/// The guide channels of the line-up, for whoever shows, searches and reviews them. Answers from memory, but
/// for the first call after a change, which matches anew. Thread-safe.
public final class GuideMatches {
    /// A channel's state of matching. Texts under `match-state.*`.
    public enum MatchState {
        /// The user chose its guide.
        CHOSEN,
        /// Its guide was found.
        FOUND,
        /// There may be one: the user is asked.
        SUGGESTED,
        NONE
    }

    /// A channel and the guide channel that stands first for it.
    ///
    /// @param match empty for a channel without one
    /// @param shift how much the user moves its guide's times, whichever guide that is
    public record ChannelMatch(
            LineupName channel, MatchState state, Optional<MatchedGuideChannel> match, GuideShift shift) {}

    /// Number of channels in all and in each state.
    public record MatchCounts(int channels, int chosen, int found, int suggested) {}

    private final GuideSourceStore sources;
    private final LineupGuides guides;

    GuideMatches(GuideSourceStore sources, LineupGuides guides) {
        this.sources = sources;
        this.guides = guides;
    }

    /// How many days back viewers can watch channels; those without an archive are missing.
    public Map<ChannelId, Integer> archiveDays() {
        return guides.current().lineup().stream()
                .filter(name -> name.archiveDays() > 0)
                .collect(Collectors.toMap(LineupName::id, LineupName::archiveDays));
    }

    /// Empty for a channel that clients do not get.
    public Optional<ChannelMatch> of(ChannelId channel) {
        var now = guides.current();
        return Optional.ofNullable(now.names().get(channel)).map(name -> match(now, name));
    }

    /// All in one state, in the order of the line-up.
    public List<ChannelMatch> in(MatchState state) {
        var now = guides.current();
        return now.lineup().stream()
                .map(name -> match(now, name))
                .filter(match -> match.state == state)
                .toList();
    }

    public MatchCounts counts() {
        var now = guides.current();
        var counts = new EnumMap<MatchState, Integer>(MatchState.class);
        for (var name : now.lineup()) counts.merge(match(now, name).state, 1, Integer::sum);
        return new MatchCounts(
                now.lineup().size(),
                counts.getOrDefault(MatchState.CHOSEN, 0),
                counts.getOrDefault(MatchState.FOUND, 0),
                counts.getOrDefault(MatchState.SUGGESTED, 0));
    }

    private static ChannelMatch match(Matches now, LineupName name) {
        var first = now.byChannel().getOrDefault(name.id(), List.of()).stream().findFirst();
        return new ChannelMatch(name, state(first), first, now.shift(name.id()));
    }

    private static MatchState state(Optional<MatchedGuideChannel> match) {
        return match.map(MatchedGuideChannel::confidence)
                .map(confidence -> switch (confidence) {
                    case CHOSEN -> MatchState.CHOSEN;
                    case CONFIDENT -> MatchState.FOUND;
                    case SUGGESTED -> MatchState.SUGGESTED;
                })
                .orElse(MatchState.NONE);
    }

    /// The name of a guide source; empty for one that is gone. One short read.
    public String sourceName(GuideSourceId source) {
        return sources.all().stream()
                .map(row -> row.source())
                .filter(one -> one.id().equals(source))
                .map(one -> one.name())
                .findFirst()
                .orElse("");
    }

    /// The guide channel that a source calls so.
    public Optional<GuideChannel> find(GuideSourceId source, String xmltvId) {
        return guides.current().stored().values().stream()
                .map(StoredChannel::channel)
                .filter(channel ->
                        channel.source().equals(source) && channel.xmltvId().equals(xmltvId))
                .findFirst();
    }

    /// Guide channels with all these words in their names or ids, in any case and without accents: those that are
    /// called just so first, then those that begin so, then the shortest.
    public List<GuideChannel> search(String words, int limit) {
        var wanted = Folding.plain(words).strip();
        if (wanted.isEmpty()) return List.of();
        var parts = wanted.split("\\s+", -1);
        return guides.current().stored().values().stream()
                .map(StoredChannel::channel)
                .filter(channel -> hasAll(channel, parts))
                .sorted(Comparator.comparingInt((GuideChannel channel) -> distance(channel, wanted))
                        .thenComparingInt(channel -> channel.name().length())
                        .thenComparing(GuideChannel::name)
                        .thenComparingLong(channel -> channel.id().value()))
                .limit(limit)
                .toList();
    }

    private static boolean hasAll(GuideChannel channel, String[] parts) {
        var text = Folding.plain(String.join(" ", channel.names()) + " " + channel.xmltvId());
        for (var part : parts) if (!text.contains(part)) return false;
        return true;
    }

    private static int distance(GuideChannel channel, String wanted) {
        var nearest = 2;
        for (var name : channel.names()) {
            var plain = Folding.plain(name);
            if (plain.equals(wanted)) return 0;
            if (plain.startsWith(wanted)) nearest = 1;
        }
        return nearest;
    }
}
