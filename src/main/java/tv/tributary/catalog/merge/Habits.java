package tv.tributary.catalog.merge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What one provider's list shows about how its names are meant, learnt by [Learning] from all of it: the marks it
/// puts in front of names, and which country groups without one are for. Immutable.
public final class Habits {
    /// Of a list nobody has read: only what every provider does counts.
    public static final Habits NONE = new Habits(List.of());
    private static final int DEEPEST = 3;

    private final Map<String, Habit> prefixes = new HashMap<>();
    private final Map<String, Habit> groups = new HashMap<>();
    private final Optional<Habit> list;

    public Habits(Collection<Habit> habits) {
        var whole = Optional.<Habit>empty();
        for (var habit : habits) {
            switch (habit.kind()) {
                case PREFIX -> prefixes.put(habit.text(), habit);
                case GROUP -> groups.put(habit.text(), habit);
                case LIST -> whole = Optional.of(habit);
                case GUIDE_ID -> throw new IllegalArgumentException("of one name only");
            }
        }
        this.list = whole;
    }

    /// All, in a lasting order.
    public List<Habit> all() {
        var all = new ArrayList<>(prefixes.values());
        all.addAll(groups.values());
        list.ifPresent(all::add);
        all.sort(Comparator.comparing(Habit::kind).thenComparing(Habit::text));
        return List.copyOf(all);
    }

    /// A name without its marks.
    ///
    /// @param market what they say; empty if nothing
    /// @param aside words that were set aside, as they may tell of the picture
    /// @param because the habits it was cut by
    record Cut(String market, String rest, String aside, List<Habit> because) {}

    /// @param name repaired
    Cut cut(String name) {
        var rest = ListNumber.without(name.strip());
        var market = "";
        var aside = "";
        var because = List.<Habit>of();
        for (var depth = 0; depth < DEEPEST; depth++) {
            var found = prefixes.isEmpty() ? Optional.<Known>empty() : known(rest);
            if (found.isEmpty()) break;
            var habit = found.get().habit;
            // Two countries: the first is meant, and the second is a part of the name.
            if (!market.isEmpty()
                    && !habit.market().isEmpty()
                    && !habit.market().equals(market)) break;
            if (!habit.market().isEmpty()) market = habit.market();
            aside += " " + found.get().head.label();
            rest = found.get().head.rest();
            because = with(because, habit);
        }
        if (market.isEmpty()) {
            var fixed = Prefix.of(rest);
            market = fixed.market();
            rest = fixed.rest();
        }
        return new Cut(market, ListNumber.without(rest), aside, because);
    }

    private static List<Habit> with(List<Habit> habits, Habit habit) {
        if (habits.isEmpty()) return List.of(habit);
        var more = new ArrayList<>(habits);
        more.add(habit);
        return List.copyOf(more);
    }

    private record Known(Head head, Habit habit) {}

    private Optional<Known> known(String name) {
        return Head.of(name).flatMap(this::known).or(() -> Head.loose(name).flatMap(this::known));
    }

    private Optional<Known> known(Head head) {
        return Optional.ofNullable(prefixes.get(head.text())).map(habit -> new Known(head, habit));
    }

    /// What a name's group says, where it does not name its country itself.
    Optional<Habit> ofGroup(String group) {
        return Optional.ofNullable(groups.get(group.strip()));
    }

    /// What the whole list says.
    Optional<Habit> ofList() {
        return list;
    }

    /// What the habits make of one entry, in short: other habits that mean the same for it leave this as it is.
    public String effect(Listing listing) {
        if (prefixes.isEmpty() && groups.isEmpty() && list.isEmpty()) return "";
        var effect = new StringBuilder();
        if (!prefixes.isEmpty()) {
            effect(effect, listing.name());
            if (!listing.tvgName().equals(listing.name())) effect(effect, listing.tvgName());
        }
        ofGroup(listing.group()).ifPresent(habit -> effect.append('@').append(habit.market()));
        list.ifPresent(habit -> effect.append('*').append(habit.market()));
        return effect.toString();
    }

    private void effect(StringBuilder effect, String name) {
        for (var habit : cut(RawText.repaired(name)).because)
            effect.append(habit.text()).append('>').append(habit.market()).append(';');
    }
}
