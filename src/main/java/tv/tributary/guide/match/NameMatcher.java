package tv.tributary.guide.match;

import java.lang.ref.SoftReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import tv.tributary.guide.channel.LineupMatcher;
import tv.tributary.guide.channel.LineupMatcher.GuideCountry;
import tv.tributary.guide.channel.LineupMatcher.LineupChannel;
import tv.tributary.guide.channel.LineupMatcher.LineupMatch;
import tv.tributary.guide.channel.LineupMatcher.MatchedGuideChannel;
import tv.tributary.guide.channel.LineupMatcher.MatchedGuideChannel.Confidence;
import tv.tributary.guide.match.ListedGuideChannel.GuideName;
import tv.tributary.identity.name.ChannelIdentifier;
import tv.tributary.identity.name.NamingConvention;
import tv.tributary.identity.name.NamingConventions;
import tv.tributary.model.ChannelId;
import tv.tributary.model.GuideChannel;
import tv.tributary.model.GuideChoice.GuideChoices;
import tv.tributary.model.GuideSource;
import tv.tributary.model.GuideSourceId;
import tv.tributary.model.ProviderId;
import tv.tributary.text.LocalizableMessage;

/// Finds guide channels by names, ids and countries, as streams are merged into channels. What the user chose
/// counts first, and alone: a channel whose chosen guide is missing for a while has none. Thread-safe.
public final class NameMatcher implements LineupMatcher {
    private final Function<ProviderId, NamingConventions> conventions;
    private final Supplier<GuideChoices> choices;
    private final ReentrantLock turn = new ReentrantLock();
    /// Given up where memory runs short.
    private SoftReference<LastMatch> last = new SoftReference<>(new LastMatch());

    /// What was found the last time, so that only what changed is looked at again.
    private static final class LastMatch {
        private final Map<ProviderId, List<NamingConvention>> conventions = new HashMap<>();
        private Map<ChannelId, Identified> channels = new HashMap<>();
        private final Map<GuideSourceId, GuideReport.KeptMatches> sources = new HashMap<>();
    }

    private record Identified(List<LineupChannel.Stream> listed, ChannelStreams streams) {}

    /// @param conventions of each provider's list
    public NameMatcher(Function<ProviderId, NamingConventions> conventions, Supplier<GuideChoices> choices) {
        this.conventions = conventions;
        this.choices = choices;
    }

    @Override
    public LineupMatch match(List<GuideSource> sources, List<GuideChannel> guide, List<LineupChannel> lineup) {
        turn.lock();
        try {
            var known = Optional.ofNullable(last.get()).orElseGet(LastMatch::new);
            last = new SoftReference<>(known);
            return match(sources, guide, lineup, known);
        } finally {
            turn.unlock();
        }
    }

    private LineupMatch match(
            List<GuideSource> sources, List<GuideChannel> guide, List<LineupChannel> lineup, LastMatch known) {
        var decided = choices.get();
        var channels = identified(lineup, decided, known);
        known.sources.keySet().retainAll(sources.stream().map(GuideSource::id).toList());
        var found = new LinkedHashMap<ChannelId, List<MatchedGuideChannel>>();
        var countries = new HashMap<GuideSourceId, GuideCountry>();
        addChosen(found, guide, lineup, decided);
        for (var source : sources) {
            var ofSource = guide.stream()
                    .filter(channel -> channel.source().equals(source.id()))
                    .toList();
            if (!ofSource.isEmpty())
                addFound(
                                found,
                                source,
                                ofSource,
                                channels,
                                decided,
                                known.sources.computeIfAbsent(source.id(), _ -> new GuideReport.KeptMatches()))
                        .ifPresent(country -> countries.put(source.id(), country));
        }
        // Suggestions stand behind what is served; of both those of preferred sources come first.
        for (var matches : found.values())
            matches.sort(Comparator.comparing(
                    (MatchedGuideChannel match) -> !match.confidence().isServed()));
        return new LineupMatch(found, countries);
    }

