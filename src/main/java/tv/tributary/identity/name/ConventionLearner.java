package tv.tributary.identity.name;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tv.tributary.identity.name.NamingConvention.Kind;
import tv.tributary.identity.text.BroadcastMarkets;
import tv.tributary.identity.text.Folding;
import tv.tributary.identity.text.TextCleanup;
import tv.tributary.model.Source.SourceKind;

/// Learns a provider's [NamingConventions] from its list: how often each mark stands in front of a name, in
/// which groups, and what the groups say. The order of the names does not matter. Linear; holds what is in
/// front of names and the groups. Not thread-safe.
public final class ConventionLearner {
    /// Sooner it may be chance.
    private static final int FEW = 5;
    private static final int SOME = 20;
    private static final int MANY = 50;
    /// Several kinds of groups.
    private static final int GROUPS = 3;
    /// Codes among the groups.
    private static final int MANY_CODES = 3;
    /// So many guide ids are looked at, and so many of several countries are remembered.
    private static final int MOST_IDS = 100_000;

    private static final int MOST_SEVERAL = 1_000;
    /// Marks in a row.
    private static final int DEEPEST = 2;

    /// One mark.
    private static final class Seen {
        final NameMark nameMark;
        final Set<String> groups = new HashSet<>(2);
        final Map<String, Integer> markets = new HashMap<>(2);
        int count;
        int grouped;
        /// The number of names in which a country follows it.
        int before;

        Seen(NameMark nameMark) {
            this.nameMark = nameMark;
        }
    }

    /// One group.
    private static final class Group {
        final String market;
        /// Names by what placed them: a mark's text, or `=` and the market.
        final Map<String, Integer> placedBy = new HashMap<>(2);
        int count;

        Group(String market) {
            this.market = market;
        }
    }

    private final Map<String, Seen> seen = new HashMap<>();
    private final Map<String, Seen> loose = new HashMap<>();
    private final SuffixLearner behind = new SuffixLearner();
    private final Map<String, Group> groups = new HashMap<>();
    /// The number of names with a country prefix, by style.
    private final Map<String, Integer> styles = new HashMap<>();
    /// The first country of each guide id that ends in one, and those that end in several.
    private final Map<String, String> guideCountries = new HashMap<>();
    private final Map<String, Set<String>> severalCountries = new HashMap<>();
    private int names;

    /// One more entry of the list; films and lines that only part it are passed over.
    public void add(ListedStream listedStream) {
        var entryName = listedStream.entryName();
        if (entryName.kind() != SourceKind.LIVE && entryName.kind() != SourceKind.RADIO) return;
        names++;
        addGuideId(listedStream.tvgId().strip());
        var group = groups.computeIfAbsent(entryName.group().strip(), ConventionLearner::group);
        group.count++;
        var name = TextCleanup.repaired(entryName.name()).strip();
        var mark = marks(name, group, entryName.group());
        if (mark.isEmpty() && !entryName.tvgName().equals(entryName.name()))
            mark = marks(TextCleanup.repaired(entryName.tvgName()).strip(), group, entryName.group());
        behind.add(name, entryName.group(), group.market);
        if (mark.isEmpty()) mark = plainly(name, listedStream.tvgId());
        if (!mark.isEmpty()) group.placedBy.merge(mark, 1, Integer::sum);
    }

    /// A word says no country until the other groups show that it is a code.
    private static Group group(String name) {
        return new Group(BroadcastMarkets.isWord(name) ? "" : BroadcastMarkets.namedBy(name));
    }

    private void addGuideId(String tvgId) {
        var id = GuideIdCountry.withoutCountry(tvgId);
        if (id.isEmpty()) return;
        var country = GuideIdCountry.of(tvgId);
        var first = guideCountries.size() < MOST_IDS ? guideCountries.putIfAbsent(id, country) : guideCountries.get(id);
        if (first == null || first.equals(country)) return;
        if (severalCountries.size() < MOST_SEVERAL)
            severalCountries
                    .computeIfAbsent(id, _ -> new HashSet<>(Set.of(first)))
                    .add(country);
    }

