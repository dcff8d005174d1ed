package tv.tributary.catalog.lineup;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;

/// All channels at one moment. Immutable.
public final class Lineup {
    /// Totals of the merge.
    ///
    /// @param sources playable live streams of enabled providers
    /// @param channels what they became
    /// @param merged streams that became a backup instead of a channel of their own
    /// @param withBackups channels with at least two streams
    /// @param films VOD entries, kept aside
    public record CatalogCounts(int sources, int channels, int merged, int withBackups, int films) {}

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
    Lineup with(Set<Long> touched, Collection<SearchableRow> rows, long newRevision) {
        var inSight = rows.stream().filter(one -> !one.row().hidden()).toList();
        var outOfSight = rows.stream().filter(one -> one.row().hidden()).toList();
        return new Lineup(
                shown.with(touched, inSight), hidden.with(touched, outOfSight), sourcesOf, films, newRevision);
    }

    /// In the playlist's order; where words are searched, those that fit best first.
    public List<ChannelRow> list(ChannelQuery query) {
        if (query.isOpen()) {
            return switch (query.sight()) {
                case SHOWN -> shown.list();
                case HIDDEN -> hidden.list();
                case BOTH -> RankedRows.merged(shown.list(), hidden.list());
            };
        }
        var search = SearchQuery.of(query.text());
        var found = switch (query.sight()) {
            case SHOWN -> shown.find(query, search);
            case HIDDEN -> hidden.find(query, search);
            case BOTH -> shown.find(query, search).with(hidden.find(query, search));
        };
        return found.inOrder();
    }

    /// Hidden ones too.
    public Optional<ChannelRow> find(ChannelId id) {
        return shown.find(id).or(() -> hidden.find(id));
    }

    public List<String> groups() {
        return shown.groups();
    }

    /// The groups in sight and how many channels they have, sorted as people look for them.
    public SequencedMap<String, Integer> groupSizes() {
        return shown.groupSizes();
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
