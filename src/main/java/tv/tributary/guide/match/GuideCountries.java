package tv.tributary.guide.match;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import tv.tributary.guide.channel.LineupMatcher.GuideCountry;
import tv.tributary.guide.channel.LineupMatcher.GuideCountry.CountryClue;
import tv.tributary.identity.name.ChannelIdentifier;
import tv.tributary.identity.name.ListedStream.EntryName;
import tv.tributary.identity.text.BroadcastMarkets;
import tv.tributary.identity.text.Folding;
import tv.tributary.model.Source.SourceKind;

/// The countries of a guide's channels, which decide what their names mean. Immutable.
///
/// The first of these says it: the user, the ending of the ids (`.fr`), the guide's name or address, the parts
/// of the user's lists that have the same names, the language. Each part of a guide, that is ids of one ending
/// in one language, has a country of its own, as many guides are put together of several.
final class GuideCountries {
    /// A word in front of so many names of a part, and of more than half of them, is the guide's own.
    private static final int LEADING = 20;
    /// Names of its own that a market must share with a part of the guide, and by how much more than the next
    /// market.
    private static final double SHARED = 1.5;

    private static final double CLEARLY = 1.2;
    /// The same against the country that the language speaks of.
    private static final double SHARED_ABROAD = 3;

    private static final double CLEARLY_ABROAD = 1.5;
    private static final double HOME_BONUS = 3;
    private static final double SMALLEST_MARKET = 3;

    /// Endings of web addresses, which are countries only by the way.
    private static final Set<String> WEB_ENDINGS =
            Set.of("tv", "fm", "me", "io", "co", "to", "cc", "ws", "la", "am", "id");

    private record Part(String family, String language) {
        static Part of(ListedGuideChannel channel) {
            var language = channel.names().isEmpty()
                    ? ""
                    : GuideLanguages.language(channel.names().getFirst().language());
            return new Part(GuideIdFamily.of(channel.id()), language);
        }
    }

    private static final class Seen {
        int channels;
        final Map<String, Integer> firstWords = new HashMap<>();
        final Map<String, Double> shared = new HashMap<>();

        String leadingWord() {
            for (var word : firstWords.entrySet())
                if (word.getValue() >= LEADING && word.getValue() * 2 > channels) return word.getKey();
            return "";
        }
    }

    private final Map<Part, String> markets = new HashMap<>();
    private final Map<Part, String> leadingWords = new HashMap<>();
    private final Map<String, Integer> counts = new TreeMap<>();
    private final Map<String, Map<CountryClue, Integer>> clues = new HashMap<>();
    private final int channels;

    /// @param market empty if nobody knows it
    private record Found(String market, CountryClue clue) {}

    public GuideCountries(
            GuideOrigin origin,
            Collection<ListedGuideChannel> channels,
            MarketNames lists,
            UnaryOperator<String> keyNames) {
        var parts = new HashMap<Part, Seen>();
        var languages = new HashMap<String, Set<String>>();
        for (var channel : channels) {
            var part = Part.of(channel);
            var seen = parts.computeIfAbsent(part, _ -> new Seen());
            seen.channels++;
            languages.computeIfAbsent(part.family, _ -> new HashSet<>(2)).add(part.language);
            var word = firstWord(name(channel));
            if (!word.isEmpty()) seen.firstWords.merge(word, 1, Integer::sum);
        }
        parts.forEach((part, seen) -> leadingWords.put(part, seen.leadingWord()));
        for (var channel : channels)
            share(channel, parts.computeIfAbsent(Part.of(channel), _ -> new Seen()), lists, keyNames);
        var masses = lists.masses();
        parts.forEach((part, seen) -> {
            var found = new Found(origin.market(), CountryClue.SET);
            if (found.market.isEmpty())
                found = new Found(ofIds(part.family, languages.getOrDefault(part.family, Set.of())), CountryClue.IDS);
            if (found.market.isEmpty()) found = new Found(hinted(origin.hint(), part.language), CountryClue.NAME);
            if (found.market.isEmpty()) found = elected(part, seen, masses);
            markets.put(part, found.market);
            if (found.market.isEmpty()) return;
            counts.merge(found.market, seen.channels, Integer::sum);
            clues.computeIfAbsent(found.market, _ -> new EnumMap<>(CountryClue.class))
                    .merge(found.clue, seen.channels, Integer::sum);
        });
        this.channels = channels.size();
    }

    private static String name(ListedGuideChannel channel) {
        return channel.names().isEmpty()
                ? ""
                : channel.names().getFirst().text().strip();
    }

    private static String firstWord(String name) {
        var space = name.indexOf(' ');
        return space < 2 ? "" : name.substring(0, space).toLowerCase(Locale.ROOT);
    }

    private void share(ListedGuideChannel channel, Seen seen, MarketNames lists, UnaryOperator<String> keyNames) {
        var part = Part.of(channel);
        var name = withoutLead(name(channel), leadingWord(channel));
        if (name.isEmpty()) return;
        var there = lists.of(keyNames.apply(name));
        for (var market : there)
            if (GuideLanguages.SHIPPED.isSpoken(part.language, market))
                seen.shared.merge(market, MarketNames.weight(there), Double::sum);
    }