    /// Counts the marks in front of a name; returns the first, empty if there is none.
    private String marks(String name, Group group, String title) {
        var rest = name;
        var first = "";
        for (var depth = 0; depth < DEEPEST; depth++) {
            var head = NameMark.of(rest);
            if (head.isEmpty()) break;
            var text = head.get().text();
            count(seen, head.get(), group, title);
            if (first.isEmpty()) first = text;
            rest = head.get().rest();
        }
        if (!first.isEmpty()) return first;
        NameMark.loose(name)
                .filter(nameMark -> !nameMark.market().isEmpty())
                .ifPresent(nameMark -> count(loose, nameMark, group, title));
        return "";
    }

    private static void count(Map<String, Seen> marks, NameMark nameMark, Group group, String title) {
        var mark = marks.computeIfAbsent(nameMark.text(), _ -> new Seen(nameMark));
        mark.count++;
        if (mark.groups.size() < GROUPS) mark.groups.add(title);
        if (!group.market.isEmpty()) {
            mark.grouped++;
            mark.markets.merge(group.market, 1, Integer::sum);
        }
        if (!CountryPrefix.of(nameMark.rest()).market().isEmpty()) mark.before++;
    }

    /// The country of a name without a prefix, from a flag or the guide id.
    private static String plainly(String name, String tvgId) {
        var market = CountryPrefix.of(name).market();
        if (market.isEmpty()) market = GuideIdCountry.of(tvgId);
        return market.isEmpty() ? "" : "=" + market;
    }

    /// The conventions of the whole list.
    ///
    /// @param before the conventions it had; those still seen stay, even if too rare to be learnt now
    public NamingConventions learnt(NamingConventions before) {
        styles.clear();
        var learnt = new HashMap<String, NamingConvention>();
        for (var mark : seen.values())
            if (!mark.nameMark.market().isEmpty()) styles.merge(mark.nameMark.style(), mark.count, Integer::sum);
        for (var mark : seen.values())
            prefix(mark).ifPresent(namingConvention -> learnt.put(namingConvention.text(), namingConvention));
        loose(learnt);
        for (var namingConvention : before.all()) {
            if (namingConvention.kind() != Kind.PREFIX) continue;
            for (var marks : List.of(seen, loose))
                Optional.ofNullable(marks.get(namingConvention.text()))
                        .ifPresent(mark -> learnt.putIfAbsent(
                                namingConvention.text(), convention(mark, namingConvention.market())));
        }
        var all = new ArrayList<>(learnt.values());
        all.addAll(places(learnt));
        all.addAll(behind.learnt(before, names, groups.size()));
        var codes = groups.keySet().stream().filter(BroadcastMarkets::isCode).count();
        if (codes > MANY_CODES && codes * 3 >= groups.size())
            all.add(new NamingConvention(Kind.GROUP_CODES, "", "", (int) codes, groups.size()));
        severalCountries.forEach((id, countries) ->
                all.add(new NamingConvention(Kind.GUIDE_COUNTRIES, id, "", countries.size(), countries.size())));
        return new NamingConventions(all);
    }

    private Optional<NamingConvention> prefix(Seen mark) {
        var known = mark.nameMark.market();
        var agreed = agreed(mark);
        if (!known.isEmpty()) {
            var isStyle = Optional.ofNullable(styles.get(mark.nameMark.style())).orElse(0) >= SOME;
            if (mark.count < FEW && !isStyle) return Optional.empty();
            var meant = isOtherMeaning(mark.nameMark.label(), known, agreed) ? agreed : known;
            return Optional.of(convention(mark, meant));
        }
        if (isMarkOnly(mark)) return Optional.of(convention(mark, ""));
        // A country's own code for itself stands throughout that country's groups.
        var code = !agreed.isEmpty() && mark.count >= SOME && mark.count * 2 >= namesIn(agreed);
        return code ? Optional.of(convention(mark, agreed)) : Optional.empty();
    }

    private static NamingConvention convention(Seen mark, String market) {
        return new NamingConvention(Kind.PREFIX, mark.nameMark.text(), market, mark.count, mark.count);
    }

