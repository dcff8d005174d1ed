package tv.tributary.catalog.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tv.tributary.catalog.provider.SyncReport;
import tv.tributary.catalog.provider.SyncReport.Result;
import tv.tributary.model.ProviderId;
import tv.tributary.store.Database;
import tv.tributary.store.SyncReportStore;
import tv.tributary.store.SyncReportStore.SyncChange;

/// What the syncs of late have changed. Thread-safe; reading blocks.
public final class SyncHistory {
    private static final Duration WEEK = Duration.ofDays(7);

    /// The kinds of changes, in the order in which they are shown. `text` has their words.
    public enum StreamChange {
        /// New, or back again.
        CAME,
        WENT,
        RENAMED,
        /// Into another group.
        MOVED,
        /// New, and taken into a channel that was there.
        MERGED
    }

    /// A stream that changed.
    ///
    /// @param name its own name, the newer one
    /// @param before the older name, the older group, or a stream of the channel it joined; else its group
    /// @param after the newer group of one that moved; else empty
    public record ChangedStream(String name, String before, String after) {}

    /// A sync of the past.
    public record PastSync(long id, SyncReport report) {}

    /// Streams by what happened to them; a kind without any is left out. Of each kind of one sync the first three
    /// hundred are known.
    public record ListChanges(Map<StreamChange, List<ChangedStream>> streams) {
        public ListChanges {
            streams = Map.copyOf(streams);
        }

        public List<ChangedStream> of(StreamChange kind) {
            return streams.getOrDefault(kind, List.of());
        }

        public boolean isEmpty() {
            return streams.isEmpty();
        }
    }

    private final SyncReportStore store;

    public SyncHistory(Database database) {
        this.store = new SyncReportStore(database);
    }

    /// A provider's syncs, the newest first.
    public List<PastSync> recent(ProviderId provider, int limit) {
        return store.recent(provider, limit).stream()
                .map(stored -> {
                    var sync = stored.sync();
                    return new PastSync(
                            stored.id(),
                            new SyncReport(
                                    sync.at().orElse(Instant.EPOCH),
                                    sync.took(),
                                    Result.valueOf(sync.result()),
                                    sync.total(),
                                    sync.added(),
                                    sync.changed(),
                                    sync.gone(),
                                    sync.problems(),
                                    sync.words()));
                })
                .toList();
    }

    /// What one sync of a provider changed; nothing if it is another provider's.
    public ListChanges changes(ProviderId provider, long sync) {
        return grouped(store.changes(provider, sync));
    }

    /// What is other than a week ago: what came and went again meanwhile is not.
    public ListChanges sinceLastWeek(ProviderId provider, Instant now) {
        return grouped(net(store.changesSince(provider, now.minus(WEEK)).stream()
                .map(SyncReportStore.DatedChange::change)
                .toList()));
    }

    private static ListChanges grouped(List<SyncChange> changes) {
        var grouped = new EnumMap<StreamChange, List<ChangedStream>>(StreamChange.class);
        for (var change : changes)
            grouped.computeIfAbsent(StreamChange.valueOf(change.kind().name()), _ -> new ArrayList<>())
                    .add(new ChangedStream(change.name(), change.before(), change.after()));
        return new ListChanges(grouped);
    }

    /// The sum of changes in order: of a stream that came and went nothing is left, and of one that was renamed twice
    /// the
    /// first name and the last.
    static List<SyncChange> net(List<SyncChange> changes) {
        var left = new LinkedHashMap<String, SyncChange>();
        for (var change : changes) {
            switch (change.kind()) {
                case CAME -> {
                    if (left.remove("WENT " + change.name()) == null) left.put("CAME " + change.name(), change);
                }
                case WENT -> {
                    left.remove("MERGED " + change.name());
                    left.remove("MOVED " + change.name());
                    left.remove("RENAMED " + change.name());
                    if (left.remove("CAME " + change.name()) == null) left.put("WENT " + change.name(), change);
                }
                case RENAMED -> rename(left, change);
                case MOVED -> {
                    var earlier = left.remove("MOVED " + change.name());
                    var from = earlier == null ? change.before() : earlier.before();
                    if (!from.equals(change.after()))
                        left.put(
                                "MOVED " + change.name(),
                                new SyncChange(change.kind(), change.name(), from, change.after()));
                }
                case MERGED -> left.put("MERGED " + change.name(), change);
            }
        }
        return List.copyOf(left.values());
    }

    private static void rename(Map<String, SyncChange> left, SyncChange change) {
        var came = left.remove("CAME " + change.before());
        if (came != null) {
            left.put("CAME " + change.name(), new SyncChange(came.kind(), change.name(), came.before(), came.after()));
            return;
        }
        var earlier = left.remove("RENAMED " + change.before());
        var from = earlier == null ? change.before() : earlier.before();
        if (!from.equals(change.name()))
            left.put("RENAMED " + change.name(), new SyncChange(change.kind(), change.name(), from, ""));
    }
}
