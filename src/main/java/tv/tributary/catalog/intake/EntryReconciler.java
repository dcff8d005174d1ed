package tv.tributary.catalog.intake;

import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import tv.tributary.identity.name.ChannelIdentifier;
import tv.tributary.identity.name.NamingConventions;
import tv.tributary.identity.text.Hash;
import tv.tributary.identity.text.LongMap;
import tv.tributary.store.SourceStore.Known;

/// Knows the entries of a list again that is a new edition of a stored one: matches those that only one source and one
/// entry is labelled by; for the others it learns which parts of the list's addresses last. One use.
final class EntryReconciler {
    /// Shows all stored sources, in the same order each time.
    interface Stored {
        void each(Consumer<Known> action);
    }

    private final Stored stored;
    private final EntryIndex index;
    private final IntFunction<ListEntry> entries;
    private final NamingConventions namingConventions;
    private final ChannelIdentifier identifier;
    private final StreamAddressing addressing;
    private final KnownSources known = new KnownSources();

    /// @param entries an entry by its place in the index
    /// @param namingConventions how the list's names are meant
    EntryReconciler(
            Stored stored,
            EntryIndex index,
            IntFunction<ListEntry> entries,
            NamingConventions namingConventions,
            ChannelIdentifier identifier,
            StreamAddressing addressing) {
        this.stored = stored;
        this.index = index;
        this.entries = entries;
        this.namingConventions = namingConventions;
        this.identifier = identifier;
        this.addressing = addressing;
    }

    /// By position the index of the source an entry is, -1 for none.
    int[] settle() {
        stored.each(source ->
                known.add(source, addressing.part(source.kind(), source.url()), addressing.identity(source.url())));
        known.ready();
        var matcher = new EntryMatcher(known, index);
        if (index.hasIdentities()) matcher.matchIdentities();
        if (known.size() > 0 && !matcher.matchLabels()) matchAddresses(matcher);
        return matcher.matches();
    }

    /// What is stored, in list order; once settled.
    KnownSources known() {
        return known;
    }

    private void matchAddresses(EntryMatcher matcher) {
        if (addressesStay(matcher.matches())) {
            var addresses = new long[index.size()];
            for (var i = 0; i < addresses.length; i++) addresses[i] = index.address(i);
            matcher.matchAddresses(addresses, true);
            return;
        }
        var addresses = new UrlTable();
        var before = new int[known.size()];
        var byId = known.byId();
        stored.each(source -> before[(int) byId.get(source.id())] = addresses.add(source.url()));
        var now = new int[index.size()];
        for (var i = 0; i < now.length; i++) {
            var row = addresses.find(index.address(i));
            now[i] = row >= 0 ? row : addresses.add(entries.apply(i).url());
        }
        var lasting = lasting(new Addresses(addresses, before, now));
        var stems = new long[addresses.size()];
        for (var row = 0; row < stems.length; row++) stems[row] = lasting.stem(addresses.get(row));
        for (var i = 0; i < before.length; i++) known.setStem(i, stems[before[i]]);
        var entryStems = new long[now.length];
        for (var i = 0; i < now.length; i++) entryStems[i] = stems[now[i]];
        matcher.matchAddresses(entryStems, lasting.all());
    }

    /// Whether both lists have the same addresses, on most streams under the same label and on none under another one:
    /// then there is nothing to learn of their parts. What is gone must have nothing to do with any entry.
    private boolean addressesStay(int[] matches) {
        var labels = new LongMap(index.size());
        var now = new LongMap(index.size());
        for (var i = 0; i < index.size(); i++) {
            labels.put(index.label(i), i);
            now.put(index.address(i), i);
        }
        var before = new LongMap(known.size());
        for (var i = 0; i < known.size(); i++) {
            var comes = now.get(known.stem(i)) != LongMap.ABSENT;
            if (known.isGone(i)) {
                if (comes || labels.get(known.label(i)) != LongMap.ABSENT) return false;
            } else {
                if (!comes) return false;
                before.put(known.stem(i), i);
            }
        }
        var kept = 0;
        for (var i = 0; i < index.size(); i++) {
            if (before.get(index.address(i)) == LongMap.ABSENT) return false;
            if (matches[i] < 0) continue;
            if (known.stem(matches[i]) != index.address(i)) return false;
            kept++;
        }
        return kept * 2L >= index.size();
    }

    /// Addresses of known sources and of entries, by their rows in the table.
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Addresses(UrlTable table, int[] before, int[] now) {}

    /// Compares the streams that kept their names; where there are none to speak of, those whose names mean the same.
    private StableUrlParts lasting(Addresses addresses) {
        var byLabel = compared(addresses, known::label, index::label);
        if (!byLabel.isShort()) return byLabel.learnt();
        var keys = new long[known.size()];
        var byId = known.byId();
        stored.each(source -> keys[(int) byId.get(source.id())] = Hash.of(source.mergeKey()));
        var byKey = compared(
                addresses,
                i -> keys[i],
                i -> Hash.of(new EntryReader(entries.apply(i), namingConventions, identifier).mergeKey()));
        return (byKey.compared() > byLabel.compared() ? byKey : byLabel).learnt();
    }

    private StableUrlParts.Learner compared(Addresses addresses, IntToLongFunction source, IntToLongFunction entry) {
        var learner = new StableUrlParts.Learner(index.size());
        for (var i = 0; i < addresses.before.length; i++) {
            var parts = addresses.table.get(addresses.before[i]);
            if (known.isGone(i)) learner.gone(source.applyAsLong(i), parts);
            else learner.known(source.applyAsLong(i), parts);
        }
        for (var i = 0; i < addresses.now.length; i++) {
            learner.incoming(entry.applyAsLong(i), addresses.table.get(addresses.now[i]));
        }
        return learner;
    }
}
