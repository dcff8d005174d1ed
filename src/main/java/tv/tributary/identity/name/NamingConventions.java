package tv.tributary.identity.name;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tv.tributary.identity.text.BroadcastMarkets;
import tv.tributary.identity.text.TextCleanup;

/// One provider's conventions for names, learnt by [ConventionLearner] from the whole list: the marks it puts
/// in front of names, and the countries of groups without one. Immutable.
public final class NamingConventions {
    /// Of a list nobody has read: only what every provider does counts.
    public static final NamingConventions NONE = new NamingConventions(List.of());
    private static final int DEEPEST = 3;

    private final Map<String, NamingConvention> prefixes = new HashMap<>();
    private final Map<String, NamingConvention> suffixes = new HashMap<>();
    private final Map<String, NamingConvention> groups = new HashMap<>();
    private final Map<String, NamingConvention> guideCountries = new HashMap<>();
    private final Map<String, NamingConvention> nameCountries = new HashMap<>();
    private final Optional<NamingConvention> list;
    private final Optional<NamingConvention> groupCodes;
    private final boolean isEmpty;

    public NamingConventions(Collection<NamingConvention> conventions) {
        var whole = Optional.<NamingConvention>empty();
        var codes = Optional.<NamingConvention>empty();
        for (var namingConvention : conventions) {
            switch (namingConvention.kind()) {
                case PREFIX -> prefixes.put(namingConvention.text(), namingConvention);
                case SUFFIX -> suffixes.put(namingConvention.text(), namingConvention);
                case GROUP -> groups.put(namingConvention.text(), namingConvention);
                case GROUP_CODES -> codes = Optional.of(namingConvention);
                case LIST -> whole = Optional.of(namingConvention);
                case GUIDE_COUNTRIES -> guideCountries.put(namingConvention.text(), namingConvention);
                case NAME_COUNTRIES -> nameCountries.put(namingConvention.text(), namingConvention);
                case GUIDE_ID -> throw new IllegalArgumentException("of one name only");
            }
        }
        this.list = whole;
        this.groupCodes = codes;
        this.isEmpty = conventions.isEmpty();
    }

    /// All, in a lasting order.
    public List<NamingConvention> all() {
        var all = new ArrayList<>(prefixes.values());
        all.addAll(suffixes.values());
        all.addAll(groups.values());
        all.addAll(guideCountries.values());
        all.addAll(nameCountries.values());
        list.ifPresent(all::add);
        groupCodes.ifPresent(all::add);
        all.sort(Comparator.comparing(NamingConvention::kind).thenComparing(NamingConvention::text));
        return List.copyOf(all);
    }

    /// A name without its marks.
    ///
    /// @param market what they say; empty if nothing
    /// @param aside words that were set aside, as they may tell of the picture
    /// @param because the conventions it was cut by
    record Cut(String market, String rest, String aside, List<NamingConvention> because) {}

    /// @param name repaired
    Cut cut(String name) {
        var rest = NumberInName.without(name.strip());
        var market = "";
        var aside = "";
        var because = List.<NamingConvention>of();
        for (var depth = 0; depth < DEEPEST; depth++) {
            var found = prefixes.isEmpty() ? Optional.<Known>empty() : known(rest);
            if (found.isEmpty()) break;
            var namingConvention = found.get().convention;
            // Two countries: the first is meant, and the second is a part of the name.
            if (!market.isEmpty()
                    && !namingConvention.market().isEmpty()
                    && !namingConvention.market().equals(market)) break;
            if (!namingConvention.market().isEmpty()) market = namingConvention.market();
            aside += " " + found.get().head.label();
            rest = found.get().head.rest();
            because = with(because, namingConvention);
        }
        if (market.isEmpty()) {
            var fixed = CountryPrefix.of(rest);
            market = fixed.market();
            rest = fixed.rest();
        }
        var cut = new Cut(market, NumberInName.without(rest), aside, because);
        return suffixes.isEmpty() ? cut : cutBehind(cut);
    }

