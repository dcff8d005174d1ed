package tv.tributary.catalog.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Two streams side by side: what speaks for one channel, and what keeps them apart. Pure; reads both names anew.
///
/// @param apart what keeps them apart for certain
/// @param evidence the strongest first; may be empty
public record Comparison(Optional<Difference> apart, List<Evidence> evidence) {
    /// @param habits of the provider of the one, and `otherHabits` of the other's
    public static Comparison of(Sighting one, Habits habits, Sighting other, Habits otherHabits) {
        var first = Identity.of(one, habits);
        var second = Identity.of(other, otherHabits);
        var evidence = new ArrayList<Evidence>();
        names(evidence, one.listing(), other.listing(), first, second);
        countries(evidence, first, second);
        if (!one.tvgId().isBlank() && one.tvgId().equalsIgnoreCase(other.tvgId()))
            evidence.add(Evidence.of(Sign.SAME_GUIDE_ID, one.tvgId()));
        if (!one.logo().isBlank() && one.logo().equals(other.logo())) evidence.add(Evidence.of(Sign.SAME_LOGO));
        return new Comparison(first.channel().apart(second.channel()), List.copyOf(evidence));
    }

    private static void names(List<Evidence> evidence, Listing one, Listing other, Identity first, Identity second) {
        var key = first.channel();
        var otherKey = second.channel();
        if (one.name().strip().equals(other.name().strip())) {
            evidence.add(Evidence.of(Sign.SAME_NAME, first.title()));
        } else if (first.title().equalsIgnoreCase(second.title())) {
            evidence.add(Evidence.of(Sign.SAME_CLEANED, first.title()));
        } else if (!key.name().equals(otherKey.name())) {
            return;
        } else if (!key.call().isEmpty()) {
            evidence.add(Evidence.of(Sign.SAME_CALL_SIGN, key.call().toUpperCase(Locale.ROOT)));
        } else if (key.kind().equals("event")) {
            evidence.add(Evidence.of(Sign.SAME_SLOT));
        } else if (key.kind().equals("loop")) {
            evidence.add(Evidence.of(Sign.SAME_PROGRAMME));
        } else {
            evidence.add(Evidence.ofNames(first.title(), second.title()));
        }
    }

    private static void countries(List<Evidence> evidence, Identity first, Identity second) {
        var language = first.channel().language();
        if (!language.isEmpty() && language.equals(second.channel().language())) {
            evidence.add(Evidence.of(Sign.SAME_LANGUAGE, Locale.of(language).getDisplayLanguage(Locale.ENGLISH)));
        }
        var market = first.market();
        var otherMarket = second.market();
        if (!market.isEmpty() && market.equals(otherMarket)) {
            evidence.add(Evidence.of(Sign.SAME_COUNTRY, Markets.words(market)));
        } else if (market.isEmpty() || otherMarket.isEmpty()) {
            evidence.add(Evidence.of(Sign.COUNTRY_UNKNOWN));
        } else if (first.channel().market().isEmpty()
                && second.channel().market().isEmpty()) {
            evidence.add(Evidence.of(Sign.ONE_EVERYWHERE, first.title()));
        } else if (first.channel().market().equals(second.channel().market())) {
            evidence.add(Evidence.of(Sign.SHARED_FEED, Markets.words(market), Markets.words(otherMarket)));
        }
    }
}
