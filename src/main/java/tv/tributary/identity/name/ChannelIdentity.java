package tv.tributary.identity.name;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tv.tributary.identity.name.ListedStream.EntryName;
import tv.tributary.identity.text.BroadcastMarkets;
import tv.tributary.identity.text.Folding;
import tv.tributary.identity.text.Lexicon;
import tv.tributary.identity.text.TextCleanup;
import tv.tributary.identity.text.Tokens;
import tv.tributary.model.Source.SourceKind;

/// The channel a stream belongs to, read from its name.
///
/// Any text is read, also one without anything to see.
///
/// @param key equal for streams that are the same channel: kind, market and name, with the marks that tell feeds of
///     one name apart
/// @param title the name for eyes: without country prefix and quality marks, in its own case
/// @param market the country (ISO 3166, lower case) or region whose viewers it is for; empty where nothing says so
/// @param because what the provider's list as a whole had to say to it; empty where the name itself says all
public record ChannelIdentity(
        String key, String title, String market, PictureQuality quality, List<NamingConvention> because) {
    private static final String NAMELESS = "?";

    /// By its name, group and guide name alone.
    public static ChannelIdentity of(EntryName entryName) {
        return of(new ListedStream(entryName, "", ""), NamingConventions.NONE);
    }

    /// What its country is, the first of these says: a mark in front of its name or of its guide name, its
    /// group, its guide id, most of its group, most of its list.
    public static ChannelIdentity of(ListedStream listedStream, NamingConventions namingConventions) {
        var entryName = listedStream.entryName();
        var cut = namingConventions.cut(TextCleanup.repaired(entryName.name()));
        var market = cut.market();
        var because = cut.because();
        if (market.isEmpty() && !entryName.tvgName().equals(entryName.name())) {
            var named = namingConventions.cut(TextCleanup.repaired(entryName.tvgName()));
            market = named.market();
            if (!market.isEmpty()) because = named.because();
        }
        if (market.isEmpty()) market = BroadcastMarkets.ofGroup(entryName.group());
        if (market.isEmpty()) {
            var placed = placed(listedStream, namingConventions);
            market = placed.map(NamingConvention::market).orElse("");
            if (placed.isPresent()) because = List.of(placed.get());
        }
        var marks = QualityMarks.strip(cut.rest());
        var title = marks.title().isEmpty() ? named(entryName) : marks.title();
        var pictureQuality = marks.quality() == PictureQuality.UNKNOWN
                        && !cut.aside().isEmpty()
                ? QualityMarks.strip("-" + cut.aside().replace('-', ' ')).quality()
                : marks.quality();
        var isNational = namingConventions.hasCountries(listedStream.tvgId());
        return new ChannelIdentity(key(entryName, title, market, isNational), title, market, pictureQuality, because);
    }

    /// For a name that is nothing but marks, or nothing at all.
    private static String named(EntryName entryName) {
        var name = TextCleanup.repaired(entryName.name()).strip();
        if (name.isEmpty()) name = TextCleanup.repaired(entryName.tvgName()).strip();
        return name.isEmpty() ? NAMELESS : name;
    }

    private static Optional<NamingConvention> placed(ListedStream listedStream, NamingConventions namingConventions) {
        var country = GuideIdCountry.of(listedStream.tvgId().strip());
        if (!country.isEmpty())
            return Optional.of(
                    new NamingConvention(NamingConvention.Kind.GUIDE_ID, listedStream.tvgId(), country, 1, 1));
        return namingConventions.ofGroup(listedStream.entryName().group()).or(namingConventions::ofList);
    }

    /// The country that a stream is marked with: in front of its name, or in its guide id; empty if in neither.
    public static String markedCountry(String name, String guideId) {
        var market = CountryPrefix.of(TextCleanup.repaired(name)).market();
        return market.isEmpty() ? GuideIdCountry.of(guideId.strip()) : market;
    }

    /// The key in its parts.
    public ChannelKey channel() {
        return ChannelKey.of(key);
    }

    /// @param isNational whether the list tells it from its namesakes by their countries
    private static String key(EntryName entryName, String title, String market, boolean isNational) {
        var eventPlaceholder = EventPlaceholder.of(title);
        // A slot shows something else every hour, so only the same group of slots has the same number.
        if (eventPlaceholder.isEvent())
            return "event|" + market + "|" + eventPlaceholder.core() + "@" + signs(entryName.group());
        if (eventPlaceholder.isLoop()) return "loop||" + eventPlaceholder.core();
        var parsed = ChannelName.of(title, market);
        var kind = isRadio(entryName) ? "radio" : "tv";
        if (!parsed.call().key().isEmpty()) {
            var country = parsed.call().key().charAt(0) == 'c' ? "ca" : "us";
            return kind + "|" + country + "|call " + parsed.call().key();
        }
        var isBracketed = title.endsWith(")") || title.endsWith("]");
        return kind + "|" + feed(parsed, market, entryName.group(), isBracketed, isNational);
    }

    private static String feed(
            ChannelName parsed, String market, String group, boolean isBracketed, boolean isNational) {
        var name = parsed;
        var viewers = market;
        if (name.country().isEmpty()) {
            viewers = BroadcastMarkets.ofSpeakers(market, group);
        } else {
            if (Brands.SHIPPED.speaks(name.core())) viewers = name.country();
            else if (Brands.SHIPPED.isNational(name) || name.countryIsCode()) viewers = name.country();
            else name = name.withCountryAsWord();
        }
        var feed = name.country().isEmpty() ? Brands.SHIPPED.feed(name, viewers) : Brands.SHIPPED.named(name, viewers);
        var language = name.language();
        // Who writes a country in brackets behind a name nobody knows tells two channels apart.
        if (isBracketed
                && market.isEmpty()
                && name.countryIsCode()
                && feed.market().isEmpty()
                && !Brands.SHIPPED.hasFeedOfEverywhere(feed.core())) {
            feed = new Brands.Feed(name.country(), feed.core(), feed.language());
        }
        if (isNational && feed.market().isEmpty() && !Brands.SHIPPED.hasFeedOfEverywhere(feed.core())) {
            feed = new Brands.Feed(market, feed.core(), feed.language());
        }
        // A feed in a language is that one wherever it is seen.
        if (!language.isEmpty()) feed = new Brands.Feed("", name.core(), language);
        return feed.market()
                + "|"
                + feed.core()
                + mark(feed.language())
                + mark(name.coast().equals("east") ? "" : name.coast())
                + mark(name.shift());
    }

    private static String mark(String value) {
        return value.isEmpty() ? "" : ";" + value;
    }

    private static boolean isRadio(EntryName entryName) {
        if (entryName.kind() == SourceKind.RADIO) return true;
        var group = entryName.group();
        if (!mayNameRadio(group)) return false;
        return Tokens.of(group).stream().anyMatch(word -> word.is("radio") || word.is("radios"));
    }

    /// True if the group's name may say radio, so that it is worth splitting into words.
    private static boolean mayNameRadio(String group) {
        for (var i = 0; i < group.length(); i++) if (group.charAt(i) >= 0x80) return true;
        return group.toLowerCase(Locale.ROOT).contains("radio");
    }

    private static String signs(String group) {
        return Folding.plain(group).strip().toLowerCase(Locale.ROOT);
    }

    /// Recognises entries that are not ordinary channels: event slots (`PPV 01: …`, `MLB 05 |`) and loops of one
    /// programme (`24/7 Friends`).
    ///
    /// @param core the slot or the programme, without spaces; empty if the name is an ordinary one
    private record EventPlaceholder(boolean isEvent, boolean isLoop, String core) {
        private static final EventPlaceholder NONE = new EventPlaceholder(false, false, "");
        private static final Set<String> EVENT_WORDS = Set.of("ppv", "event", "events");
        /// `20:45`, `20h45`, `8pm`: no channel has a time of day in its name.
        private static final Pattern TIME =
                Pattern.compile("(?<![\\d:])\\d{1,2}(?:[:h]\\d{2}(?![\\d:])| ?[ap]m(?![a-z]))");
        private static final int LONGEST_NUMBER = 3;

        static EventPlaceholder of(String title) {
            var loop = loop(title);
            return loop.isEmpty() ? event(title) : new EventPlaceholder(false, true, loop);
        }

        private static String loop(String title) {
            var text = title.strip();
            if (text.length() < 6 || !text.startsWith("24")) return "";
            var sign = "/-x".indexOf(Character.toLowerCase(text.charAt(2)));
            if (sign < 0 || text.charAt(3) != '7') return "";
            return joined(text.substring(4));
        }

        /// Words, a number, then a sign and what is on: or nothing, when nothing is.
        private static EventPlaceholder event(String title) {
            var at = 0;
            while (at < title.length() && !Folding.isDigit(title.charAt(at)) && ":|".indexOf(title.charAt(at)) < 0)
                at++;
            var end = at;
            while (end < title.length() && Folding.isDigit(title.charAt(end))) end++;
            if (at == 0 || end == at || end - at > LONGEST_NUMBER) return NONE;
            var label = Tokens.of(title.substring(0, at));
            if (label.isEmpty()) return NONE;
            var called = false;
            for (var word : label) called |= EVENT_WORDS.contains(word.text());
            var tail = title.substring(end).strip();
            var number = Integer.parseInt(title.substring(at, end));
            if (!called && !isShown(tail)) return NONE;
            if (called && !tail.isEmpty() && ":|-(@".indexOf(tail.charAt(0)) < 0) return NONE;
            return new EventPlaceholder(true, false, joined(title.substring(0, at)) + number);
        }

        private static boolean isShown(String tail) {
            if (tail.isEmpty() || ":|-".indexOf(tail.charAt(0)) < 0) return false;
            var what = tail.substring(1).strip().toLowerCase(Locale.ROOT);
            return (what.isEmpty() && tail.charAt(0) != '-')
                    || what.contains(" vs ")
                    || what.contains(" vs. ")
                    || what.contains(" v ")
                    || what.contains(" @ ")
                    || what.startsWith("no event")
                    || TIME.matcher(what).find();
        }

        private static String joined(String text) {
            var all = new StringBuilder();
            for (var word : Tokens.of(text)) if (!Lexicon.SHIPPED.isFiller(word.text())) all.append(word.text());
            return all.toString();
        }
    }
}