    /// Marks behind a name, among or behind those of its picture.
    private Cut cutBehind(Cut front) {
        var cut = front;
        for (var depth = 0; depth < DEEPEST; depth++) {
            var found = NameMark.behind(cut.rest).flatMap(mark -> known(suffixes, mark));
            if (found.isEmpty()) {
                var bare = QualityMarks.strip(cut.rest, cut.market).title();
                found = NameMark.behind(bare).flatMap(mark -> known(suffixes, mark));
            }
            if (found.isEmpty()) break;
            var convention = found.get().convention;
            cut = new Cut(
                    cut.market.isEmpty() ? convention.market() : cut.market,
                    found.get().head.rest(),
                    cut.aside + " " + cut.rest,
                    with(cut.because, convention));
        }
        return cut;
    }

    private static List<NamingConvention> with(List<NamingConvention> conventions, NamingConvention namingConvention) {
        if (conventions.isEmpty()) return List.of(namingConvention);
        var more = new ArrayList<>(conventions);
        more.add(namingConvention);
        return List.copyOf(more);
    }

    private record Known(NameMark head, NamingConvention convention) {}

    private Optional<Known> known(String name) {
        return NameMark.of(name)
                .flatMap(mark -> known(prefixes, mark))
                .or(() -> NameMark.loose(name).flatMap(mark -> known(prefixes, mark)));
    }

    private static Optional<Known> known(Map<String, NamingConvention> conventions, NameMark nameMark) {
        return Optional.ofNullable(conventions.get(nameMark.text()))
                .map(namingConvention -> new Known(nameMark, namingConvention));
    }

    /// The country that a name's group implies where the name states none.
    Optional<NamingConvention> ofGroup(String group) {
        return Optional.ofNullable(groups.get(group.strip()));
    }

    /// Whether a group's code, if it is one, is a country's and no word.
    boolean trusts(String group) {
        return groupCodes.isPresent() || !BroadcastMarkets.isWord(group);
    }

    /// The country that the whole list implies.
    Optional<NamingConvention> ofList() {
        return list;
    }

    /// Whether the list has this guide id for several countries.
    boolean hasCountries(String tvgId) {
        return !guideCountries.isEmpty() && guideCountries.containsKey(GuideIdCountry.withoutCountry(tvgId.strip()));
    }

    /// Whether the list has this name with the codes of several countries behind it.
    boolean hasNamesakes(String core) {
        return !nameCountries.isEmpty() && nameCountries.containsKey(core);
    }

    /// The effect of the conventions on one entry, in short: other conventions with the same effect leave it
    /// unchanged.
    public String effect(ListedStream listedStream) {
        if (isEmpty) return "";
        var entryName = listedStream.entryName();
        var effect = new StringBuilder();
        if (!prefixes.isEmpty() || !suffixes.isEmpty()) {
            effect(effect, entryName.name());
            if (!entryName.tvgName().equals(entryName.name())) effect(effect, entryName.tvgName());
        }
        ofGroup(entryName.group())
                .ifPresent(namingConvention -> effect.append('@').append(namingConvention.market()));
        list.ifPresent(namingConvention -> effect.append('*').append(namingConvention.market()));
        if (groupCodes.isPresent() && BroadcastMarkets.isWord(entryName.group())) effect.append('%');
        if (hasCountries(listedStream.tvgId())) effect.append('&');
        if (!nameCountries.isEmpty()) {
            var cut = cut(TextCleanup.repaired(entryName.name()));
            CountryCodeBehind.of(cut.rest, cut.market)
                    .filter(named -> hasNamesakes(named.core()))
                    .ifPresent(_ -> effect.append('#'));
        }
        return effect.toString();
    }

    private void effect(StringBuilder effect, String name) {
        for (var namingConvention : cut(TextCleanup.repaired(name)).because)
            effect.append(namingConvention.text())
                    .append('>')
                    .append(namingConvention.market())
                    .append(';');
    }
}
