package tv.tributary.catalog;

import java.util.Locale;
import tv.tributary.model.ChannelId;
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
        if (!source.mergeKey().equals(first.mergeKey())) return Messages.of("catalog.why.renamed");
        var same = source.source().name().equals(first.source().name());
        if (market.isEmpty()) return Messages.of(same ? "catalog.why.same" : "catalog.why.cleaned");
        return Messages.of(same ? "catalog.why.same-market" : "catalog.why.cleaned-market", market);
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
