package tv.tributary.catalog.lineup;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import tv.tributary.model.ProviderId;

/// Totals over channel rows. Not thread-safe while counting.
public final class ChannelTotals {
    public static final Comparator<String> BY_EYE = Comparator.comparing(
                    (String group) -> group, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(Comparator.naturalOrder());

    private final Map<String, Integer> groups;
    private final Map<ProviderId, Integer> channelsOf;
    private int sources;
    private int withBackups;

    ChannelTotals() {
        groups = new HashMap<>();
        channelsOf = new HashMap<>();
    }

    private ChannelTotals(ChannelTotals other) {
        groups = new HashMap<>(other.groups);
        channelsOf = new HashMap<>(other.channelsOf);
        sources = other.sources;
        withBackups = other.withBackups;
    }

    /// One that goes on counting from here.
    ChannelTotals copy() {
        return new ChannelTotals(this);
    }

    void add(ChannelRow row) {
        count(row, 1);
    }

    void remove(ChannelRow row) {
        count(row, -1);
    }

    private void count(ChannelRow row, int sign) {
        sources += sign * row.sources();
        if (row.backups() > 0) withBackups += sign;
        var group = row.channel().group();
        if (!group.isEmpty() && groups.merge(group, sign, Integer::sum) == 0) groups.remove(group);
        for (var provider : row.providers()) channelsOf.merge(provider, sign, Integer::sum);
    }

    int sources() {
        return sources;
    }

    int withBackups() {
        return withBackups;
    }

    int channelsOf(ProviderId provider) {
        return channelsOf.getOrDefault(provider, 0);
    }

    /// All groups in use and how many channels they have, sorted as people look for them.
    SequencedMap<String, Integer> groups() {
        var sorted = new TreeMap<String, Integer>(BY_EYE);
        sorted.putAll(groups);
        return Collections.unmodifiableSequencedMap(sorted);
    }
}
