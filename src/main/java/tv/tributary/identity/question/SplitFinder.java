package tv.tributary.identity.question;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import tv.tributary.identity.match.Evidence;
import tv.tributary.identity.match.EvidenceKind;
import tv.tributary.identity.name.ChannelDirectory.FeedFit;
import tv.tributary.identity.name.ChannelIdentity;
import tv.tributary.identity.text.Folding;

/// Finds streams that may not belong to their channel: those for one of several countries, those that a list has under
/// a
/// second name or guide id, those that the directory lists as another channel. Pure.
final class SplitFinder {
    private static final int SHORT = 5;
    private static final int LONG = 10;
    private static final int MANY = 3;

    private final Function<AskedStream, List<FeedFit>> directory;

    SplitFinder(Function<AskedStream, List<FeedFit>> directory) {
        this.directory = directory;
    }

    /// Why a part may be a channel of its own, the clearest last.
    private enum Cut {
        COUNTRY,
        TITLE,
        GUIDE_ID
    }

    /// Each way to cut a channel in two at most once.
    List<ChannelQuestion> find(AskedChannel channel) {
        var kind = channel.key().kind();
        if (channel.streams().size() < 2 || !channel.key().call().isEmpty() || !kind.equals("tv")) return List.of();
        Map<Set<Long>, ChannelQuestion> found = new HashMap<>();
        var parts = new ArrayList<>(parts(channel).entrySet());
        parts.sort(Map.Entry.comparingByValue(Comparator.reverseOrder()));
        for (var entry : parts) {
            var part = entry.getKey();
            var rest = channel.streams().stream()
                    .filter(stream -> !part.contains(stream))
                    .toList();
            var leaving = leaving(part, rest);
            found.computeIfAbsent(
                    ids(leaving),
                    _ -> question(channel, leaving, leaving.equals(part) ? rest : part, entry.getValue()));
        }
        return List.copyOf(found.values());
    }

    /// The streams that go: the fewer, else those that came later.
    private static List<AskedStream> leaving(List<AskedStream> part, List<AskedStream> rest) {
        if (part.size() != rest.size()) return part.size() < rest.size() ? part : rest;
        return part.getFirst().source() > rest.getFirst().source() ? part : rest;
    }

    private static Set<Long> ids(Collection<AskedStream> streams) {
        return streams.stream().map(AskedStream::source).collect(Collectors.toSet());
    }

    /// Parts of a channel that are not all of it, by why they may be one of their own; the clearer reason stays.
    private static Map<List<AskedStream>, Cut> parts(AskedChannel channel) {
        Map<List<AskedStream>, Cut> parts = new HashMap<>();
        var all = channel.streams();
        var byMarket = grouped(all, AskedStream::market);
        byMarket.remove("");
        if (byMarket.size() > 1) byMarket.values().forEach(part -> parts.put(part, Cut.COUNTRY));
        var lists = grouped(all, stream -> Long.toString(stream.provider()));
        for (var inList : lists.values()) {
            for (var inCountry : grouped(inList, AskedStream::market).values()) {
                var titles = grouped(inCountry, SplitFinder::letters);
                if (titles.size() > 1) {
                    for (var title : titles.keySet())
                        put(parts, all, stream -> letters(stream).equals(title), Cut.TITLE);
                }
                var ids = grouped(inCountry, AskedStream::guideId);
                ids.remove("");
                if (ids.size() > 1) {
                    for (var id : ids.keySet())
                        put(parts, all, stream -> stream.guideId().equals(id), Cut.GUIDE_ID);
                }
            }
        }
        parts.keySet().removeIf(part -> part.size() == all.size());
        return parts;
    }

    private interface Belongs {
        boolean test(AskedStream stream);
    }

    private static void put(Map<List<AskedStream>, Cut> parts, List<AskedStream> all, Belongs belongs, Cut cut) {
        parts.put(all.stream().filter(belongs::test).toList(), cut);
    }

    private static Map<String, List<AskedStream>> grouped(
            Collection<AskedStream> streams, Function<AskedStream, String> by) {
        var groups = new TreeMap<String, List<AskedStream>>();
        for (var stream : streams)
            groups.computeIfAbsent(by.apply(stream), _ -> new ArrayList<>(1)).add(stream);
        return groups;
    }

