package tv.tributary.ui.preview;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;

/// The channels through which a viewer zaps, in the order of the playlist. Immutable.
final class ZapList {
    private static final ZapList EMPTY = new ZapList(List.of());

    private final List<Channel> channels;
    private final Map<ChannelId, Integer> places;

    private ZapList(List<Channel> channels) {
        this.channels = channels;
        this.places = HashMap.newHashMap(channels.size());
        for (var at = 0; at < channels.size(); at++) places.put(channels.get(at).id(), at);
    }

    static ZapList of(List<Channel> channels) {
        return channels.isEmpty() ? EMPTY : new ZapList(List.copyOf(channels));
    }

    List<Channel> channels() {
        return channels;
    }

    /// Where a channel stands, from 0.
    Optional<Integer> place(ChannelId id) {
        return Optional.ofNullable(places.get(id));
    }

    /// The channel so many steps further, round and round. From one that is not in the list it goes to the list's
    /// beginning or end. Empty if there is no other channel.
    Optional<Channel> step(ChannelId from, int steps) {
        if (channels.isEmpty()) return Optional.empty();
        var at = place(from).orElse(steps > 0 ? -1 : channels.size());
        var to = channels.get(Math.floorMod(at + steps, channels.size()));
        return Optional.of(to).filter(channel -> !channel.id().equals(from));
    }

    /// The channel with a number as typed on a remote control: `7` is also `07`, and `7.1` where there is no `7`.
    Optional<Channel> numbered(String digits) {
        var wanted = unpadded(digits);
        if (wanted.isEmpty()) return Optional.empty();
        return find(channel -> unpadded(channel.number()).equals(wanted))
                .or(() -> find(channel -> unpadded(channel.number()).startsWith(wanted + ".")));
    }

    private Optional<Channel> find(Predicate<Channel> fits) {
        return channels.stream().filter(fits).findFirst();
    }

    private static String unpadded(String number) {
        return number.replaceFirst("^0+(?=\\d)", "");
    }
}
