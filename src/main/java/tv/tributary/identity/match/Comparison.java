package tv.tributary.identity.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tv.tributary.identity.name.ChannelIdentifier;
import tv.tributary.identity.name.ChannelIdentity;
import tv.tributary.identity.name.ChannelKey.KeyDifference;
import tv.tributary.identity.name.ListedStream;
import tv.tributary.identity.name.ListedStream.EntryName;
import tv.tributary.identity.name.NamingConventions;

/// A comparison of two streams: evidence for one channel, and differences that rule it out. Pure.
///
/// @param apart what keeps them apart for certain
/// @param evidence the strongest first; may be empty
public record Comparison(Optional<KeyDifference> apart, List<Evidence> evidence) {
    /// @param namingConventions of the provider of the one, and `otherHabits` of the other's
    public static Comparison of(
            ListedStream one, NamingConventions namingConventions, ListedStream other, NamingConventions otherHabits) {
        var first = ChannelIdentifier.read(one, namingConventions);
        var second = ChannelIdentifier.read(other, otherHabits);
        var evidence = new ArrayList<Evidence>();
        names(evidence, one.entryName(), other.entryName(), first, second);
        countries(evidence, first, second);
        if (!one.tvgId().isBlank() && one.tvgId().equalsIgnoreCase(other.tvgId()))
            evidence.add(Evidence.of(EvidenceKind.SAME_GUIDE_ID, one.tvgId()));
        if (!one.logo().isBlank() && one.logo().equals(other.logo())) evidence.add(Evidence.of(EvidenceKind.SAME_LOGO));
        return new Comparison(first.channel().apart(second.channel()), List.copyOf(evidence));
    }

    private static void names(
            List<Evidence> evidence, EntryName one, EntryName other, ChannelIdentity first, ChannelIdentity second) {
        var key = first.channel();
        var otherKey = second.channel();
        if (one.name().strip().equals(other.name().strip())) {
            evidence.add(Evidence.of(EvidenceKind.SAME_NAME, first.title()));
        } else if (first.title().equalsIgnoreCase(second.title())) {
            evidence.add(Evidence.of(EvidenceKind.SAME_CLEANED, first.title()));
        } else if (!key.name().equals(otherKey.name())) {
            return;
        } else if (!key.call().isEmpty()) {
            evidence.add(Evidence.of(EvidenceKind.SAME_CALL_SIGN, key.call().toUpperCase(Locale.ROOT)));
        } else if (key.kind().equals("event")) {
            evidence.add(Evidence.of(EvidenceKind.SAME_SLOT));
        } else if (key.kind().equals("loop")) {
            evidence.add(Evidence.of(EvidenceKind.SAME_PROGRAMME));
        } else {
            evidence.add(Evidence.ofNames(first.title(), second.title()));
        }
    }

    private static void countries(List<Evidence> evidence, ChannelIdentity first, ChannelIdentity second) {
        var language = first.channel().language();
        if (!language.isEmpty() && language.equals(second.channel().language())) {
            evidence.add(Evidence.of(EvidenceKind.SAME_LANGUAGE, language));
        }
        var market = first.market();
        var otherMarket = second.market();
        if (!market.isEmpty() && market.equals(otherMarket)) {
            evidence.add(Evidence.of(EvidenceKind.SAME_COUNTRY, market));
        } else if (market.isEmpty() || otherMarket.isEmpty()) {
            evidence.add(Evidence.of(EvidenceKind.COUNTRY_UNKNOWN));
        } else if (first.channel().market().isEmpty()
                && second.channel().market().isEmpty()) {
            evidence.add(Evidence.of(EvidenceKind.ONE_EVERYWHERE, first.title()));
        } else if (first.channel().market().equals(second.channel().market())) {
            evidence.add(Evidence.of(EvidenceKind.SHARED_FEED, market, otherMarket));
        }
    }
}
