package tv.tributary.guide;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tv.tributary.guide.channel.LineupMatcher;
import tv.tributary.guide.channel.LineupMatcher.GuideCountry;
import tv.tributary.guide.channel.LineupMatcher.LineupChannel;
import tv.tributary.guide.channel.LineupMatcher.MatchedGuideChannel;
import tv.tributary.model.ChannelId;
import tv.tributary.model.GuideChannel;
import tv.tributary.model.GuideChannelId;
import tv.tributary.model.GuideChoice.GuideChoices;
import tv.tributary.model.GuideShift;
import tv.tributary.model.GuideSource;
import tv.tributary.model.GuideSourceId;
import tv.tributary.store.GuideSourceRow;
import tv.tributary.store.GuideSourceStore;
import tv.tributary.store.GuideStore;
import tv.tributary.store.GuideStore.StoredChannel;

/// The current assignment of guide channels to channels of the line-up. In memory; matched anew after
/// [#forget()]. Thread-safe.
final class LineupGuides {
    private final GuideSourceStore sources;
    private final GuideStore store;
    private final Supplier<List<LineupChannel>> lineup;
    private final LineupMatcher matcher;
    private final Supplier<GuideChoices> choices;
    private final ReentrantLock matching = new ReentrantLock();
    private volatile Optional<Matches> matches = Optional.empty();

    /// @param lineup all channels that clients get
    LineupGuides(
            GuideSourceStore sources,
            GuideStore store,
            Supplier<List<LineupChannel>> lineup,
            LineupMatcher matcher,
            Supplier<GuideChoices> choices) {
        this.sources = sources;
        this.store = store;
        this.lineup = lineup;
        this.matcher = matcher;
        this.choices = choices;
    }

    /// @param byChannel of each channel that has some, preferred sources first
    /// @param countries of the sources
    /// @param ofSources how much the times of sources are off, and `ofChannels`: those of the guides of
    ///     channels
    /// @param stored guide channels in sight
    /// @param lineup the names of all channels, in their order, and `names` by channel
    record Matches(
            Map<ChannelId, List<MatchedGuideChannel>> byChannel,
            Map<GuideSourceId, GuideCountry> countries,
            Map<GuideSourceId, GuideShift> ofSources,
            Map<ChannelId, GuideShift> ofChannels,
            Map<GuideChannelId, StoredChannel> stored,
            List<LineupName> lineup,
            Map<ChannelId, LineupName> names) {
        List<MatchedGuideChannel> served(ChannelId channel) {
            return byChannel.getOrDefault(channel, List.of()).stream()
                    .filter(match -> match.confidence().isServed())
                    .toList();
        }

        /// What moves the guide's times for a channel, the source's shift first.
        List<GuideShift> shifts(ChannelId channel, MatchedGuideChannel match) {
            return Stream.of(
                            ofSources.getOrDefault(match.channel().source(), GuideShift.NONE),
                            GuideShift.by(match.shift()),
                            shift(channel))
                    .filter(shift -> !shift.isNone())
                    .toList();
        }

        /// The user's own of a channel.
        GuideShift shift(ChannelId channel) {
            return ofChannels.getOrDefault(channel, GuideShift.NONE);
        }

        /// How many channels have a guide.
        int covered() {
            return (int) byChannel.values().stream()
                    .filter(all ->
                            all.stream().anyMatch(match -> match.confidence().isServed()))
                    .count();
        }
    }

    /// Matches everything if something has changed since the last time, which takes seconds for tens of
    /// thousands of channels; else at once.
    Matches current() {
        var known = matches;
        return known.orElseGet(this::match);
    }

    /// Something has changed.
    void forget() {
        matching.lock();
        try {
            matches = Optional.empty();
        } finally {
            matching.unlock();
        }
    }

    private Matches match() {
        matching.lock();
        try {
            if (matches.isPresent()) return matches.get();
            var rows = present();
            var stored = new HashMap<GuideChannelId, StoredChannel>();
            var guide = new ArrayList<GuideChannel>();
            for (var channel : store.channels(Optional.empty())) {
                guide.add(channel.channel());
                stored.put(channel.channel().id(), channel);
            }
            var channels = lineup.get();
            var names = channels.stream().map(LineupName::of).toList();
            var found = matcher.match(rows, guide, channels);
            var matched = new Matches(
                    found.channels(),
                    found.countries(),
                    rows.stream()
                            .collect(Collectors.toMap(
                                    GuideSource::id, source -> source.settings().shift())),
                    choices.get().shifts(),
                    stored,
                    names,
                    names.stream().collect(Collectors.toMap(LineupName::id, name -> name)));
            matches = Optional.of(matched);
            return matched;
        } finally {
            matching.unlock();
        }
    }

    /// The channels of a guide that are used, if the guide has these, each with its longest archive in days.
    Map<GuideChannelId, Integer> usage(GuideSource source, List<GuideChannel> fresh) {
        var guide = new ArrayList<>(fresh);
        for (var channel : store.channels(Optional.empty())) {
            if (!channel.channel().source().equals(source.id())) guide.add(channel.channel());
        }
        var channels = lineup.get();
        var days = new HashMap<ChannelId, Integer>();
        for (var channel : channels) days.put(channel.id(), channel.archiveDays());
        var used = new HashMap<GuideChannelId, Integer>();
        matcher.match(present(), guide, channels).channels().forEach((channel, found) -> {
            for (var match : found) {
                if (match.channel().source().equals(source.id()))
                    used.merge(match.channel().id(), days.getOrDefault(channel, 0), Math::max);
            }
        });
        return used;
    }

    /// The sources that are matched to channels whose programmes are not stored.
    List<GuideSourceId> incomplete() {
        var now = current();
        return now.byChannel().values().stream()
                .flatMap(List::stream)
                .map(MatchedGuideChannel::channel)
                .filter(channel -> channel.programmes() > 0 && isMissing(now, channel))
                .map(GuideChannel::source)
                .distinct()
                .toList();
    }

    private static boolean isMissing(Matches now, GuideChannel channel) {
        var stored = now.stored().get(channel.id());
        return stored != null && !stored.kept();
    }

    private List<GuideSource> present() {
        return sources.all().stream()
                .filter(row -> row.removed().isEmpty())
                .map(GuideSourceRow::source)
                .filter(source -> source.settings().enabled())
                .toList();
    }
}
