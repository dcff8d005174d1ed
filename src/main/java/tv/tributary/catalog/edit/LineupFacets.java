package tv.tributary.catalog.edit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.catalog.lineup.ChannelTotals;
import tv.tributary.catalog.lineup.GroupRules;
import tv.tributary.identity.name.GroupIdentity;
import tv.tributary.identity.text.BroadcastMarkets;
import tv.tributary.identity.text.Lexicon;

/// The choices for a line-up: countries and groups with their channels, hidden ones counted too. Immutable.
///
/// @param countries those with the most channels first, those of none last
/// @param groups those with a place first, then as people look for them
public record LineupFacets(List<CountryFacet> countries, List<GroupFacet> groups) {
    /// A country or region.
    ///
    /// @param market its code; empty for channels of none
    /// @param name for people; empty for channels of none
    /// @param languages ISO 639 codes of what is spoken there
    /// @param chosen whether its channels are wanted
    public record CountryFacet(String market, String name, List<String> languages, int channels, boolean chosen) {
        public CountryFacet {
            languages = List.copyOf(languages);
        }
    }

    /// Groups that mean the same.
    ///
    /// @param name the one they would have together
    /// @param groups the names they are shown with, that of most channels first; empty for channels without a group
    /// @param channels how many, by country
    /// @param chosen whether any of them is wanted
    /// @param place where it stands in the playlist, from 1; 0 for no place of its own
    public record GroupFacet(
            String name, List<String> groups, Map<String, Integer> channels, boolean chosen, int place) {
        public GroupFacet {
            groups = List.copyOf(groups);
            channels = Map.copyOf(channels);
        }

        /// All of it.
        public int total() {
            return channels.values().stream().mapToInt(Integer::intValue).sum();
        }

        /// The channels of some countries; none for all.
        public int of(Set<String> countries) {
            if (countries.isEmpty()) return total();
            return channels.entrySet().stream()
                    .filter(entry -> countries.contains(entry.getKey()))
                    .mapToInt(Map.Entry::getValue)
                    .sum();
        }
    }

    public LineupFacets {
        countries = List.copyOf(countries);
        groups = List.copyOf(groups);
    }

    static LineupFacets of(List<ChannelRow> rows, GroupRules rules) {
        var byCountry = new HashMap<String, Integer>();
        var byGroup = new LinkedHashMap<String, Map<String, Integer>>();
        for (var row : rows) {
            byCountry.merge(row.market(), 1, Integer::sum);
            byGroup.computeIfAbsent(row.channel().group(), _ -> new TreeMap<>()).merge(row.market(), 1, Integer::sum);
        }
        return new LineupFacets(countries(byCountry, rules), groups(byGroup, rules));
    }

    private static List<CountryFacet> countries(Map<String, Integer> channels, GroupRules rules) {
        var all = new TreeSet<>(channels.keySet());
        // One that was chosen and has no channels today can be given up.
        all.addAll(rules.countries());
        return all.stream()
                .map(market -> new CountryFacet(
                        market,
                        market.isEmpty() ? "" : BroadcastMarkets.words(market),
                        Lexicon.SHIPPED.spoken(market),
                        channels.getOrDefault(market, 0),
                        !rules.hidesCountry(market)))
                .sorted(Comparator.comparing(
                                (CountryFacet facet) -> facet.market().isEmpty())
                        .thenComparingInt(facet -> -facet.channels())
                        .thenComparing(CountryFacet::name))
                .toList();
    }

    private static List<GroupFacet> groups(Map<String, Map<String, Integer>> channels, GroupRules rules) {
        var meanings = new LinkedHashMap<GroupIdentity, List<String>>();
        for (var group : channels.keySet())
            meanings.computeIfAbsent(GroupIdentity.of(group), _ -> new ArrayList<>())
                    .add(group);
        var all = new ArrayList<GroupFacet>();
        meanings.forEach((meaning, groups) -> all.add(group(meaning, groups, channels, rules)));
        all.sort(Comparator.comparingInt((GroupFacet facet) -> facet.place() == 0 ? Integer.MAX_VALUE : facet.place())
                .thenComparing(facet -> facet.groups().getFirst().isEmpty())
                .thenComparing(GroupFacet::name, ChannelTotals.BY_EYE));
        return all;
    }

    private static GroupFacet group(
            GroupIdentity meaning, List<String> groups, Map<String, Map<String, Integer>> channels, GroupRules rules) {
        var sums = new HashMap<String, Integer>();
        var sizes = new HashMap<String, Integer>();
        for (var group : groups) {
            var counts = channels.getOrDefault(group, Map.of());
            counts.forEach((market, count) -> {
                sums.merge(market, count, Integer::sum);
                sizes.merge(group, count, Integer::sum);
            });
        }
        groups.sort(Comparator.comparingInt((String group) -> -sizes.getOrDefault(group, 0))
                .thenComparing(ChannelTotals.BY_EYE));
        var name = groups.size() > 1 && meaning.topic().isEmpty()
                ? BroadcastMarkets.words(meaning.market())
                : groups.getFirst();
        var place = groups.stream().mapToInt(rules::place).min().orElse(ChannelRow.UNPLACED);
        return new GroupFacet(
                name,
                groups,
                sums,
                groups.stream().anyMatch(group -> !rules.hidesShown(group)),
                place == ChannelRow.UNPLACED ? 0 : place);
    }
}
