package tv.tributary.identity.name;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tv.tributary.identity.text.Folding;
import tv.tributary.identity.text.Lexicon;

/// A public directory of channels and their feeds: who broadcasts what, in which language, and for viewers where. Finds
/// the feed that a name means to viewers in a market. Immutable; pure.
///
/// Candidates are the feeds of all channels of that name. Points say how well one fits; the best is meant if it has
/// enough of them and is ahead of the others. Otherwise the directory is silent.
public final class ChannelDirectory {
    /// Knows nothing.
    public static final ChannelDirectory EMPTY = new ChannelDirectory(List.of(), Map.of(), Map.of(), "");

    private static final double ENOUGH = 2;
    private static final double MARGIN = 0.3;
    private static final double IN_COUNTRY = 3;
    private static final double IN_REGION = 2;
    private static final double WORLDWIDE = 1.2;
    private static final double OUTSIDE = -1.5;
    private static final double HOME = 1;
    private static final double NAMED_LANGUAGE = 3;
    private static final double MARKETS_LANGUAGE = 0.7;
    private static final double MAIN = 0.5;
    private static final double CLOSED = -1;
    /// Spelled as the directory spells it, fillers and all: `Nova TV` rather than `Nova`.
    private static final double SPELLED = 0.35;
    /// The name ends in the area that the feed is for, and the stream's does not.
    private static final double WITHOUT_AREA = -0.2;
    /// For viewers in whose languages there is nothing.
    private static final double ENGLISH = 0.7;
    private static final double UNNAMED_LANGUAGE = -1;
    private static final String WORLD = "WW";
    /// Our regions of markets by the directory's codes.
    private static final Map<String, String> REGIONS = Map.ofEntries(
            Map.entry("africa", "AFR"),
            Map.entry("arabic", "ARAB"),
            Map.entry("asia", "ASIA"),
            Map.entry("balkan", "BALKAN"),
            Map.entry("benelux", "BENELUX"),
            Map.entry("caribbean", "CARIB"),
            Map.entry("cee", "CEE"),
            Map.entry("europe", "EUR"),
            Map.entry("ex-yu", "BALKAN"),
            Map.entry("latin", "LATAM"),
            Map.entry("nordic", "NORD"),
            Map.entry("northamerica", "NORAM"));

    /// A feed under one of its names, with what the name says beside [ChannelName#core()].
    ///
    /// @param isShort without the area that the name ends in: `HBO` for `HBO Central Europe`
    private record Named(
            DirectoryFeed feed, String spelling, boolean isShort, String language, String coast, String shift) {}

    /// A feed and how well it fits.
    private record Scored(DirectoryFeed feed, double points) {}

    /// A feed that a name may mean.
    ///
    /// @param id equal for feeds that are one channel to viewers
    /// @param points how well it fits; from 2 it does
    public record FeedFit(DirectoryFeed feed, String id, double points) {}

    private final Map<String, List<Named>> byCore;
    private final Map<String, Set<String>> regions;
    private final Map<String, Set<String>> spoken;
    /// What feeds are called in keys, as they are asked for: two names are read for each.
    private final Map<DirectoryFeed, Brands.Feed> called = new ConcurrentHashMap<>();
    private final int channels;
    private final String revision;

    /// @param regions the countries of each region by its code, in lower case
    /// @param spoken the languages of each country, as those of feeds
    /// @param revision tells it from others
    public ChannelDirectory(
            Collection<DirectoryFeed> feeds,
            Map<String, Set<String>> regions,
            Map<String, Set<String>> spoken,
            String revision) {
        this.revision = revision;
        this.regions = Map.copyOf(regions);
        this.spoken = Map.copyOf(spoken);
        this.byCore = new HashMap<>(feeds.size() * 2);
        var ids = new HashSet<String>();
        for (var feed : feeds) {
            ids.add(feed.channel());
            index(feed);
        }
        this.channels = ids.size();
    }

