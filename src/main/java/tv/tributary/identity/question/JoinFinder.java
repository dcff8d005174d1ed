package tv.tributary.identity.question;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tv.tributary.identity.match.Evidence;
import tv.tributary.identity.match.EvidenceKind;
import tv.tributary.identity.match.MergeResult.MergeSuggestion;
import tv.tributary.identity.name.Brands;
import tv.tributary.identity.name.ChannelDirectory.FeedFit;
import tv.tributary.identity.name.ChannelKey.KeyDifference;
import tv.tributary.identity.question.AskedChannel.Listing;
import tv.tributary.identity.text.Lexicon;

/// Finds channels that may be one: of one name, for two countries or in one whose country or language is not said, and
/// pairs that the merge itself was not sure of. Pure.
final class JoinFinder {
    /// A name of more channels than this is that of a family.
    private static final int CROWD = 40;
    private static final int SHORT = 3;
    private static final int SURE = 95;
    /// Nineteen of twenty.
    private static final double ALWAYS = 2.94;

    private final Brands brands;
    private final Function<AskedStream, List<FeedFit>> directory;
    private final Map<Long, Optional<Listing>> listings = new HashMap<>();

    JoinFinder(Brands brands, Function<AskedStream, List<FeedFit>> directory) {
        this.brands = brands;
        this.directory = directory;
    }

    /// @param suggested what the merge was not sure of
    List<ChannelQuestion> find(Map<Long, AskedChannel> channels, Collection<MergeSuggestion> suggested) {
        Map<List<Long>, ChannelQuestion> found = new HashMap<>();
        Map<List<Long>, MergeSuggestion> scored = new HashMap<>();
        for (var pair : suggested) scored.put(List.of(pair.channel(), pair.other()), pair);
        for (var namesakes : namesakes(channels.values())) {
            var markets = namesakes.stream()
                    .map(channel -> channel.key().market())
                    .filter(market -> !market.isEmpty())
                    .distinct()
                    .count();
            for (var i = 1; i < namesakes.size(); i++) {
                for (var j = 0; j < i; j++) {
                    var one = namesakes.get(j);
                    var other = namesakes.get(i);
                    var pair = List.of(one.id(), other.id());
                    if (mayAsk(one, other))
                        found.put(pair, question(one, other, (int) markets, Optional.ofNullable(scored.get(pair))));
                }
            }
        }
        for (var pair : suggested) {
            var one = Optional.ofNullable(channels.get(pair.channel()));
            var other = Optional.ofNullable(channels.get(pair.other()));
            if (one.isEmpty() || other.isEmpty()) continue;
            found.computeIfAbsent(
                    List.of(pair.channel(), pair.other()), _ -> question(one.get(), other.get(), 1, Optional.of(pair)));
        }
        return List.copyOf(found.values());
    }

    /// Channels of one name, by id.
    private static Collection<List<AskedChannel>> namesakes(Collection<AskedChannel> channels) {
        Map<String, List<AskedChannel>> byName = new HashMap<>();
        for (var channel : channels) {
            var key = channel.key();
            if (!key.call().isEmpty()
                    || (!key.kind().equals("tv") && !key.kind().equals("radio"))) continue;
            byName.computeIfAbsent(key.kind() + ' ' + key.name() + key.shift() + key.coast(), _ -> new ArrayList<>(1))
                    .add(channel);
        }
        byName.values().removeIf(list -> list.size() < 2 || list.size() > CROWD);
        byName.values().forEach(list -> list.sort(Comparator.comparingLong(AskedChannel::id)));
        return byName.values();
    }

    private boolean mayAsk(AskedChannel one, AskedChannel other) {
        var isOpen = one.key()
                .apart(other.key())
                .filter(difference -> difference != KeyDifference.COUNTRY)
                .isEmpty();
        if (!isOpen || one.key().equals(other.key())) return false;
        // Who wrote a row about a name knew which countries have feeds of their own.
        return one.key().market().isEmpty()
                || other.key().market().isEmpty()
                || !brands.tells(one.key().name());
    }

