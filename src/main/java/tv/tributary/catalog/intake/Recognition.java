package tv.tributary.catalog.intake;

import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import tv.tributary.format.m3u.M3uEntry;
import tv.tributary.identity.name.NamingConventions;
import tv.tributary.identity.text.Hash;
import tv.tributary.store.SourceStore.Known;

/// Knows the entries of a list again that is a new edition of a stored one: learns which parts of its addresses last,
/// then matches entries and sources. Goes through both several times instead of holding them. One use.
final class Recognition {
    /// Shows all things of a kind, in the same order each time.
    interface Feed<T> {
        void each(Consumer<T> action);
    }

    private final Feed<Known> stored;
    private final Feed<M3uEntry> list;
    private final NamingConventions namingConventions;
    private final int entries;
    private final KnownSources known = new KnownSources();
    private int[] matches = new int[0];

    /// @param namingConventions how the list's names are meant
    /// @param entries how many the list has, more or less
    Recognition(Feed<Known> stored, Feed<M3uEntry> list, NamingConventions namingConventions, int entries) {
        this.stored = stored;
        this.list = list;
        this.namingConventions = namingConventions;
        this.entries = entries;
    }

    void settle() {
        var lasting = lasting();
        stored.each(source -> known.add(source, lasting.stem(source.url())));
        known.ready();
        var matcher = new EntryMatcher(known);
        list.each(entry -> {
            var position = matcher.next();
            var name = entry.name();
            matcher.set(
                    position,
                    EntryReader.label(name, entry.group(), entry.tvgId()),
                    EntryReader.name(name),
                    lasting.stem(entry.url()));
        });
        matches = matcher.match(lasting.all());
    }

    /// What is stored, in list order.
    KnownSources known() {
        return known;
    }

    /// By position the index of the source an entry is, -1 for none.
    int[] matches() {
        return matches;
    }

    /// Compares the streams that kept their names; where there are none to speak of, those whose names mean the same.
    private LastingParts lasting() {
        var byLabel = compared(
                source -> EntryReader.label(source.name(), source.group(), source.tvgId()),
                entry -> EntryReader.label(entry.name(), entry.group(), entry.tvgId()));
        if (!byLabel.isShort()) return byLabel.learnt();
        var byKey = compared(
                source -> Hash.of(source.mergeKey()), entry -> Hash.of(EntryReader.mergeKey(entry, namingConventions)));
        return (byKey.compared() > byLabel.compared() ? byKey : byLabel).learnt();
    }

    private LastingParts.Learner compared(ToLongFunction<Known> source, ToLongFunction<M3uEntry> entry) {
        var learner = new LastingParts.Learner(entries);
        stored.each(before -> {
            var label = source.applyAsLong(before);
            if (before.gone()) learner.gone(label, before.url());
            else learner.known(label, before.url());
        });
        list.each(one -> learner.incoming(entry.applyAsLong(one), one.url()));
        return learner;
    }
}
