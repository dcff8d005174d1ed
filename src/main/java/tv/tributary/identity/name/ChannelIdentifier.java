package tv.tributary.identity.name;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tv.tributary.identity.name.ChannelDirectory.FeedFit;
import tv.tributary.identity.name.ListedStream.EntryName;
import tv.tributary.identity.text.BroadcastMarkets;
import tv.tributary.identity.text.Folding;
import tv.tributary.identity.text.Lexicon;
import tv.tributary.identity.text.TextCleanup;
import tv.tributary.identity.text.Tokens;
import tv.tributary.model.Source.SourceKind;

/// Reads which channel a stream belongs to, by tables of brands. Immutable; pure.
public final class ChannelIdentifier {
    /// By all that comes with the program.
    public static final ChannelIdentifier SHIPPED = new ChannelIdentifier(Brands.SHIPPED, ChannelDirectory.EMPTY);
    private static final String NAMELESS = "?";

    private final Brands brands;
    private final ChannelDirectory directory;

    /// @param directory speaks before the brands; where it is silent they do
    public ChannelIdentifier(Brands brands, ChannelDirectory directory) {
        this.brands = brands;
        this.directory = directory;
    }

    /// Whether a name would be one channel everywhere if the directory did not have several of it: then streams whose
    /// country decides nothing are of the only one that is listed.
    ///
    /// @param title of a stream for everywhere
    public boolean isSplitByDirectory(String title) {
        var name = ChannelName.of(title, "");
        return directory.hasSeveral(name.core()) && brands.isEverywhereByRule(name);
    }

    /// By its name, group and guide name alone, with what comes with the program.
    public static ChannelIdentity read(EntryName entryName) {
        return read(new ListedStream(entryName, "", ""), NamingConventions.NONE);
    }

    /// By what comes with the program.
    public static ChannelIdentity read(ListedStream listedStream, NamingConventions namingConventions) {
        return SHIPPED.identify(listedStream, namingConventions);
    }

    /// Changes when names may be read otherwise; empty without a directory.
    public String revision() {
        return directory.revision();
    }

    /// How many channels the directory has.
    public int channels() {
        return directory.channels();
    }

    public Brands brands() {
        return brands;
    }

    /// What its country is, the first of these says: a mark in front of its name or of its guide name, its
    /// group, its guide id, most of its group, most of its list.
    public ChannelIdentity identify(ListedStream listedStream, NamingConventions namingConventions) {
        var entryName = listedStream.entryName();
        var cut = namingConventions.cut(TextCleanup.repaired(entryName.name()));
        var market = cut.market();
        var because = cut.because();
        if (market.isEmpty() && !entryName.tvgName().equals(entryName.name())) {
            var named = namingConventions.cut(TextCleanup.repaired(entryName.tvgName()));
            market = named.market();
            if (!market.isEmpty()) because = named.because();
        }
        if (market.isEmpty() && namingConventions.trusts(entryName.group()))
            market = BroadcastMarkets.ofGroup(entryName.group());
        if (market.isEmpty()) {
            var placed = placed(listedStream, namingConventions);
            market = placed.map(NamingConvention::market).orElse("");
            if (placed.isPresent()) because = List.of(placed.get());
        }
        var marks = QualityMarks.strip(cut.rest(), market);
        var title = isNothing(marks.title()) ? named(entryName) : marks.title();
        var pictureQuality =
                marks.quality() == PictureQuality.UNKNOWN && !cut.aside().isEmpty()
                        ? QualityMarks.strip("-" + cut.aside().replace('-', ' '), market)
                                .quality()
                        : marks.quality();
        var isNational = namingConventions.hasCountries(listedStream.tvgId());
        var key = key(entryName, title, market, isNational, namingConventions);
        return new ChannelIdentity(key, title, market, pictureQuality, because);
    }

    /// For a name that is nothing but marks, or nothing at all.
    private static String named(EntryName entryName) {
        var name = TextCleanup.repaired(entryName.name()).strip();
        if (isNothing(name)) name = TextCleanup.repaired(entryName.tvgName()).strip();
        return isNothing(name) ? NAMELESS : name;
    }

    /// A bar separates the parts of a name, and of a key: alone it is no name.
    private static boolean isNothing(String name) {
        return name.chars().allMatch(c -> c == '|' || Character.isWhitespace(c));
    }

