package tv.tributary.catalog.merge;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tv.tributary.model.SourceKind;

/// What channel a stream is, read from its name.
///
/// @param key equal for streams that are the same channel: kind, market and name, with the marks that tell feeds of
///     one name apart
/// @param title the name for eyes: without country prefix and quality marks, in its own case
/// @param market the country (ISO 3166, lower case) or region whose viewers it is for; empty where nothing says so
/// @param because what the provider's list as a whole had to say to it; empty where the name itself says all
public record Identity(String key, String title, String market, Quality quality, List<Habit> because) {
    /// By its name, group and guide name alone.
    public static Identity of(Listing listing) {
        return of(new Sighting(listing, "", ""), Habits.NONE);
    }

    /// What its country is, the first of these says: a mark in front of its name or of its guide name, its group, its
    /// guide id, most of its group, most of its list.
    public static Identity of(Sighting sighting, Habits habits) {
        var listing = sighting.listing();
        var cut = habits.cut(RawText.repaired(listing.name()));
        var market = cut.market();
        var because = cut.because();
        if (market.isEmpty() && !listing.tvgName().equals(listing.name())) {
            var named = habits.cut(RawText.repaired(listing.tvgName()));
            market = named.market();
            if (!market.isEmpty()) because = named.because();
        }
        if (market.isEmpty()) market = Markets.ofGroup(listing.group());
        if (market.isEmpty()) {
            var placed = placed(sighting, habits);
            market = placed.map(Habit::market).orElse("");
            if (placed.isPresent()) because = List.of(placed.get());
        }
        var marks = QualityMarks.strip(cut.rest());
        var title = marks.title().isEmpty() ? listing.name().strip() : marks.title();
        var quality = marks.quality() == Quality.UNKNOWN && !cut.aside().isEmpty()
                ? QualityMarks.strip("-" + cut.aside().replace('-', ' ')).quality()
                : marks.quality();
        return new Identity(key(listing, title, market), title, market, quality, because);
    }

    private static Optional<Habit> placed(Sighting sighting, Habits habits) {
        var country = GuideCountry.of(sighting.tvgId().strip());
        if (!country.isEmpty()) return Optional.of(new Habit(Habit.Kind.GUIDE_ID, sighting.tvgId(), country, 1, 1));
        return habits.ofGroup(sighting.listing().group()).or(habits::ofList);
    }

    /// The key in its parts.
    public ChannelKey channel() {
        return ChannelKey.of(key);
    }

    private static String key(Listing listing, String title, String market) {
        var slot = Slot.of(title);
        // A slot shows something else every hour, so only the same group of slots has the same number.
        if (slot.isEvent()) return "event|" + market + "|" + slot.core() + "@" + signs(listing.group());
        if (slot.isLoop()) return "loop||" + slot.core();
        var parsed = ChannelName.of(title, market);
        var kind = isRadio(listing) ? "radio" : "tv";
        if (!parsed.call().key().isEmpty()) {
            var country = parsed.call().key().charAt(0) == 'c' ? "ca" : "us";
            return kind + "|" + country + "|call " + parsed.call().key();
        }
        return kind + "|" + feed(parsed, market, listing.group());
    }

    private static String feed(ChannelName parsed, String market, String group) {
        var name = parsed;
        var viewers = market;
        if (name.country().isEmpty()) {
            viewers = Markets.ofSpeakers(market, group);
        } else {
            if (Brands.SHIPPED.speaks(name.core())) viewers = name.country();
            else if (Brands.SHIPPED.isNational(name) || name.countryIsCode()) viewers = name.country();
            else name = name.withCountryAsWord();
        }
        var feed = name.country().isEmpty() ? Brands.SHIPPED.feed(name, viewers) : Brands.SHIPPED.named(name, viewers);
        var language = name.language();
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

    private static boolean isRadio(Listing listing) {
        if (listing.kind() == SourceKind.RADIO) return true;
        var group = listing.group();
        if (!mayNameRadio(group)) return false;
        return Words.of(group).stream().anyMatch(word -> word.is("radio") || word.is("radios"));
    }

    /// Whether it is worth cutting into words.
    private static boolean mayNameRadio(String group) {
        for (var i = 0; i < group.length(); i++) if (group.charAt(i) >= 0x80) return true;
        return group.toLowerCase(Locale.ROOT).contains("radio");
    }

    private static String signs(String group) {
        return Folding.plain(group).strip().toLowerCase(Locale.ROOT);
    }
}
