package tv.tributary.identity.name;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tv.tributary.file.BundledFile;
import tv.tributary.identity.text.Folding;

/// Brands that are one channel everywhere or one per market, from the bundled table `brands.tsv`. Immutable.
///
/// A name that the table does not know is one channel everywhere if it is long enough to be somebody's own (`Mezzo`),
/// and one per market if it is short (`ATV`), a common word and a number (`TV 3`) or of a family with national feeds
/// (`Nickelodeon …`). A short word that is no common one and its number are somebody's own again: `Rai 3`, `NPO 1`.
public final class Brands {
    public static final Brands SHIPPED = new Brands(true);
    /// What its rows say of single brands left out: shows how names are judged that nobody wrote a row for.
    public static final Brands WITHOUT_ROWS = new Brands(false);
    /// Names of fewer letters are thought of more than once in the world.
    private static final int OWN_NAME = 4;
    private static final int LONG_NUMBER = 3;

    /// @param market whose feed it is; empty for the feed of everywhere
    /// @param core the name it has, which may be another in this market
    /// @param language of the feed, if the bare name means one; empty otherwise
    record Feed(String market, String core, String language) {}

    /// One item of a row: `cz,hu`, `*`, `de,at=rtl2`, `*/en`.
    private record Zone(List<String> markets, String core, String language) {
        static Zone of(String item) {
            var slash = item.indexOf('/');
            var language = slash < 0 ? "" : item.substring(slash + 1);
            var rest = slash < 0 ? item : item.substring(0, slash);
            var equals = rest.indexOf('=');
            var core = equals < 0 ? "" : rest.substring(equals + 1);
            return new Zone(List.of((equals < 0 ? rest : rest.substring(0, equals)).split(",", -1)), core, language);
        }

        boolean everywhere() {
            return markets.getFirst().equals("*");
        }
    }

    private final Map<String, List<Zone>> rows = new HashMap<>();
    private final Set<String> families = new HashSet<>();
    private final Set<String> counted = new HashSet<>();
    private final Map<String, String> neighbours = new HashMap<>();

    private Brands(boolean hasRows) {
        for (var row : BundledFile.table(Brands.class, "brands.tsv")) {
            var name = row.get(1);
            switch (row.getFirst()) {
                case "family" -> families.addAll(names(name));
                case "counted" -> counted.addAll(names(name));
                case "everywhere" -> names(name).forEach(one -> rows.put(one, List.of(Zone.of("*"))));
                case "national" -> names(name).forEach(one -> rows.put(one, List.of()));
                case "neighbours" -> {
                    for (var market : row.get(2).split(" ", -1)) neighbours.put(market, name);
                }
                case "languages", "elsewhere", "shared", "zones" -> rows.put(name, zones(row.get(2)));
                default -> throw new IllegalStateException("brands.tsv: " + row);
            }
        }
        if (!hasRows) rows.clear();
    }

    private static List<String> names(String cell) {
        return List.of(cell.split(" ", -1));
    }

    private static List<Zone> zones(String items) {
        return names(items).stream().map(Zone::of).toList();
    }

    /// Whether feeds of this name differ from country to country.
    boolean isNational(ChannelName name) {
        var row = rows.get(name.core());
        return row == null ? isFamily(name) : row.stream().noneMatch(Zone::everywhere);
    }

    /// Whether the table says that the feed without a country is one of its own, and not one whose country is unknown.
    public boolean hasFeedOfEverywhere(String core) {
        return rows.getOrDefault(core, List.of()).stream().anyMatch(Zone::everywhere);
    }

    /// Whether the bare name means a feed in some language, so that a country behind it means its language.
    boolean speaks(String core) {
        return rows.getOrDefault(core, List.of()).stream().anyMatch(zone -> !zone.language.isEmpty());
    }

    /// Whether the table has a row for a name, and does not leave it to a rule.
    public boolean tells(String core) {
        return rows.containsKey(core);
    }

    /// Whether no row speaks of a name, and its form says that it is one channel everywhere.
    boolean isEverywhereByRule(ChannelName name) {
        return !tells(name.core()) && !isFamily(name) && isOwnName(name);
    }

    /// The feed that a name means to viewers in a market; an empty market is unknown.
    Feed feed(ChannelName name, String market) {
        var row = rows.get(name.core());
        if (row != null) return listed(row, name.core(), market);
        if (isFamily(name)) return new Feed(home(market), name.core(), "");
        return new Feed(isOwnName(name) ? "" : market, name.core(), "");
    }

    /// The feed of a name that states its country: `Euronews Bulgaria` is one of its own where the bare name
    /// means the English one.
    Feed named(ChannelName name, String country) {
        var row = rows.get(name.core());
        if (row == null || name.countryIsCode()) return feed(name, country);
        return among(row, name.core(), country).orElseGet(() -> new Feed(home(country), name.core(), ""));
    }

    private Feed listed(List<Zone> row, String core, String market) {
        return among(row, core, market).orElseGet(() -> {
            for (var zone : row) if (zone.everywhere()) return feed(zone, core, market);
            return new Feed(home(market), core, "");
        });
    }

    /// The feed of the zone a market is in, or else the market whose feeds it usually gets.
    private Optional<Feed> among(List<Zone> row, String core, String market) {
        for (var zone : row) if (zone.markets.contains(market)) return Optional.of(feed(zone, core, market));
        var home = home(market);
        for (var zone : row) if (zone.markets.contains(home)) return Optional.of(feed(zone, core, market));
        return Optional.empty();
    }

    private Feed feed(Zone zone, String core, String market) {
        if (!zone.core.isEmpty()) {
            // Nobody knows which of the names a list without countries means.
            if (market.isEmpty()) return new Feed("", core, "");
            var row = rows.get(zone.core);
            return row == null ? new Feed(home(market), zone.core, "") : listed(row, zone.core, market);
        }
        var anywhere = zone.everywhere() || !zone.language.isEmpty();
        return new Feed(anywhere ? "" : zone.markets.getFirst(), core, zone.language);
    }

    /// The market whose feeds a market usually gets: Ireland gets the British ones.
    private String home(String market) {
        return neighbours.getOrDefault(market, market);
    }

    private boolean isFamily(ChannelName name) {
        return !hasLongNumber(name.core()) && name.heads().stream().anyMatch(families::contains);
    }

    /// `Radio 105`: so long a number is no place among a country's channels, but a name of its own.
    private boolean hasLongNumber(String core) {
        var start = 0;
        while (start < core.length() && !Folding.isDigit(core.charAt(start))) start++;
        return core.length() - start >= LONG_NUMBER
                && Folding.isNumber(core.substring(start))
                && counted.contains(core.substring(0, start));
    }

    private boolean isOwnName(ChannelName name) {
        var core = name.core();
        var letters = 0;
        for (var i = 0; i < core.length(); i++) if (Character.isLetter(core.charAt(i))) letters++;
        var numbers = core.length() - letters;
        if (letters == 0) return numbers > 2;
        if (hasLongNumber(core)) return true;
        return numbers > 0 ? !counted.contains(core.substring(0, letters)) : letters >= OWN_NAME;
    }
}
