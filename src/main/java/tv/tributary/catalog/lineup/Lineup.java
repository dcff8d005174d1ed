package tv.tributary.catalog.lineup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;

/// All channels at one moment. Immutable.
public final class Lineup {
    private final ChannelIndex shown;
    private final ChannelIndex hidden;
    private final Map<ProviderId, Integer> sourcesOf;
    private final int films;
    private final long revision;

    /// @param sourcesOf entries of each provider, headings left out
    public Lineup(
            ChannelIndex shown, ChannelIndex hidden, Map<ProviderId, Integer> sourcesOf, int films, long revision) {
        this.shown = shown;
        this.hidden = hidden;
        this.sourcesOf = Map.copyOf(sourcesOf);
        this.films = films;
        this.revision = revision;
    }

    public static Lineup empty() {
        return new Lineup(ChannelIndex.of(List.of()), ChannelIndex.of(List.of()), Map.of(), 0, 0);
    }

    /// A copy with some channels as they are now; those without a row are gone. Takes some
    /// milliseconds for a hundred thousand channels, however few change.
    Lineup with(Set<Long> touched, Collection<ChannelRow> rows, long newRevision) {
        var inSight = rows.stream().filter(row -> !row.hidden()).toList();
        var outOfSight = rows.stream().filter(ChannelRow::hidden).toList();
        return new Lineup(
                shown.with(touched, inSight), hidden.with(touched, outOfSight), sourcesOf, films, newRevision);
    }

    public List<ChannelRow> list(ChannelQuery query) {
        return switch (query.sight()) {
            case SHOWN -> shown.list(query);
            case HIDDEN -> hidden.list(query);
            case BOTH -> both(shown.list(query), hidden.list(query));
        };
    }

    private static List<ChannelRow> both(List<ChannelRow> some, List<ChannelRow> more) {
        if (more.isEmpty()) return some;
        var all = new ArrayList<ChannelRow>(some.size() + more.size());
        var at = 0;
        for (var row : some) {
            while (at < more.size() && PlaylistOrder.isBefore(more.get(at), row)) all.add(more.get(at++));
            all.add(row);
        }
        all.addAll(more.subList(at, more.size()));
        return all;
    }

    /// Hidden ones too.
    public Optional<ChannelRow> find(ChannelId id) {
        return shown.find(id).or(() -> hidden.find(id));
    }

    public List<String> groups() {
        return shown.groups();
    }

    /// All groups, those that only hidden channels have too.
    public List<String> allGroups() {
        if (hidden.groups().isEmpty()) return shown.groups();
        var all = new TreeSet<>(ChannelTotals.BY_EYE);
        all.addAll(shown.groups());
        all.addAll(hidden.groups());
        return List.copyOf(all);
    }

    public List<ChannelRow> largest(int limit) {
        return shown.largest(limit);
    }

    public CatalogCounts counts() {
        return new CatalogCounts(
                shown.sources(), shown.size(), shown.sources() - shown.size(), shown.withBackups(), films);
    }

    public int sourcesOf(ProviderId provider) {
        return sourcesOf.getOrDefault(provider, 0);
    }

    public int channelsOf(ProviderId provider) {
        return shown.channelsOf(provider);
    }

    public long revision() {
        return revision;
    }
}