    private void index(DirectoryFeed feed) {
        for (var name : feed.names()) {
            var without = read(name, feed.country());
            var bare = whole(without);
            if (without.isForArea() && !without.core().equals(bare.core())) put(without, without.core(), feed, true);
            if (feed.name().isEmpty()) {
                put(bare, bare.core(), feed, false);
                continue;
            }
            var full = parsed(name + " " + feed.name(), feed.country());
            // The bare name may mean any of the feeds, but a coast's or a shifted one has to be named.
            put(full, bare.core(), feed, false);
            if (!full.core().equals(bare.core())) put(full, full.core(), feed, false);
        }
    }

    private static ChannelName parsed(String name, String country) {
        return whole(read(name, country));
    }

    private static ChannelName read(String name, String country) {
        return ChannelName.of(QualityMarks.strip(name, country).title(), country);
    }

    private static ChannelName whole(ChannelName name) {
        return name.country().isEmpty() || name.countryIsCode() ? name : name.withCountryAsWord();
    }

    private void put(ChannelName name, String core, DirectoryFeed feed, boolean isShort) {
        var named = byCore.computeIfAbsent(core, _ -> new ArrayList<>(1));
        var entry = new Named(feed, name.spelling(), isShort, name.language(), coast(name), name.shift());
        if (!named.contains(entry)) named.add(entry);
    }

    private static String coast(ChannelName name) {
        return name.coast().equals("east") ? "" : name.coast();
    }

    /// Equal for directories that say the same; empty for the one that knows nothing.
    String revision() {
        return revision;
    }

    /// What a feed is called in keys, so that it meets what is read without the directory: the main feed of the
    /// only channel of its name is that name's everywhere, else its country's; others are of the language, country
    /// or region they are called by.
    Brands.Feed feed(DirectoryFeed feed) {
        return called.computeIfAbsent(feed, this::call);
    }

    private Brands.Feed call(DirectoryFeed feed) {
        var bare = parsed(feed.names().getFirst(), feed.country());
        if (!bare.language().isEmpty()) {
            var area = feed.id().equals(feed.channel())
                    ? ""
                    : ChannelName.of(feed.names().getFirst() + " " + feed.name(), feed.country())
                            .country();
            return new Brands.Feed(area, bare.core(), bare.language());
        }
        if (feed.id().equals(feed.channel())) return new Brands.Feed(market(bare.core(), feed), bare.core(), "");
        var language = Lexicon.SHIPPED.language(Folding.plain(feed.name()));
        if (!language.isEmpty()) return new Brands.Feed("", bare.core(), language);
        var full = ChannelName.of(feed.names().getFirst() + " " + feed.name(), feed.country());
        if (!full.country().isEmpty()) return new Brands.Feed(full.country(), bare.core(), "");
        return new Brands.Feed(market(full.core(), feed), full.core(), "");
    }

    private String market(String core, DirectoryFeed feed) {
        return isOnly(core) ? "" : feed.country();
    }

    private boolean isOnly(String core) {
        return byCore.getOrDefault(core, List.of()).stream()
                        .filter(named -> !named.isShort)
                        .map(named -> named.feed.channel())
                        .distinct()
                        .count()
                <= 1;
    }

    /// Whether it has several channels of a name.
    boolean hasSeveral(String core) {
        return byCore.containsKey(core) && !isOnly(core);
    }

    /// How many channels it has.
    int channels() {
        return channels;
    }

    /// The feed that a name means; empty if the directory does not know the name or cannot tell.
    ///
    /// @param market whose viewers it is for; empty if unknown
    Optional<DirectoryFeed> resolve(ChannelName name, String market) {
        if (byCore.isEmpty()) return Optional.empty();
        if (!name.country().isEmpty()) {
            var whole = best(name, name.withCountryAsWord().core(), market);
            return whole.isPresent() ? whole : best(name, name.core(), name.country());
        }
        return best(name, name.core(), market);
    }

