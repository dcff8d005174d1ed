package tv.tributary.catalog;

import java.util.Locale;
import java.util.stream.Collectors;
import tv.tributary.catalog.merge.Comparison;
import tv.tributary.catalog.merge.Evidence;
import tv.tributary.catalog.merge.Listing;
import tv.tributary.catalog.merge.Sighting;
import tv.tributary.catalog.merge.Sign;
import tv.tributary.model.ChannelId;
import tv.tributary.model.Source;
import tv.tributary.store.ChannelStore.Ranked;
import tv.tributary.text.Messages;

/// Says in words why a stream belongs to its channel.
final class Why {
    private Why() {}

    /// @param first the channel's first source, to which the others are compared
    static String words(ChannelId channel, Ranked first, Ranked source) {
        if (source.placedByUser()) return Messages.of("catalog.why.user");
        if (source.base() != channel.value()) return Messages.of("catalog.why.merged");
        var market = market(source.mergeKey());
        if (source.source().id().equals(first.source().id())) {
            return market.isEmpty()
                    ? Messages.of("catalog.why.first")
                    : Messages.of("catalog.why.first-market", market);
        }
        var comparison = Comparison.of(sighting(first.source()), sighting(source.source()));
        var words = comparison.evidence().stream().map(Evidence::words).collect(Collectors.joining(", "));
        // What else but an equal key brought it here is the guide id; a country alone did not.
        var placed = source.mergeKey().equals(first.mergeKey())
                || comparison.evidence().stream().anyMatch(evidence -> evidence.sign() == Sign.SAME_GUIDE_ID);
        if (!placed || words.isEmpty()) return Messages.of("catalog.why.renamed");
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }

    private static Sighting sighting(Source source) {
        return new Sighting(
                new Listing(source.kind(), source.name(), source.group(), source.tvgName()),
                source.tvgId(),
                source.logo());
    }

    /// The country's usual name, or the region as it is.
    private static String market(String mergeKey) {
        var start = mergeKey.indexOf('|') + 1;
        var end = mergeKey.indexOf('|', start);
        if (start == 0 || end < 0) return "";
        var code = mergeKey.substring(start, end);
        return code.length() == 2 ? Locale.of("", code).getDisplayCountry(Locale.ENGLISH) : code;
    }
}
