package tv.tributary.identity.name;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tv.tributary.identity.name.NamingConvention.Kind;
import tv.tributary.identity.text.Folding;
import tv.tributary.identity.text.Lexicon;
import tv.tributary.identity.text.Tokens;

/// Learns the marks that a provider puts behind names, and the names it has for several countries. What tells feeds of
/// a name apart (language, coast, time shift, number) is no mark. The order of the names does not matter. Not
/// thread-safe.
final class SuffixLearner {
    private static final int SOME = 20;
    private static final int GROUPS = 3;
    private static final int SEVERAL = 3;
    private static final int MOST_NAMESAKES = 1_000;
    private static final String DIGITS = "#";

    /// One mark.
    private static final class Seen {
        final NameMark mark;
        final Set<String> groups = new HashSet<>(2);
        final Set<String> names = new HashSet<>(2);
        final Map<String, Integer> markets = new HashMap<>(2);
        int count;
        int grouped;

        Seen(NameMark mark) {
            this.mark = mark;
        }
    }

    private final Map<String, Seen> seen = new HashMap<>();
    private final Map<String, Set<String>> countries = new HashMap<>();

    /// @param market of its group; empty if that names none
    void add(String name, String group, String market) {
        var front = CountryPrefix.of(name);
        CountryCodeBehind.of(front.rest(), front.market().isEmpty() ? market : front.market())
                .ifPresent(named -> countries
                        .computeIfAbsent(named.core(), _ -> new HashSet<>(2))
                        .add(named.country()));
        if (NameMark.behind(name).isEmpty()) return;
        NameMark.behind(QualityMarks.strip(name, market).title())
                .filter(SuffixLearner::mayBeMark)
                .ifPresent(mark -> count(mark, group, market));
    }

    private void count(NameMark mark, String group, String market) {
        var known = seen.computeIfAbsent(mark.text(), _ -> new Seen(mark));
        known.count++;
        if (known.groups.size() < GROUPS) known.groups.add(group);
        if (known.names.size() < SOME) known.names.add(Folding.plain(mark.rest()));
        if (market.isEmpty()) return;
        known.grouped++;
        known.markets.merge(market, 1, Integer::sum);
    }

    private static boolean mayBeMark(NameMark mark) {
        if (mark.text().equals("(" + DIGITS + ")") || mark.text().contains("+" + DIGITS)) return false;
        var words = Tokens.of(mark.label());
        if (words.isEmpty()) return true;
        var last = words.getLast();
        return (last.text().length() > 1 || (words.size() > 1 && last.isNumber()))
                && Lexicon.SHIPPED.language(last.text()).isEmpty()
                && Lexicon.SHIPPED.coast(last.text()).isEmpty()
                && words.stream().noneMatch(word -> word.is("radio"));
    }

    /// @param before what was known before: marks that are still seen stay
    /// @param names in the list; @param groups in the list
    List<NamingConvention> learnt(NamingConventions before, int names, int groups) {
        var styles = new HashMap<String, Integer>();
        for (var mark : seen.values())
            if (!mark.mark.market().isEmpty()) styles.merge(mark.mark.style(), mark.count, Integer::sum);
        var learnt = new HashMap<String, NamingConvention>();
        for (var mark : seen.values())
            meaning(mark, names, groups, styles)
                    .ifPresent(market -> learnt.put(mark.mark.text(), convention(mark, market)));
        for (var convention : before.all())
            if (convention.kind() == Kind.SUFFIX)
                Optional.ofNullable(seen.get(convention.text()))
                        .ifPresent(
                                mark -> learnt.putIfAbsent(convention.text(), convention(mark, convention.market())));
        var all = new ArrayList<>(learnt.values());
        countries.entrySet().stream()
                .filter(named -> named.getValue().size() >= SEVERAL)
                .sorted(Map.Entry.comparingByKey())
                .limit(MOST_NAMESAKES)
                .forEach(named -> all.add(new NamingConvention(
                        Kind.NAME_COUNTRIES,
                        named.getKey(),
                        "",
                        named.getValue().size(),
                        named.getValue().size())));
        return all;
    }

    private static NamingConvention convention(Seen mark, String market) {
        return new NamingConvention(Kind.SUFFIX, mark.mark.text(), market, mark.count, mark.count);
    }

    /// The country a mark stands for, an empty one if it says nothing about the channel; nothing if it is no mark.
    private static Optional<String> meaning(Seen mark, int names, int groups, Map<String, Integer> styles) {
        var country = mark.mark.market();
        if (!country.isEmpty()) {
            var style = Optional.ofNullable(styles.get(mark.mark.style())).orElse(0);
            var agrees = mark.grouped == 0
                    || Optional.ofNullable(mark.markets.get(country)).orElse(0) * 10 >= mark.grouped * 9;
            return isMuch(style, names) && agrees ? Optional.of(country) : Optional.empty();
        }
        var everywhere = mark.groups.size() >= Math.min(GROUPS, groups) && mark.markets.size() != 1;
        return isMuch(mark.count, names) && mark.names.size() >= SOME && everywhere
                ? Optional.of("")
                : Optional.empty();
    }

    private static boolean isMuch(int count, int names) {
        return count >= SOME && count * 10L >= names * 3L;
    }
}