    /// The name that a channel called so has in its key.
    static String keyName(String name) {
        return ChannelIdentifier.read(new EntryName(SourceKind.LIVE, name, "", ""))
                .channel()
                .name();
    }

    /// Whether the names of the same guide mean the same with both.
    boolean isAs(GuideCountries other) {
        return markets.equals(other.markets) && leadingWords.equals(other.leadingWords);
    }

    private static String ofIds(String family, Set<String> languages) {
        if (family.length() != 2) return "";
        var market = family.equals("ar") ? "ar" : BroadcastMarkets.ofCode(family.toUpperCase(Locale.ROOT));
        if (market.isEmpty() || !WEB_ENDINGS.contains(family)) return market;
        // `.id` and `.is` are countries only where their language is spoken.
        return languages.stream()
                        .anyMatch(language ->
                                GuideLanguages.SHIPPED.home(language).equals(market))
                ? market
                : "";
    }

    private static String hinted(String hint, String language) {
        return !hint.isEmpty() && GuideLanguages.SHIPPED.isSpoken(language, hint) ? hint : "";
    }

    /// The market whose own names the part shares most, measured by how many the market has.
    private static Found elected(Part part, Seen seen, Map<String, Double> masses) {
        var home = GuideLanguages.SHIPPED.home(part.language);
        var best = "";
        var most = 0.0;
        var next = 0.0;
        for (var market : seen.shared.entrySet()) {
            var score = market.getValue() / Math.sqrt(masses.getOrDefault(market.getKey(), 0.0) + SMALLEST_MARKET);
            if (market.getKey().equals(home)) score *= HOME_BONUS;
            if (score > most) {
                next = most;
                most = score;
                best = market.getKey();
            } else {
                next = Math.max(next, score);
            }
        }
        var shared = seen.shared.getOrDefault(best, 0.0);
        if (home.isEmpty()) return new Found(shared > SHARED && most > next * CLEARLY ? best : "", CountryClue.LISTS);
        var isAbroad = shared >= SHARED_ABROAD && shared * 10 >= seen.channels && most > next * CLEARLY_ABROAD;
        return isAbroad ? new Found(best, CountryClue.LISTS) : new Found(home, CountryClue.LANGUAGE);
    }

    /// The market of a channel whose names do not say it; empty if nobody knows.
    public String of(ListedGuideChannel channel) {
        return markets.getOrDefault(Part.of(channel), "");
    }

    /// The word that the guide puts in front of names like this channel's, in lower case; empty if it puts
    /// none.
    String leadingWord(ListedGuideChannel channel) {
        return leadingWords.getOrDefault(Part.of(channel), "");
    }

    /// A name without the guide's own first word, unless that leaves only a number.
    static String withoutLead(String name, String lead) {
        if (lead.isEmpty() || !firstWord(name).equals(lead)) return name;
        var rest = name.substring(lead.length()).strip();
        return rest.isEmpty() || Folding.isDigit(rest.charAt(0)) ? name : rest;
    }

    /// How many channels of the guide are for each market, for people to look at; those of an unknown one left
    /// out.
    public Map<String, Integer> counts() {
        return Map.copyOf(counts);
    }

    /// The market of most channels; empty if nobody knows any.
    Optional<GuideCountry> most() {
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(most -> new GuideCountry(
                        most.getKey(),
                        clues.getOrDefault(most.getKey(), Map.of()).entrySet().stream()
                                .max(Map.Entry.comparingByValue())
                                .map(Map.Entry::getKey)
                                .orElse(CountryClue.SET),
                        most.getValue(),
                        channels - most.getValue()));
    }

    /// The ending that guide ids of one origin share: `fr` for `BFM.TV.fr`, `json.schedulesdirect` for
    /// `I10240.json.schedulesdirect.org`. A guide put together from several has several families, each with a
    /// country of its own.
    private static final class GuideIdFamily {
        private GuideIdFamily() {}

        /// Empty for an id without an ending.
        static String of(String id) {
            var text = id.strip().toLowerCase(Locale.ROOT);
            var feed = text.indexOf('@');
            if (feed > 0) text = text.substring(0, feed);
            var last = text.lastIndexOf('.');
            if (last < 0 || last == text.length() - 1) return "";
            var ending = text.substring(last + 1);
            var before = last > 0 ? text.lastIndexOf('.', last - 1) : -1;
            if (before < 0) return ending;
            // `ABC.Family.au.2`: a number tells siblings of one country apart.
            var middle = text.substring(before + 1, last);
            if (Folding.isNumber(ending) && middle.length() == 2 && Folding.hasLetter(middle)) return middle;
            // `.guide`, `.org` are everybody's, what stands before them is not.
            return ending.length() > 2 ? text.substring(before + 1) : ending;
        }
    }
}