    private static String letters(AskedStream stream) {
        return Folding.plain(stream.title()).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private ChannelQuestion question(AskedChannel channel, List<AskedStream> part, List<AskedStream> rest, Cut cut) {
        var signs = EnumSet.of(QuestionSign.ASKED);
        var evidence = new ArrayList<Evidence>();
        var markets = markets(channel.streams());
        if (markets.size() <= 2) signs.add(QuestionSign.TWO_COUNTRIES);
        if (markets.size() <= 4) signs.add(QuestionSign.FOUR_COUNTRIES);
        if (markets.size() <= 9) signs.add(QuestionSign.NINE_COUNTRIES);
        var name = channel.key().name();
        if (name.length() <= SHORT) signs.add(QuestionSign.SHORT_NAME);
        if (name.length() >= LONG) signs.add(QuestionSign.LONG_NAME);
        if (channel.title().strip().indexOf(' ') > 0) signs.add(QuestionSign.SEVERAL_WORDS);
        if (!channel.key().market().isEmpty()) signs.add(QuestionSign.NATIONAL_NAME);
        countries(part, rest, signs, evidence);
        twins(part, rest, signs, evidence, cut);
        var ids = AskedChannel.guideIds(part);
        var others = AskedChannel.guideIds(rest);
        if (!Collections.disjoint(ids, others)) signs.add(QuestionSign.SAME_GUIDE_ID);
        var countries = countries(ids);
        if (!countries.isEmpty() && !countries(others).isEmpty() && Collections.disjoint(countries, countries(others)))
            signs.add(QuestionSign.OTHER_GUIDE_COUNTRY);
        if (cut == Cut.GUIDE_ID && !ids.isEmpty() && !others.isEmpty()) {
            evidence.add(
                    new Evidence(EvidenceKind.TWO_GUIDE_IDS, List.of(Collections.min(ids), Collections.min(others))));
        }
        var kind = listed(part, rest, signs, evidence) ? QuestionKind.LISTED_AS_TWO : kind(cut);
        var odds = QuestionWeights.SPLIT.odds(signs);
        return new ChannelQuestion(kind, channel.id(), 0, ids(part), odds, evidence, signs);
    }

    private static QuestionKind kind(Cut cut) {
        return switch (cut) {
            case COUNTRY -> QuestionKind.COUNTRIES;
            case TITLE -> QuestionKind.TWINS;
            case GUIDE_ID -> QuestionKind.GUIDE_IDS;
        };
    }

    private static void countries(
            List<AskedStream> part, List<AskedStream> rest, Set<QuestionSign> signs, List<Evidence> evidence) {
        var here = markets(part);
        var there = markets(rest);
        for (var market : here) {
            for (var other : there) {
                if (FeedZone.areNear(market, other)) signs.add(QuestionSign.NEAR_COUNTRIES);
                if (JoinFinder.haveCommonLanguage(market, other)) signs.add(QuestionSign.COMMON_LANGUAGE);
            }
        }
        if (!here.isEmpty() && !there.isEmpty() && Collections.disjoint(here, there)) {
            evidence.add(
                    new Evidence(EvidenceKind.TWO_COUNTRIES, List.of(Collections.min(here), Collections.min(there))));
        }
    }

    private static void twins(
            List<AskedStream> part, List<AskedStream> rest, Set<QuestionSign> signs, List<Evidence> evidence, Cut cut) {
        var titles = part.stream().map(SplitFinder::letters).collect(Collectors.toSet());
        if (rest.stream().map(SplitFinder::letters).noneMatch(titles::contains)) {
            signs.add(QuestionSign.OTHER_SPELLING);
            if (cut != Cut.COUNTRY) signs.add(QuestionSign.OTHER_TITLE);
        }
        var lists = part.stream().map(AskedStream::provider).collect(Collectors.toSet());
        var twin = rest.stream()
                .filter(stream -> lists.contains(stream.provider()))
                .findFirst();
        if (cut == Cut.COUNTRY || twin.isEmpty()) return;
        signs.add(QuestionSign.ONE_LIST);
        evidence.add(new Evidence(
                EvidenceKind.ONE_LIST_HAS_BOTH,
                List.of(
                        part.getFirst().listed().entryName().name(),
                        twin.get().listed().entryName().name())));
    }

    private static Set<String> markets(Collection<AskedStream> streams) {
        return streams.stream()
                .map(AskedStream::market)
                .filter(market -> !market.isEmpty())
                .collect(Collectors.toSet());
    }

    private static Set<String> countries(Collection<String> guideIds) {
        var countries = new HashSet<>(guideIds.stream()
                .map(id -> ChannelIdentity.markedCountry("", id))
                .toList());
        countries.remove("");
        return countries;
    }

    /// Whether the directory lists the part as another channel.
    private boolean listed(
            List<AskedStream> part, List<AskedStream> rest, Set<QuestionSign> signs, List<Evidence> evidence) {
        var listing = AskedChannel.listing(part, directory);
        var others = AskedChannel.listing(rest, directory);
        if (listing.isEmpty() || others.isEmpty()) return false;
        if (Math.max(listing.get().feeds(), others.get().feeds()) >= MANY) signs.add(QuestionSign.MANY_LISTED);
        var feed = listing.get().feed();
        var other = others.get().feed();
        if (feed.id().equals(other.id())) {
            signs.add(QuestionSign.LISTED_AS_ONE);
            return false;
        }
        if (listing.get().isOfChannel(others.get())) {
            signs.add(QuestionSign.LISTED_AS_FEEDS);
        } else {
            signs.add(QuestionSign.LISTED_AS_TWO);
            if (fits(listing.get()) && fits(others.get())) signs.add(QuestionSign.LISTED_AS_TWO_SURELY);
        }
        evidence.addFirst(new Evidence(
                EvidenceKind.LISTED_AS_TWO,
                List.of(
                        Objects.requireNonNull(feed.feed().title()),
                        other.feed().title())));
        return true;
    }

    private static boolean fits(AskedChannel.Listing listing) {
        return listing.points() >= 2 && listing.isSure();
    }
}
