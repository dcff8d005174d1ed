package tv.tributary.guide.match;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import tv.tributary.guide.channel.LineupMatcher;
import tv.tributary.guide.channel.LineupMatcher.GuideCountry;
import tv.tributary.guide.channel.LineupMatcher.LineupChannel;
import tv.tributary.guide.channel.LineupMatcher.LineupMatch;
import tv.tributary.guide.channel.LineupMatcher.MatchedGuideChannel;
import tv.tributary.guide.channel.LineupMatcher.MatchedGuideChannel.Confidence;
import tv.tributary.guide.match.ListedGuideChannel.GuideName;
import tv.tributary.identity.name.ChannelIdentity;
import tv.tributary.identity.name.NamingConventions;
import tv.tributary.model.ChannelId;
import tv.tributary.model.GuideChannel;
import tv.tributary.model.GuideChoice.GuideChoices;
import tv.tributary.model.GuideSource;
import tv.tributary.model.GuideSourceId;
import tv.tributary.model.ProviderId;
import tv.tributary.text.Messages;

/// Finds guide channels by names, ids and countries, as streams are merged into channels. What the user chose
/// counts first, and alone: a channel whose chosen guide is missing for a while has none. Thread-safe.
public final class NameMatcher implements LineupMatcher {
    private final Function<ProviderId, NamingConventions> conventions;
    private final Supplier<GuideChoices> choices;

    /// @param conventions of each provider's list
    public NameMatcher(Function<ProviderId, NamingConventions> conventions, Supplier<GuideChoices> choices) {
        this.conventions = conventions;
        this.choices = choices;
    }

    @Override
    public LineupMatch match(List<GuideSource> sources, List<GuideChannel> guide, List<LineupChannel> lineup) {
        var decided = choices.get();
        var channels = identified(lineup, decided);
        var found = new LinkedHashMap<ChannelId, List<MatchedGuideChannel>>();
        var countries = new HashMap<GuideSourceId, GuideCountry>();
        addChosen(found, guide, lineup, decided);
        for (var source : sources) {
            var ofSource = guide.stream()
                    .filter(channel -> channel.source().equals(source.id()))
                    .toList();
            if (!ofSource.isEmpty())
                addFound(found, source, ofSource, channels, decided)
                        .ifPresent(country -> countries.put(source.id(), country));
        }
        // Suggestions stand behind what is served; of both those of preferred sources come first.
        for (var matches : found.values())
            matches.sort(Comparator.comparing(
                    (MatchedGuideChannel match) -> !match.confidence().isServed()));
        return new LineupMatch(found, countries);
    }

    /// Those that the user left to us.
    private List<ChannelStreams> identified(List<LineupChannel> lineup, GuideChoices decided) {
        var learnt = new HashMap<ProviderId, NamingConventions>();
        return lineup.stream()
                .filter(channel -> !decided.chosen().containsKey(channel.id()))
                .map(channel -> new ChannelStreams(
                        channel.id().value(),
                        channel.streams().stream()
                                .map(stream -> new ChannelStreams.Stream(
                                        stream.listed(),
                                        ChannelIdentity.of(
                                                stream.listed(),
                                                learnt.computeIfAbsent(stream.provider(), conventions))))
                                .toList()))
                .toList();
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
                                    chosen, Confidence.CHOSEN, Duration.ZERO, Messages.of("guide.match.chosen"))))));
        }
    }

    /// Returns the country of the source; empty if nobody knows it.
    private static Optional<GuideCountry> addFound(
            Map<ChannelId, List<MatchedGuideChannel>> found,
            GuideSource source,
            List<GuideChannel> guide,
            List<ChannelStreams> channels,
            GuideChoices decided) {
        var byId = new HashMap<String, GuideChannel>();
        var listed = new ArrayList<ListedGuideChannel>(guide.size());
        for (var channel : guide) {
            byId.putIfAbsent(channel.xmltvId(), channel);
            listed.add(listed(channel));
        }
        var settings = source.settings();
        var origin = new GuideOrigin(settings.name(), settings.location(), settings.country());
        var report = GuideReport.of(origin, listed, channels);
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
                match.words());
    }
}