    /// The country that the groups of nearly all its names say; empty if they do not.
    private static String agreed(Seen mark) {
        if (mark.grouped < FEW * 2 || mark.grouped * 10 < mark.count * 6) return "";
        for (var market : mark.markets.entrySet())
            if (market.getValue() * 10 >= mark.grouped * 9) return market.getKey();
        return "";
    }

    /// `AR` in front of names in the group Argentina, `LA` in front of Latin American ones.
    private static boolean isOtherMeaning(String label, String known, String agreed) {
        if (agreed.isEmpty() || agreed.equals(known) || label.length() > 3) return false;
        return Folding.plain(BroadcastMarkets.english(agreed)).startsWith(Folding.plain(label));
    }

    /// Whether it says nothing about the channel: signs alone, words about the stream, what stands in front of
    /// country marks, and a house's own mark on much of what it has.
    private boolean isMarkOnly(Seen mark) {
        if (mark.count < FEW) return false;
        if (mark.nameMark.isAside() || mark.before * 10 >= mark.count * 6) return true;
        return mark.count >= MANY
                && mark.count * 10L >= names * 3L
                && mark.groups.size() >= GROUPS
                && mark.markets.size() != 1;
    }

    private int namesIn(String market) {
        var count = 0;
        for (var group : groups.values()) if (group.market.equals(market)) count += group.count;
        return count;
    }

    /// A first word in capitals is a country only where most of a list begins with one in this style, or a good
    /// part of it with that of its group: a list may be put together of several.
    private void loose(Map<String, NamingConvention> learnt) {
        var counts = new HashMap<String, Integer>();
        var agreed = new HashMap<String, Integer>();
        for (var mark : loose.values()) {
            counts.merge(mark.nameMark.style(), mark.count, Integer::sum);
            agreed.merge(mark.nameMark.style(), ofItsGroups(mark), Integer::sum);
        }
        for (var mark : loose.values()) {
            var all = Optional.ofNullable(counts.get(mark.nameMark.style())).orElse(0);
            var right = Optional.ofNullable(agreed.get(mark.nameMark.style())).orElse(0);
            var isMost = all >= MANY && all * 10L >= names * 6L && mark.count >= FEW;
            var isPart = right >= MANY && right * 10L >= all * 9L && right * 12L >= names;
            if (isMost || (isPart && ofItsGroups(mark) * 10L >= mark.count * 9L))
                learnt.put(mark.nameMark.text(), convention(mark, mark.nameMark.market()));
        }
    }

    /// In how many names it says what their group says.
    private static int ofItsGroups(Seen mark) {
        return Optional.ofNullable(mark.markets.get(mark.nameMark.market())).orElse(0);
    }

    /// Groups without a country, and the whole list, that are nearly all for one.
    private List<NamingConvention> places(Map<String, NamingConvention> prefixes) {
        var places = new ArrayList<NamingConvention>();
        var whole = new HashMap<String, Integer>();
        groups.forEach((name, group) -> {
            var placed = new HashMap<String, Integer>();
            if (!group.market.isEmpty()) placed.put(group.market, group.count);
            else
                group.placedBy.forEach((mark, count) -> {
                    var market = mark.charAt(0) == '='
                            ? mark.substring(1)
                            : Optional.ofNullable(prefixes.get(mark))
                                    .map(NamingConvention::market)
                                    .orElse("");
                    if (!market.isEmpty()) placed.merge(market, count, Integer::sum);
                });
            placed.forEach((market, count) -> whole.merge(market, count, Integer::sum));
            if (group.market.isEmpty())
                place(Kind.GROUP, name, placed, FEW * 2, group.count / 2).ifPresent(places::add);
        });
        place(Kind.LIST, "", whole, SOME, names / 3).ifPresent(places::add);
        return places;
    }

    private static Optional<NamingConvention> place(
            Kind kind, String text, Map<String, Integer> placed, int least, int share) {
        var all = placed.values().stream().mapToInt(count -> count).sum();
        if (all < least || all < share || (kind == Kind.GROUP && text.isEmpty())) return Optional.empty();
        return placed.entrySet().stream()
                .filter(market -> market.getValue() * 10L >= all * 9L)
                .findFirst()
                .map(market -> new NamingConvention(kind, text, market.getKey(), market.getValue(), all));
    }
}
