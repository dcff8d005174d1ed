package tv.tributary.catalog.merge;

import java.util.Locale;
import tv.tributary.model.SourceKind;

/// What channel a stream is, read from its name.
///
/// @param key equal for streams that are the same channel: kind, market and name, with the marks that tell feeds of
///     one name apart
/// @param title the name for eyes: without country prefix and quality marks, in its own case
/// @param market the country (ISO 3166, lower case) or region whose viewers it is for; empty where nothing says so
public record Identity(String key, String title, String market, Quality quality) {
    public static Identity of(Listing listing) {
        var name = RawText.repaired(listing.name());
        var prefixed = Prefix.of(name);
        var market = prefixed.market();
        if (market.isEmpty())
            market = Prefix.of(RawText.repaired(listing.tvgName())).market();
        if (market.isEmpty()) market = Markets.ofGroup(listing.group());
        var marks = QualityMarks.strip(prefixed.rest());
        var title = marks.title().isEmpty() ? listing.name().strip() : marks.title();
        return new Identity(key(listing, title, market), title, market, marks.quality());
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
        var feed = Brands.SHIPPED.feed(name, viewers);
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