    private Optional<DirectoryFeed> best(ChannelName name, String core, String market) {
        var best = Optional.<Scored>empty();
        var second = Double.NEGATIVE_INFINITY;
        var isOne = true;
        var channel = "";
        for (var named : byCore.getOrDefault(core, List.of())) {
            if (!named.coast.equals(coast(name)) || !named.shift.equals(name.shift())) continue;
            if (!channel.isEmpty() && !channel.equals(named.feed.channel())) isOne = false;
            channel = named.feed.channel();
            var points = points(named, name, market);
            var isSame =
                    best.map(known -> known.feed.id().equals(named.feed.id())).orElse(false);
            if (best.isEmpty() || points > best.get().points) {
                if (best.isPresent() && !isSame) second = Math.max(second, best.get().points);
                best = Optional.of(new Scored(named.feed, points));
            } else if (!isSame) {
                second = Math.max(second, points);
            }
        }
        var ahead = second + MARGIN;
        // The only feed there is of that name is meant wherever it is seen.
        if (isOne && second == Double.NEGATIVE_INFINITY) return best.map(Scored::feed);
        return best.filter(one -> one.points >= ENOUGH && one.points >= ahead).map(Scored::feed);
    }

    /// The feeds of a name by how well they fit viewers in a market, the best first: those too between which [#resolve]
    /// cannot tell.
    List<FeedFit> feeds(ChannelName name, String market) {
        Map<String, FeedFit> fits = new HashMap<>();
        for (var named : byCore.getOrDefault(name.core(), List.of())) {
            if (!named.coast.equals(coast(name)) || !named.shift.equals(name.shift())) continue;
            var fit = new FeedFit(named.feed, named.feed.id(), points(named, name, market));
            fits.merge(fit.id, fit, (one, other) -> one.points >= other.points ? one : other);
        }
        return fits.values().stream()
                .sorted(Comparator.comparingDouble((FeedFit fit) -> -fit.points).thenComparing(FeedFit::id))
                .toList();
    }

    private double points(Named named, ChannelName name, String market) {
        var language = name.language();
        var feed = named.feed;
        var points = area(feed, market);
        if (feed.country().equals(market)) points += HOME;
        if (!language.isEmpty()) points += feed.languages().contains(language) ? NAMED_LANGUAGE : -NAMED_LANGUAGE;
        else if (!named.language.isEmpty()) points += UNNAMED_LANGUAGE;
        if (feed.languages().stream().anyMatch(spoken(market)::contains)) points += MARKETS_LANGUAGE;
        else if (feed.languages().contains("en")) points += ENGLISH;
        if (feed.isMain()) points += MAIN;
        if (named.spelling.equals(name.spelling())) points += SPELLED;
        if (named.isShort) points += WITHOUT_AREA;
        if (feed.isClosed()) points += CLOSED;
        return points;
    }

    private Set<String> spoken(String market) {
        var languages = spoken.get(market);
        return languages == null ? Set.copyOf(Lexicon.SHIPPED.spoken(market)) : languages;
    }

    private double area(DirectoryFeed feed, String market) {
        if (market.isEmpty()) return 0;
        var region = REGIONS.getOrDefault(market, "");
        var best = OUTSIDE;
        for (var area : feed.areas()) {
            if (area.equals(market)) best = Math.max(best, IN_COUNTRY);
            else if (area.equals(region)) best = Math.max(best, IN_COUNTRY);
            else if (area.equals(WORLD)) best = Math.max(best, WORLDWIDE);
            else if (countries(area).contains(market)) best = Math.max(best, IN_REGION);
            else if (countries(region).contains(area)) best = Math.max(best, WORLDWIDE);
        }
        return best;
    }

    private Set<String> countries(String region) {
        return regions.getOrDefault(region, Set.of());
    }
}
