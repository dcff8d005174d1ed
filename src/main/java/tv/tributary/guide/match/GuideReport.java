package tv.tributary.guide.match;

import java.util.Collection;
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
        var lists = new MarketNames();
        for (var channel : channels) for (var stream : channel.streams()) lists.add(stream.identity());
        var countries = new GuideCountries(origin, guide, lists);
        var matcher = new GuideMatcher(guide, countries);
        var matches = channels.stream()
                .flatMap(channel -> matcher.match(channel).stream())
                .toList();
        return new GuideReport(matches, countries.most(), countries.counts());
    }
}
