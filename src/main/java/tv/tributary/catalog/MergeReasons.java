package tv.tributary.catalog;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tv.tributary.catalog.intake.ListIntake;
import tv.tributary.identity.match.Comparison;
import tv.tributary.identity.match.Evidence;
import tv.tributary.identity.match.EvidenceKind;
import tv.tributary.identity.name.ChannelIdentifier;
import tv.tributary.identity.name.ListedStream;
import tv.tributary.identity.name.ListedStream.EntryName;
import tv.tributary.identity.name.NamingConvention;
import tv.tributary.identity.name.NamingConventions;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;
import tv.tributary.model.Source;
import tv.tributary.store.ChannelStore.Ranked;
import tv.tributary.store.NamingConventionStore;
import tv.tributary.text.Messages;

/// Explains why the streams of one channel belong to it. Reads each provider's naming conventions once.
final class MergeReasons {
    private final NamingConventionStore store;
    private final ChannelIdentifier identifier;
    private final ChannelId channel;
    private final Ranked first;
    private final Map<ProviderId, NamingConventions> conventions = new HashMap<>();

    /// @param first the channel's first source, to which the others are compared
    MergeReasons(NamingConventionStore store, ChannelIdentifier identifier, ChannelId channel, Ranked first) {
        this.store = store;
        this.identifier = identifier;
        this.channel = channel;
        this.first = first;
    }

    String words(Ranked source) {
        if (source.placedByUser()) return Messages.of("catalog.why.user");
        if (source.base() != channel.value()) return Messages.of("catalog.why.merged");
        return placed(source) + learnt(source.source()) + listed(source.source());
    }

    private String placed(Ranked source) {
        var market = market(source.mergeKey());
        if (source.source().id().equals(first.source().id())) {
            return market.isEmpty()
                    ? Messages.of("catalog.why.first")
                    : Messages.of("catalog.why.first-market", market);
        }
        var comparison = Comparison.of(
                descriptor(first.source()),
                conventions(first.source()),
                descriptor(source.source()),
                conventions(source.source()));
        var words = Evidence.sentence(comparison.evidence()).words();
        // What else but an equal key brought it here is the guide id; a country alone did not.
        var placed = source.mergeKey().equals(first.mergeKey())
                || comparison.evidence().stream().anyMatch(evidence -> evidence.sign() == EvidenceKind.SAME_GUIDE_ID);
        return placed && !words.isEmpty() ? words : Messages.of("catalog.why.renamed");
    }

    /// What its provider's list as a whole told about its name.
    private String learnt(Source source) {
        return ChannelIdentifier.read(descriptor(source), conventions(source)).because().stream()
                .map(NamingConvention::words)
                .map(words -> " " + words)
                .collect(Collectors.joining());
    }

    /// What the public directory says of it.
    private String listed(Source source) {
        return identifier
                .listed(descriptor(source), conventions(source))
                .map(feed -> " " + feed.words())
                .orElse("");
    }

    private NamingConventions conventions(Source source) {
        return conventions.computeIfAbsent(
                source.provider(),
                provider -> new NamingConventions(
                        store.of(provider).stream().map(ListIntake::habit).toList()));
    }

    private static ListedStream descriptor(Source source) {
        return new ListedStream(
                new EntryName(source.kind(), source.name(), source.group(), source.tvgName()),
                source.tvgId(),
                source.logo());
    }

    /// The country's usual name, or the region as it is.
    private static String market(String mergeKey) {
        var start = mergeKey.indexOf('|') + 1;
        var end = mergeKey.indexOf('|', start);
        if (start == 0 || end < 0) return "";
        var code = mergeKey.substring(start, end);
        return code.length() == 2 ? Messages.country(code) : code;
    }
}
