package tv.tributary.catalog;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tv.tributary.store.EditStore;
import tv.tributary.store.EditStore.Decided;

/// How the user wants a channel to look, as far as there is a word about it.
///
/// @param number pinned, or given since another channel got its own
/// @param pins places of sources by their id, from 1
record Look(
        Optional<String> name,
        Optional<String> number,
        Optional<String> group,
        boolean hidden,
        Map<Long, Integer> pins) {
    static final Look PLAIN = new Look(Optional.empty(), Optional.empty(), Optional.empty(), false, Map.of());

    /// Of all channels that have one, by id.
    static Map<Long, Look> all(EditStore store) {
        return gathered(store::eachLook);
    }

    /// Of some channels.
    static Map<Long, Look> of(EditStore store, Collection<Long> channels) {
        return gathered(action -> store.eachLook(channels, action));
    }

    private static Map<Long, Look> gathered(Consumer<Consumer<Decided>> decisions) {
        var looks = new HashMap<Long, Look>();
        decisions.accept(decided -> {
            var decision = decided.decision();
            var channel = decision.what().isOfSource() ? decision.other() : decision.subject();
            looks.put(channel, looks.getOrDefault(channel, PLAIN).with(decided));
        });
        return looks;
    }

    private Look with(Decided decided) {
        var value = decided.value();
        return switch (decided.decision().what()) {
            case NAME -> new Look(Optional.of(value), number, group, hidden, pins);
            case NUMBER -> new Look(name, Optional.of(value), group, hidden, pins);
            // A pinned number comes first, whichever is read first.
            case MOVED -> new Look(name, number.or(() -> Optional.of(value)), group, hidden, pins);
            case GROUP -> new Look(name, number, Optional.of(value), hidden, pins);
            case HIDDEN -> new Look(name, number, group, true, pins);
            case PIN -> {
                var more = new HashMap<>(pins);
                more.put(decided.decision().subject(), Integer.parseInt(value));
                yield new Look(name, number, group, hidden, more);
            }
            case CHANNEL, BLOCKED, INTO, APART -> this;
        };
    }

    /// The place the user gave a source; the last for one without.
    int place(long source) {
        return pins.getOrDefault(source, Integer.MAX_VALUE);
    }
}
