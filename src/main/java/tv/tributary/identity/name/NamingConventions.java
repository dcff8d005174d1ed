package tv.tributary.identity.name;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tv.tributary.identity.text.TextCleanup;

/// One provider's conventions for names, learnt by [ConventionLearner] from the whole list: the marks it puts
/// in front of names, and the countries of groups without one. Immutable.
public final class NamingConventions {
    /// Of a list nobody has read: only what every provider does counts.
    public static final NamingConventions NONE = new NamingConventions(List.of());
    private static final int DEEPEST = 3;

    private final Map<String, NamingConvention> prefixes = new HashMap<>();
    private final Map<String, NamingConvention> groups = new HashMap<>();
    private final Map<String, NamingConvention> guideCountries = new HashMap<>();
    private final Optional<NamingConvention> list;

    public NamingConventions(Collection<NamingConvention> conventions) {
        var whole = Optional.<NamingConvention>empty();
        for (var namingConvention : conventions) {
            switch (namingConvention.kind()) {
                case PREFIX -> prefixes.put(namingConvention.text(), namingConvention);
                case GROUP -> groups.put(namingConvention.text(), namingConvention);
                case LIST -> whole = Optional.of(namingConvention);
                case GUIDE_COUNTRIES -> guideCountries.put(namingConvention.text(), namingConvention);
                case GUIDE_ID -> throw new IllegalArgumentException("of one name only");
            }
        }
        this.list = whole;
    }

    /// All, in a lasting order.
    public List<NamingConvention> all() {
        var all = new ArrayList<>(prefixes.values());
        all.addAll(groups.values());
        all.addAll(guideCountries.values());
        list.ifPresent(all::add);
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
        return new Cut(market, NumberInName.without(rest), aside, because);
    }

    private static List<NamingConvention> with(List<NamingConvention> conventions, NamingConvention namingConvention) {
        if (conventions.isEmpty()) return List.of(namingConvention);
        var more = new ArrayList<>(conventions);
        more.add(namingConvention);
        return List.copyOf(more);
    }

    private record Known(NamePrefix head, NamingConvention convention) {}

    private Optional<Known> known(String name) {
        return NamePrefix.of(name)
                .flatMap(this::known)
                .or(() -> NamePrefix.loose(name).flatMap(this::known));
    }

    private Optional<Known> known(NamePrefix namePrefix) {
        return Optional.ofNullable(prefixes.get(namePrefix.text()))
                .map(namingConvention -> new Known(namePrefix, namingConvention));
    }

    /// The country that a name's group implies where the name states none.
    Optional<NamingConvention> ofGroup(String group) {
        return Optional.ofNullable(groups.get(group.strip()));
    }

    /// The country that the whole list implies.
    Optional<NamingConvention> ofList() {
        return list;
    }

    /// Whether the list has this guide id for several countries.
    boolean hasCountries(String tvgId) {
        return !guideCountries.isEmpty() && guideCountries.containsKey(GuideIdCountry.withoutCountry(tvgId.strip()));
    }

    /// The effect of the conventions on one entry, in short: other conventions with the same effect leave it
    /// unchanged.
    public String effect(ListedStream listedStream) {
        if (prefixes.isEmpty() && groups.isEmpty() && guideCountries.isEmpty() && list.isEmpty()) return "";
        var entryName = listedStream.entryName();
        var effect = new StringBuilder();
        if (!prefixes.isEmpty()) {
            effect(effect, entryName.name());
            if (!entryName.tvgName().equals(entryName.name())) effect(effect, entryName.tvgName());
        }
        ofGroup(entryName.group())
                .ifPresent(namingConvention -> effect.append('@').append(namingConvention.market()));
        list.ifPresent(namingConvention -> effect.append('*').append(namingConvention.market()));
        if (hasCountries(listedStream.tvgId())) effect.append('&');
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