    /// Those that the user left to us.
    private List<ChannelStreams> identified(List<LineupChannel> lineup, GuideChoices decided, LastMatch known) {
        var learnt = new HashMap<ProviderId, NamingConventions>();
        for (var channel : lineup)
            for (var stream : channel.streams()) learnt.computeIfAbsent(stream.provider(), conventions);
        learnt.forEach((provider, now) -> {
            var before = known.conventions.put(provider, now.all());
            if (!now.all().equals(before)) known.channels.clear();
        });
        var identified = new HashMap<ChannelId, Identified>();
        for (var channel : lineup) {
            if (decided.chosen().containsKey(channel.id())) continue;
            identified.put(
                    channel.id(),
                    Optional.ofNullable(known.channels.get(channel.id()))
                            .filter(one -> one.listed.equals(channel.streams()))
                            .orElseGet(() -> new Identified(channel.streams(), streams(channel, learnt))));
        }
        known.channels = identified;
        return lineup.stream()
                .flatMap(channel -> Optional.ofNullable(identified.get(channel.id())).stream())
                .map(Identified::streams)
                .toList();
    }

    private static ChannelStreams streams(LineupChannel channel, Map<ProviderId, NamingConventions> learnt) {
        return new ChannelStreams(
                channel.id().value(),
                channel.streams().stream()
                        .map(stream -> new ChannelStreams.Stream(
                                stream.listed(),
                                ChannelIdentifier.read(
                                        stream.listed(),
                                        learnt.getOrDefault(stream.provider(), NamingConventions.NONE))))
                        .toList());
    }

    private static void addChosen(
            Map<ChannelId, List<MatchedGuideChannel>> found,
            List<GuideChannel> guide,
            List<LineupChannel> lineup,
            GuideChoices decided) {
        if (decided.chosen().isEmpty()) return;
        var byName = new HashMap<GuideSourceId, Map<String, GuideChannel>>();
        for (var channel : guide)
            byName.computeIfAbsent(channel.source(), _ -> new HashMap<>()).putIfAbsent(channel.xmltvId(), channel);
        for (var channel : lineup) {
            var choice = Optional.ofNullable(decided.chosen().get(channel.id()));
            choice.flatMap(chosen -> chosen.source()
                            .map(source -> byName.getOrDefault(source, Map.of()).get(chosen.xmltvId())))
                    .ifPresent(chosen -> found.put(
                            channel.id(),
                            new ArrayList<>(List.of(new MatchedGuideChannel(
                                    chosen,
                                    Confidence.CHOSEN,
                                    Duration.ZERO,
                                    LocalizableMessage.of("guide.match.chosen"))))));
        }
    }

    /// Returns the country of the source; empty if nobody knows it.
    private static Optional<GuideCountry> addFound(
            Map<ChannelId, List<MatchedGuideChannel>> found,
            GuideSource source,
            List<GuideChannel> guide,
            List<ChannelStreams> channels,
            GuideChoices decided,
            GuideReport.KeptMatches kept) {
        var byId = new HashMap<String, GuideChannel>();
        var listed = new ArrayList<ListedGuideChannel>(guide.size());
        for (var channel : guide) {
            byId.putIfAbsent(channel.xmltvId(), channel);
            listed.add(listed(channel));
        }
        var settings = source.settings();
        var origin = new GuideOrigin(settings.name(), settings.location(), settings.country());
        var report = kept.report(origin, listed, channels);
        for (var match : report.matches()) {
            var channel = new ChannelId(match.channel());
            Optional.ofNullable(byId.get(match.guideId()))
                    .filter(guideChannel -> !decided.isRefused(channel, guideChannel.id()))
                    .ifPresent(guideChannel -> found.computeIfAbsent(channel, _ -> new ArrayList<>(1))
                            .add(matched(match, guideChannel)));
        }
        return report.country();
    }

    private static ListedGuideChannel listed(GuideChannel channel) {
        var language = channel.languages().isEmpty() ? "" : channel.languages().getFirst();
        return new ListedGuideChannel(
                channel.xmltvId(),
                channel.names().stream()
                        .map(name -> new GuideName(name, language))
                        .toList());
    }

    private static MatchedGuideChannel matched(GuideMatch match, GuideChannel channel) {
        return new MatchedGuideChannel(
                channel,
                match.isConfident() ? Confidence.CONFIDENT : Confidence.SUGGESTED,
                Duration.ofHours(match.hoursLater()),
                match.reason());
    }
}
