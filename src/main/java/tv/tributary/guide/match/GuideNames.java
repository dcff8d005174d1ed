package tv.tributary.guide.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tv.tributary.identity.name.ChannelIdentifier;
import tv.tributary.identity.name.ChannelKey;
import tv.tributary.identity.name.ListedStream;
import tv.tributary.identity.name.ListedStream.EntryName;
import tv.tributary.identity.name.NamingConvention;
import tv.tributary.identity.name.NamingConventions;
import tv.tributary.identity.text.BroadcastMarkets;
import tv.tributary.identity.text.Folding;
import tv.tributary.model.Source.SourceKind;

/// Reads the names of a guide's channels as those of streams are read, and the ways to write names that only guides
/// have. Not thread-safe.
final class GuideNames {
    /// `Telefé (Argentina)`.
    private static final Pattern BRACKET = Pattern.compile("(.{2,}?)\\s*\\(([^()]{2,40})\\)\\s*");
    private static final Pattern CALL_SIGN = Pattern.compile("([KW][A-Z]{2,3}|C[A-Z]{3}) .+");
    /// In brackets: the feed of everywhere the channel is seen.
    private static final Set<String> WHOLE =
            Set.of("latinoamerica", "latin america", "panregional", "latam", "hispanoamerica", "international");

    private static final String OF = " de ";
    /// Countries of several languages, where a name means the feed of the language's home.
    private static final Set<String> MULTILINGUAL = Set.of("ch", "be", "lu", "ca");

    private static final int GUESSED = 10;
    private static final int BY_CALL_SIGN = 5;

    /// One way to read a name.
    ///
    /// @param market whose viewers it is for; empty if unknown
    /// @param doubt 0 for the plainest way; what another one takes from the sureness of a match
    record Reading(ChannelKey key, String title, String market, int doubt) {}

    private final NamingConventions own;
    private final Map<String, NamingConventions> placed = new HashMap<>();

    /// @param own the guide's conventions, learnt from all its names
    GuideNames(NamingConventions own) {
        this.own = own;
    }

    /// All ways to read one name, the plainest first; empty for a blank one.
    ///
    /// @param language of the name; empty if unknown
    /// @param market of the guide's channel; empty if unknown
    /// @param leadingWord what the guide puts in front of its names, in lower case; empty for nothing
    List<Reading> read(String name, String language, String market, String leadingWord) {
        if (!Folding.hasLetterOrDigit(name)) return List.of();
        var readings = new ArrayList<Reading>(2);
        add(readings, name, market, 0);
        var text = GuideCountries.withoutLead(name.strip(), leadingWord);
        add(readings, text, market, 0);
        addPlaces(readings, text, market);
        if (MULTILINGUAL.contains(market)) {
            var home = GuideLanguages.SHIPPED.home(language);
            if (!home.isEmpty()) add(readings, text, home, GUESSED);
        }
        addStation(readings, text, market);
        return readings;
    }

    /// `Telefé (Argentina)`, `Cinecanal (Panregional)`, `Canal 13 de Chile`.
    private void addPlaces(List<Reading> readings, String text, String market) {
        var bracket = BRACKET.matcher(text);
        if (bracket.matches()) {
            var place = Folding.plain(bracket.group(2)).strip();
            var country = BroadcastMarkets.ofLabel(place);
            if (!country.isEmpty()) add(readings, bracket.group(1), country, 0);
            else if (WHOLE.contains(place)) add(readings, bracket.group(1), market, 0);
        }
        var of = text.lastIndexOf(OF);
        if (of < 2) return;
        var country = BroadcastMarkets.ofLabel(
                Folding.plain(text.substring(of + OF.length())).strip());
        if (!country.isEmpty()) add(readings, text.substring(0, of), country, 0);
    }

    /// `KIRO Seattle`: in lists the call sign stands in brackets.
    private static void addStation(List<Reading> readings, String text, String market) {
        if (!market.equals("us") && !market.equals("ca")) return;
        var station = CALL_SIGN.matcher(text);
        if (!station.matches()) return;
        var call = station.group(1).toLowerCase(Locale.ROOT);
        var country = call.startsWith("c") ? "ca" : "us";
        readings.add(
                new Reading(new ChannelKey("tv", country, "call " + call, "", "", ""), text, market, BY_CALL_SIGN));
    }

    private void add(List<Reading> readings, String name, String market, int doubt) {
        var stream = new ListedStream(new EntryName(SourceKind.LIVE, name, "", ""), "", "");
        var identity = ChannelIdentifier.read(stream, placed.computeIfAbsent(market, this::placed));
        var key = identity.channel();
        if (readings.stream().anyMatch(reading -> reading.key.equals(key))) return;
        readings.add(new Reading(key, identity.title(), identity.market(), doubt));
    }

    private NamingConventions placed(String market) {
        if (market.isEmpty()) return own;
        var conventions = new ArrayList<>(own.all());
        conventions.removeIf(convention -> convention.kind() == NamingConvention.Kind.LIST);
        conventions.add(new NamingConvention(NamingConvention.Kind.LIST, "", market, 1, 1));
        return new NamingConventions(conventions);
    }
}
