package tv.tributary.guide.match;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tv.tributary.guide.channel.LineupMatcher.GuideCountry;

/// The result of matching one guide with the user's channels. Changes nothing.
///
/// @param matches the channels for which the guide has one, sure or not, in the order of the channels
/// @param country of most of the guide's channels; empty if nobody knows
/// @param countries how many of the guide's channels are for each market
public record GuideReport(List<GuideMatch> matches, Optional<GuideCountry> country, Map<String, Integer> countries) {
    public GuideReport {
        matches = List.copyOf(matches);
        countries = Map.copyOf(countries);
    }

    /// Takes a second for 30,000 channels and a guide of 50,000.
    public static GuideReport of(
            GuideOrigin origin, Collection<ListedGuideChannel> guide, Collection<ChannelStreams> channels) {
        return new KeptMatches().report(origin, List.copyOf(guide), List.copyOf(channels));
    }

    /// The matches of one guide, kept so that only channels that changed are matched again while the guide and its
    /// countries are the same. For one thread.
    static final class KeptMatches {
        private List<ListedGuideChannel> guide = List.of();
        private Optional<Index> index = Optional.empty();
        private Map<Long, Kept> matches = Map.of();
        private final Map<String, String> names = new HashMap<>();

        private record Index(GuideCountries countries, GuideMatcher ofGuide) {}

        private record Kept(ChannelStreams channel, Optional<GuideMatch> match) {}

        /// What matching comes to now.
        GuideReport report(GuideOrigin origin, List<ListedGuideChannel> newer, List<ChannelStreams> channels) {
            var isSame = guide.equals(newer);
            if (!isSame) names.clear();
            var lists = new MarketNames();
            for (var channel : channels) for (var stream : channel.streams()) lists.add(stream.identity());
            var countries = new GuideCountries(
                    origin, newer, lists, name -> names.computeIfAbsent(name, GuideCountries::keyName));
            var known = index.filter(one -> isSame && one.countries.isAs(countries));
            var now = known.orElseGet(() -> new Index(countries, new GuideMatcher(newer, countries)));
            var before = known.isPresent() ? matches : Map.<Long, Kept>of();
            var after = new HashMap<Long, Kept>();
            var found = new ArrayList<GuideMatch>();
            for (var channel : channels) {
                var kept = Optional.ofNullable(before.get(channel.channel()))
                        .filter(one -> one.channel.equals(channel))
                        .orElseGet(() -> new Kept(channel, now.ofGuide.match(channel)));
                after.put(channel.channel(), kept);
                kept.match.ifPresent(found::add);
            }
            guide = newer;
            index = Optional.of(now);
            matches = after;
            return new GuideReport(found, countries.most(), countries.counts());
        }
    }
}