    private ChannelQuestion question(
            AskedChannel one, AskedChannel other, int markets, Optional<MergeSuggestion> scored) {
        var signs = EnumSet.of(QuestionSign.ASKED);
        var suggested = scored.map(MergeSuggestion::evidence).orElse(List.of());
        var evidence = new ArrayList<>(suggested);
        if (suggested.stream().anyMatch(JoinFinder::isLogo)) signs.add(QuestionSign.SAME_LOGO);
        if (evidence.isEmpty()) evidence.add(Evidence.ofNames(one.title(), other.title()));
        var market = one.key().market();
        var others = other.key().market();
        if (!one.key().name().equals(other.key().name())) signs.add(QuestionSign.OTHER_SPELLING);
        if (market.isEmpty() != others.isEmpty()) signs.add(QuestionSign.COUNTRY_UNSAID);
        if (!market.isEmpty() && !others.isEmpty() && !market.equals(others)) {
            if (FeedZone.areNear(market, others)) signs.add(QuestionSign.NEAR_COUNTRIES);
            if (haveCommonLanguage(market, others)) signs.add(QuestionSign.COMMON_LANGUAGE);
            if (suggested.isEmpty()) evidence.add(new Evidence(EvidenceKind.TWO_COUNTRIES, List.of(market, others)));
        }
        if (market.isEmpty() != others.isEmpty() && suggested.isEmpty())
            evidence.add(new Evidence(EvidenceKind.COUNTRY_UNKNOWN, List.of()));
        languages(one, other, signs);
        if (markets <= 2) signs.add(QuestionSign.TWO_COUNTRIES);
        if (markets <= 4) signs.add(QuestionSign.FOUR_COUNTRIES);
        if (markets <= 9) signs.add(QuestionSign.NINE_COUNTRIES);
        if (one.key().name().length() <= SHORT) signs.add(QuestionSign.SHORT_NAME);
        if (one.title().strip().indexOf(' ') > 0) signs.add(QuestionSign.SEVERAL_WORDS);
        if (!Collections.disjoint(one.providers(), other.providers())) signs.add(QuestionSign.ONE_LIST);
        if (!Collections.disjoint(AskedChannel.guideIds(one.streams()), AskedChannel.guideIds(other.streams())))
            signs.add(QuestionSign.SAME_GUIDE_ID);
        listed(one, other, signs, evidence);
        var odds = Math.max(
                QuestionWeights.JOIN.odds(signs), scored.map(JoinFinder::odds).orElse(-ALWAYS));
        return new ChannelQuestion(kind(signs), one.id(), other.id(), Set.of(), odds, evidence, signs);
    }

    private static boolean isLogo(Evidence evidence) {
        return evidence.sign() == EvidenceKind.SAME_LOGO || evidence.sign() == EvidenceKind.SAME_LOOK;
    }

    /// Of two that the merge would have joined, had one of them been new.
    private static double odds(MergeSuggestion scored) {
        return scored.sureness() < SURE ? -ALWAYS : ALWAYS;
    }

    private static QuestionKind kind(Set<QuestionSign> signs) {
        if (signs.contains(QuestionSign.OTHER_SPELLING)) return QuestionKind.OTHER_SPELLING;
        if (signs.contains(QuestionSign.LISTED_AS_ONE)) return QuestionKind.LISTED_AS_ONE;
        return signs.contains(QuestionSign.COUNTRY_UNSAID) || signs.contains(QuestionSign.LANGUAGE_UNSAID)
                ? QuestionKind.COUNTRY_UNSAID
                : QuestionKind.TWO_COUNTRIES;
    }

    private static void languages(AskedChannel one, AskedChannel other, Set<QuestionSign> signs) {
        var language = one.key().language();
        var others = other.key().language();
        if (language.isEmpty() == others.isEmpty()) return;
        signs.add(QuestionSign.LANGUAGE_UNSAID);
        var unsaid = language.isEmpty() ? one : other;
        var said = language.isEmpty() ? others : language;
        if (Lexicon.SHIPPED.spoken(unsaid.key().market()).stream().limit(1).anyMatch(said::equals))
            signs.add(QuestionSign.LANGUAGE_FITS);
    }

    static boolean haveCommonLanguage(String market, String other) {
        var spoken = Lexicon.SHIPPED.spoken(market);
        var others = Lexicon.SHIPPED.spoken(other);
        return !spoken.isEmpty() && !others.isEmpty() && spoken.getFirst().equals(others.getFirst());
    }

    private void listed(AskedChannel one, AskedChannel other, Set<QuestionSign> signs, List<Evidence> evidence) {
        var listing = listing(one);
        var others = listing(other);
        if (listing.isEmpty() || others.isEmpty()) return;
        var feed = listing.get().feed();
        if (feed.id().equals(others.get().feed().id())) {
            signs.add(QuestionSign.LISTED_AS_ONE);
            if (listing.get().isSure() && others.get().isSure()) signs.add(QuestionSign.LISTED_SURELY);
            evidence.add(
                    new Evidence(EvidenceKind.LISTED_AS_ONE, List.of(feed.feed().title())));
        } else if (listing.get().isOfChannel(others.get())) {
            signs.add(QuestionSign.LISTED_AS_FEEDS);
        } else {
            signs.add(QuestionSign.LISTED_AS_TWO);
        }
    }

    private Optional<Listing> listing(AskedChannel channel) {
        return listings.computeIfAbsent(channel.id(), _ -> AskedChannel.listing(channel.streams(), directory));
    }
}
