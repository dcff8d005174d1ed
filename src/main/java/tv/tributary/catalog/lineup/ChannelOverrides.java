package tv.tributary.catalog.lineup;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tv.tributary.store.EditStore;
import tv.tributary.store.EditStore.Decided;

/// The user's overrides of one channel; each empty where the provider's value holds.
///
/// @param hidden whether there is a word on leaving it out, and which
/// @param number pinned, or given since another channel got its own
/// @param favourite whether it is one of the user's favourites
/// @param pins places of sources by their id, from 1
/// @param position where it stands in the playlist, if not by its number
public record ChannelOverrides(
        Optional<String> name,
        Optional<String> number,
        Optional<String> group,
        Optional<Boolean> hidden,
        boolean favourite,
        Map<Long, Integer> pins,
        Optional<PlaylistPosition> position) {
    public static final ChannelOverrides PLAIN = new ChannelOverrides(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false, Map.of(), Optional.empty());

    /// Of all channels that have one, by id.
    public static Map<Long, ChannelOverrides> all(EditStore store) {
        return gathered(store::eachLook);
    }

    /// Of some channels.
    public static Map<Long, ChannelOverrides> of(EditStore store, Collection<Long> channels) {
        return gathered(action -> store.eachLook(channels, action));
    }

    private static Map<Long, ChannelOverrides> gathered(Consumer<Consumer<Decided>> decisions) {
        var looks = new HashMap<Long, ChannelOverrides>();
        decisions.accept(decided -> {
            var userDecision = decided.decision();
            var channel = userDecision.what().isOfSource() ? userDecision.other() : userDecision.subject();
            looks.put(channel, looks.getOrDefault(channel, PLAIN).with(decided));
        });
        return looks;
    }

    private ChannelOverrides with(Decided decided) {
        var value = decided.value();
        return switch (decided.decision().what()) {
            case NAME -> new ChannelOverrides(Optional.of(value), number, group, hidden, favourite, pins, position);
            case NUMBER -> new ChannelOverrides(name, Optional.of(value), group, hidden, favourite, pins, position);
            // A pinned number comes first, whichever is read first.
            case MOVED ->
                new ChannelOverrides(
                        name, number.or(() -> Optional.of(value)), group, hidden, favourite, pins, position);
            case GROUP -> new ChannelOverrides(name, number, Optional.of(value), hidden, favourite, pins, position);
            case HIDDEN ->
                new ChannelOverrides(name, number, group, Optional.of(value.equals("1")), favourite, pins, position);
            case FAVOURITE -> new ChannelOverrides(name, number, group, hidden, true, pins, position);
            case PLACE ->
                new ChannelOverrides(
                        name, number, group, hidden, favourite, pins, Optional.of(PlaylistPosition.parse(value)));
            case PIN -> {
                var more = new HashMap<>(pins);
                more.put(decided.decision().subject(), Integer.parseInt(value));
                yield new ChannelOverrides(name, number, group, hidden, favourite, more, position);
            }
            case GUIDE,
                    GUIDE_REFUSED,
                    GUIDE_SHIFT,
                    CHANNEL,
                    BLOCKED,
                    INTO,
                    APART,
                    GROUP_NAME,
                    GROUP_HIDDEN,
                    GROUP_PLACE,
                    GROUP_NEW_HIDDEN,
                    COUNTRY,
                    TITLE_NAME,
                    TITLE_YEAR,
                    TITLE_HIDDEN,
                    TITLE_FAVOURITE,
                    TITLE_INTO,
                    TITLE_VERSION -> this;
        };
    }

    /// The place the user gave a source; the last for one without.
    public int place(long source) {
        return pins.getOrDefault(source, Integer.MAX_VALUE);
    }
}