    private static Optional<NamingConvention> placed(ListedStream listedStream, NamingConventions namingConventions) {
        var country = GuideIdCountry.of(listedStream.tvgId().strip());
        if (!country.isEmpty())
            return Optional.of(
                    new NamingConvention(NamingConvention.Kind.GUIDE_ID, listedStream.tvgId(), country, 1, 1));
        return namingConventions.ofGroup(listedStream.entryName().group()).or(namingConventions::ofList);
    }

    /// @param isNational whether the list tells it from its namesakes by their countries
    private String key(
            EntryName entryName, String title, String market, boolean isNational, NamingConventions conventions) {
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
        // Who writes a country in brackets behind a name nobody knows tells two channels apart.
        var isBracketed = market.isEmpty() && (title.endsWith(")") || title.endsWith("]"));
        var isNamesake = parsed.countryIsCode() && (isBracketed || conventions.hasNamesakes(parsed.core()));
        var listed = listed(parsed, market, entryName);
        if (listed.isPresent()) return kind + "|" + text(directory.feed(listed.get()), parsed);
        return kind + "|" + feed(parsed, market, entryName.group(), isNamesake, isNational);
    }

    /// The feed that the directory says is meant; empty where it is silent, or a row of the brands speaks.
    public Optional<DirectoryFeed> listed(ListedStream listedStream, NamingConventions conventions) {
        var identity = identify(listedStream, conventions);
        return listed(ChannelName.of(identity.title(), identity.market()), identity.market(), listedStream.entryName());
    }

    /// The feeds that the directory has of a stream's name, those that fit best first, also where it cannot tell which
    /// of
    /// them is meant.
    public List<FeedFit> feeds(ListedStream listedStream, NamingConventions conventions) {
        if (directory.channels() == 0 || isRadio(listedStream.entryName())) return List.of();
        var identity = identify(listedStream, conventions);
        var parsed = ChannelName.of(identity.title(), identity.market());
        if (!parsed.call().key().isEmpty()) return List.of();
        var viewers = parsed.country().isEmpty()
                ? BroadcastMarkets.ofSpeakers(
                        identity.market(), listedStream.entryName().group())
                : identity.market();
        return directory.feeds(parsed, viewers);
    }

    private Optional<DirectoryFeed> listed(ChannelName parsed, String market, EntryName entryName) {
        if (!parsed.call().key().isEmpty() || brands.tells(parsed.core()) || isRadio(entryName))
            return Optional.empty();
        var viewers = parsed.country().isEmpty() ? BroadcastMarkets.ofSpeakers(market, entryName.group()) : market;
        return directory.resolve(parsed, viewers);
    }

    private String feed(ChannelName parsed, String market, String group, boolean isNamesake, boolean isNational) {
        var name = parsed;
        var viewers = market;
        if (name.country().isEmpty()) {
            viewers = BroadcastMarkets.ofSpeakers(market, group);
        } else {
            var whole = name.withCountryAsWord();
            var isKnownWhole = brands.tells(whole.core()) || !whole.core().endsWith(name.countryWords());
            if (Lexicon.SHIPPED.isFiller(name.countryWords())) name = name.withoutCountry();
            else if (name.isForArea() && isKnownWhole) name = whole;
            else if (brands.speaks(name.core())) viewers = name.country();
            else if (brands.isNational(name) || name.countryIsCode()) viewers = name.country();
            else name = whole;
        }
        var feed = name.country().isEmpty() ? brands.feed(name, viewers) : brands.named(name, viewers);
        var language = name.language();
        if (isNamesake && feed.market().isEmpty() && !brands.hasFeedOfEverywhere(feed.core())) {
            feed = new Brands.Feed(name.country(), feed.core(), feed.language());
        }
        if (isNational && feed.market().isEmpty() && !brands.hasFeedOfEverywhere(feed.core())) {
            feed = new Brands.Feed(market, feed.core(), feed.language());
        }
        // A feed in a language is that one wherever it is seen.
        if (!language.isEmpty()) feed = new Brands.Feed(spokenIn(name, market), name.core(), language);
        return text(feed, name);
    }

    private static String text(Brands.Feed feed, ChannelName name) {
        return feed.market()
                + "|"
                + feed.core()
                + mark(feed.language())
                + mark(name.coast().equals("east") ? "" : name.coast())
                + mark(name.shift());
    }

    /// Where a feed in a language is one of its own: a letter alone marks those of one country's operators, if the name
    /// is not known for its languages.
    private String spokenIn(ChannelName name, String market) {
        if (name.isForArea()) return name.country();
        return name.languageIsInitial() && !brands.speaks(name.core()) ? market : "";
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
}
