package tv.tributary.catalog.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tv.tributary.catalog.merge.Merger;
import tv.tributary.catalog.merge.Numbers;
import tv.tributary.store.Placing;

/// Places a list's new entries into channels and gives new channels their numbers: the list's own where it is free,
/// else, once all are placed, the lowest free one. For one take-over.
public final class Placements implements Placing {
    private record Opened(long channel, String mergeKey, String number) {}

    private final Numbers numbers = new Numbers();
    private final List<Opened> opened = new ArrayList<>();
    private Merger merger = new Merger(0);
    private long lastId;
    private int joined;

    @Override
    public void begin(long last) {
        merger = new Merger(last);
        lastId = last;
    }

    @Override
    public void standing(Place channel) {
        if (!channel.mergeKey().isEmpty()) merger.standing(channel.channel(), channel.mergeKey());
        numbers.claim(channel.number());
    }

    @Override
    public long place(String mergeKey, String number) {
        var channel = merger.place(mergeKey);
        if (channel > lastId) {
            lastId = channel;
            opened.add(new Opened(channel, mergeKey, numbers.claim(number)));
        } else {
            joined++;
        }
        return channel;
    }

    @Override
    public void eachOpened(Consumer<Place> action) {
        for (var channel : opened) {
            var number = channel.number.isEmpty() ? numbers.free() : channel.number;
            action.accept(new Place(channel.channel, channel.mergeKey, number));
        }
    }

    /// How many entries joined a channel that was there before them.
    public int joined() {
        return joined;
    }
}
