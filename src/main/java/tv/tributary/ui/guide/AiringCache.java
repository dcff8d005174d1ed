package tv.tributary.ui.guide;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import tv.tributary.model.ChannelId;
import tv.tributary.ui.fx.Background;

/// The programmes around what is in sight. Loads them off the FX thread, whole blocks of hours for many channels in one
/// query, one query at a time; forgets channels that were out of sight the longest. FX thread only.
final class AiringCache {
    /// The programmes that the page shows. May block; any thread.
    interface GuideListings {
        /// Those that are on between two moments, per channel in order, none overlapping another; channels without any
        /// are left out.
        Map<ChannelId, List<Airing>> between(List<ChannelId> channels, Instant from, Instant to);

        /// Those whose title or episode title has all words, that end after `from`, earliest first.
        List<Airing> search(String words, Instant from, int most);

        /// Whether a guide is known for a channel.
        boolean hasGuide(ChannelId channel);

        /// Whether there is no guide at all.
        boolean isEmpty();

        /// How many days back viewers can watch channels; those without an archive are left out.
        Map<ChannelId, Integer> archiveDays();
    }

    private static final Duration BLOCK = Duration.ofHours(6);
    private static final int MOST_CHANNELS = 400;

    private final GuideListings listings;
    private final Background background;
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
    private final Map<ChannelId, Loaded> channels = new LinkedHashMap<>(MOST_CHANNELS, 0.75f, true);
    private int generation;
    private boolean loading;
    private Runnable next = () -> {};

    AiringCache(GuideListings listings, Background background) {
        this.listings = listings;
        this.background = background;
    }

    /// Counts up with each query that came back.
    ReadOnlyIntegerProperty revision() {
        return revision.getReadOnlyProperty();
    }

    /// In order; empty for what is not loaded.
    List<Airing> airings(ChannelId channel) {
        var loaded = channels.get(channel);
        return loaded == null ? List.of() : loaded.sorted();
    }

    /// Loads what is missing between two moments, and a block to either side. Only the newest wish is kept while a
    /// query runs.
    void need(List<ChannelId> ids, Instant from, Instant to) {
        var first = block(from) - 1;
        var last = block(to) + 1;
        if (loading) {
            next = () -> need(ids, from, to);
            return;
        }
        var missing = ids.stream()
                .filter(id -> !channels.computeIfAbsent(id, _ -> new Loaded()).has(first, last))
                .toList();
        if (missing.isEmpty()) return;
        loading = true;
        var mine = generation;
        background.run(
                () -> listings.between(missing, startOf(first), startOf(last + 1)),
                answer -> {
                    if (mine == generation) keep(missing, first, last, answer);
                    goOn();
                },
                failure -> {
                    background.report(failure);
                    // Not asked for again with each move of the mouse.
                    if (mine == generation) keep(missing, first, last, Map.of());
                    goOn();
                });
    }

    /// One that is known from elsewhere.
    void put(Airing airing) {
        channels.computeIfAbsent(airing.channel(), _ -> new Loaded()).add(List.of(airing));
    }

    /// All may have changed. What is shown stays until newer ones are there.
    void clear() {
        generation++;
        channels.values().forEach(Loaded::outdate);
    }

    /// Forgets the wish that waits for the running query.
    void cancel() {
        next = () -> {};
    }

    private void keep(List<ChannelId> ids, long first, long last, Map<ChannelId, List<Airing>> answer) {
        for (var id : ids) {
            var loaded = channels.computeIfAbsent(id, _ -> new Loaded());
            loaded.blocks(first, last, startOf(first), startOf(last + 1));
            loaded.add(answer.getOrDefault(id, List.of()));
        }
        var oldest = channels.keySet().iterator();
        for (var surplus = channels.size() - MOST_CHANNELS; surplus > 0; surplus--) {
            oldest.next();
            oldest.remove();
        }
        revision.set(revision.get() + 1);
    }

    private void goOn() {
        loading = false;
        var waiting = next;
        next = () -> {};
        waiting.run();
    }

    private static long block(Instant moment) {
        return Math.floorDiv(moment.getEpochSecond(), BLOCK.toSeconds());
    }

    private static Instant startOf(long block) {
        return Instant.ofEpochSecond(block * BLOCK.toSeconds());
    }

    /// The part of one channel's programmes that is loaded.
    private static final class Loaded {
        private final Set<Long> blocks = new HashSet<>();
        private final Map<Instant, Airing> byStart = new TreeMap<>();
        private List<Airing> sorted = List.of();

        boolean has(long first, long last) {
            for (var block = first; block <= last; block++) if (!blocks.contains(block)) return false;
            return true;
        }

        void blocks(long first, long last, Instant from, Instant to) {
            for (var block = first; block <= last; block++) blocks.add(block);
            byStart.values()
                    .removeIf(old -> old.stop().isAfter(from) && old.start().isBefore(to));
        }

        void add(List<Airing> airings) {
            airings.forEach(airing -> byStart.put(airing.start(), airing));
            sorted = new ArrayList<>(byStart.values());
        }

        List<Airing> sorted() {
            return sorted;
        }

        void outdate() {
            blocks.clear();
        }
    }
}
