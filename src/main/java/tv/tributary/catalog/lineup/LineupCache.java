package tv.tributary.catalog.lineup;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import tv.tributary.event.Event;
import tv.tributary.event.Event.Topic;
import tv.tributary.event.Events;
import tv.tributary.model.Provider;
import tv.tributary.model.ProviderId;
import tv.tributary.model.Source.SourceKind;
import tv.tributary.store.ChannelStore;
import tv.tributary.store.ChannelStore.KindCount;
import tv.tributary.store.ChannelStore.Member;
import tv.tributary.store.EditStore;
import tv.tributary.store.EditStore.Done;
import tv.tributary.store.ProviderRow;

/// Current channel line-up, in memory; publishes its changes. Thread-safe.
///
/// Writers call [#refresh()] or [#refresh(Set)] before they announce a change, so that nobody who
/// hears of a change sees the old channels.
public final class LineupCache {
    /// So many are read one by one sooner than all at once.
    private static final int FEW = 2_000;

    private final ChannelStore store;
    private final EditStore edits;
    private final ProviderCache providerCache;
    private final Events events;
    private final InstantSource clock;
    /// One rebuild at a time, so that the one that reads later also shows later.
    private final Semaphore rebuild = new Semaphore(1, true);
    /// One change at a time of what is shown.
    private final Semaphore turn = new Semaphore(1, true);
    /// Channels that edits have changed since the rebuild that runs began; empty while none runs.
    private Optional<Set<Long>> edited = Optional.empty();
    private volatile Lineup lineup = Lineup.empty();
    private volatile GroupRules rules = GroupRules.NONE;
    private final AtomicLong builds = new AtomicLong();

    public LineupCache(
            ChannelStore store, EditStore edits, ProviderCache providerCache, Events events, InstantSource clock) {
        this.store = store;
        this.edits = edits;
        this.providerCache = providerCache;
        this.events = events;
        this.clock = clock;
    }

    public Lineup lineup() {
        return lineup;
    }

    /// Rebuilds the line-up from the database. Takes about three microseconds per stream; edits go on
    /// meanwhile, and what they change is read again at the end.
    public void refresh() {
        rebuild.acquireUninterruptibly();
        try {
            inTurn(() -> {
                edited = Optional.of(new HashSet<>());
                return lineup;
            });
            var newRules = GroupRules.of(edits);
            var builder = new LineupBuilder(lineup, providerCache.present(), ChannelOverrides.all(edits), newRules);
            store.eachMember(builder::add);
            builder.counts(store.otherCounts());
            var built = builder.build(0);
            inTurn(() -> {
                var touched = edited.orElseThrow();
                rules = newRules;
                builds.incrementAndGet();
                return built.with(touched, rows(touched), nextRevision());
            });
        } finally {
            inTurn(() -> {
                edited = Optional.empty();
                return lineup;
            });
            rebuild.release();
        }
    }

    /// Grows whenever all channels were read anew, as after a sync; an edit of a few is none.
    public long builds() {
        return builds.get();
    }

    /// The rules for whole groups.
    public GroupRules rules() {
        return rules;
    }

    /// Reads again what a step changed, and tells of it.
    public void show(Done<?> done) {
        if (done.isNothing()) return;
        if (done.touchesGroups()) refresh();
        else refresh(done.touched());
        tellChannels();
    }

    /// Reads some channels again.
    public void refresh(Set<Long> touched) {
        if (touched.isEmpty()) return;
        if (touched.size() > FEW) refresh();
        else
            inTurn(() -> {
                edited.ifPresent(channels -> channels.addAll(touched));
                return lineup.with(touched, rows(touched), nextRevision());
            });
    }

    private List<SearchableRow> rows(Set<Long> channels) {
        var maker = new ChannelRowFactory(providerCache.present(), rules);
        var members = new HashMap<Long, List<Member>>();
        store.eachMember(channels, member -> {
            if (maker.isShown(member))
                members.computeIfAbsent(member.channel(), _ -> new ArrayList<>())
                        .add(member);
        });
        var looks = ChannelOverrides.of(edits, channels);
        return members.entrySet().stream()
                .map(entry -> row(maker, entry, looks))
                .toList();
    }

    private static SearchableRow row(
            ChannelRowFactory maker, Map.Entry<Long, List<Member>> members, Map<Long, ChannelOverrides> looks) {
        var row = maker.row(members.getValue(), looks.getOrDefault(members.getKey(), ChannelOverrides.PLAIN));
        return SearchableRow.of(row, members.getValue());
    }

    private interface Making {
        Lineup make();
    }

    private void inTurn(Making making) {
        turn.acquireUninterruptibly();
        try {
            lineup = making.make();
        } finally {
            turn.release();
        }
    }

    private long nextRevision() {
        return Math.max(lineup.revision() + 1, clock.millis());
    }

    public void tellChannels() {
        events.publish(new Event.Changed(clock.instant(), Topic.CHANNELS));
    }

    public void tellProviders() {
        events.publish(new Event.Changed(clock.instant(), Topic.PROVIDERS));
    }

    /// Builds a line-up from stored sources that arrive channel by channel. One use.
    private static final class LineupBuilder {
        private final Lineup before;
        private final ChannelRowFactory maker;
        private final Map<Long, ChannelOverrides> looks;
        private final List<ProviderRow> present;
        private final List<SearchableRow> rows = new ArrayList<>();
        private final List<Member> members = new ArrayList<>();
        private final Map<Long, Integer> streamsOf = new HashMap<>();
        private final Map<ProviderId, Integer> sourcesOf = new HashMap<>();
        private int films;

        /// @param before rows that did not change are taken from it, so that they are held once
        /// @param present only the streams of those that are enabled become channels
        /// @param looks the user's overrides, by channel
        LineupBuilder(Lineup before, List<ProviderRow> present, Map<Long, ChannelOverrides> looks, GroupRules rules) {
            this.before = before;
            this.maker = new ChannelRowFactory(present, rules);
            this.looks = looks;
            this.present = present;
        }

        void add(Member member) {
            streamsOf.merge(member.provider(), 1, Integer::sum);
            if (!maker.isShown(member)) return;
            if (!members.isEmpty() && members.getFirst().channel() != member.channel()) finishChannel();
            members.add(member);
        }

        /// @param counts of the entries that are no members
        void counts(List<KindCount> counts) {
            streamsOf.forEach((provider, count) -> sourcesOf.merge(new ProviderId(provider), count, Integer::sum));
            var enabled = present.stream()
                    .map(ProviderRow::provider)
                    .filter(Provider::enabled)
                    .map(Provider::id)
                    .collect(Collectors.toSet());
            for (var count : counts) {
                if (count.kind() == SourceKind.SEPARATOR) continue;
                sourcesOf.merge(count.provider(), count.count(), Integer::sum);
                if (count.kind() == SourceKind.VOD && enabled.contains(count.provider())) films += count.count();
            }
        }

        Lineup build(long revision) {
            if (!members.isEmpty()) finishChannel();
            var shown = rows.stream().filter(one -> !one.row().hidden()).toList();
            var hidden = rows.stream().filter(one -> one.row().hidden()).toList();
            return new Lineup(
                    ChannelIndex.ofSearchable(shown), ChannelIndex.ofSearchable(hidden), sourcesOf, films, revision);
        }

        private void finishChannel() {
            var id = members.getFirst().channel();
            var row = maker.row(members, looks.getOrDefault(id, ChannelOverrides.PLAIN));
            var held = before.find(row.channel().id()).filter(row::equals).orElse(row);
            rows.add(SearchableRow.of(held, members));
            members.clear();
        }
    }
}
