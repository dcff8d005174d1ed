package tv.tributary.catalog.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import tv.tributary.format.m3u.M3uEntry;
import tv.tributary.format.m3u.M3uReader;
import tv.tributary.format.m3u.M3uSummary;
import tv.tributary.identity.name.ConventionLearner;
import tv.tributary.identity.name.NamingConventions;

/// Goes through the entries of a list that are to be stored, the same ones in the same order each time: those of lists
/// within the list stand in its place, and an address that comes again in one channel is passed over. For one thread;
/// closing drops the inner lists.
final class ListWalk implements AutoCloseable {
    private final DownloadedList list;
    private final NestedLists nested;
    private final Repeats repeats = new Repeats();
    private NamingConventions namingConventions = NamingConventions.NONE;

    ListWalk(DownloadedList list, NestedLists.Opener opener) {
        this.list = list;
        this.nested = new NestedLists(opener);
    }

    /// The first time: learns what the list as a whole tells about its names, and fetches the lists it names.
    ///
    /// @param block asked between blocks of the list; may throw to stop the reading
    /// @return how many entries there are, more or less
    int learn(ConventionLearner conventionLearner, Consumer<DownloadedList.Reading> block) {
        try {
            var lists = new LinkedHashSet<String>();
            var count = see(list, conventionLearner, lists, block);
            nested.fetch(lists, list);
            for (var inner : nested.all()) count += see(inner, conventionLearner, new HashSet<>(), block);
            return count;
        } catch (IOException e) {
            throw new UncheckedIOException("a downloaded list cannot be read", e);
        }
    }

    private int see(
            DownloadedList one,
            ConventionLearner conventionLearner,
            Set<String> lists,
            Consumer<DownloadedList.Reading> block)
            throws IOException {
        var count = new int[1];
        var edge = new EntryEdge();
        try (var in = one.open()) {
            Consumer<M3uEntry> look = entry -> {
                count[0]++;
                repeats.note(entry.url());
                if (NestedLists.mayBeOne(entry.url())) lists.add(entry.url());
                conventionLearner.add(EntryReader.sighting(entry));
            };
            M3uReader.read(in, one.origin(), entry -> edge.pass(entry, look), () -> block.accept(in));
        }
        return count[0];
    }

    /// From now on names are read by these.
    void meaning(NamingConventions learnt) {
        namingConventions = learnt;
    }

    /// Whether the list names no other lists.
    boolean isWhole() {
        return nested.isEmpty();
    }

    /// Shows each entry.
    ///
    /// @param edge around each entry, so that one that trips the visitor costs only itself
    /// @param leftOut counts what is passed over
    /// @param block asked between blocks of the list; may throw to stop the reading
    M3uSummary each(
            Consumer<M3uEntry> visitor, EntryEdge edge, LeftOutCount leftOut, Consumer<DownloadedList.Reading> block) {
        repeats.restart();
        try (var in = list.open()) {
            return M3uReader.read(
                    in,
                    list.origin(),
                    entry -> edge.pass(entry, read -> visit(read, visitor, edge, leftOut, 0)),
                    () -> block.accept(in));
        } catch (IOException e) {
            throw new UncheckedIOException("a downloaded list cannot be read", e);
        }
    }

    /// @param depth how many lists this one is in
    private void visit(M3uEntry read, Consumer<M3uEntry> visitor, EntryEdge edge, LeftOutCount leftOut, int depth) {
        var inner = nested.of(read);
        if (inner.isPresent() && depth < NestedLists.DEEPEST) {
            visit(inner.get(), read, visitor, edge, leftOut, depth + 1);
        } else if (repeats.mayRepeat(read.url()) && isRepeat(new EntryReader(read, namingConventions))) {
            leftOut.add(Obstacle.REPEATED, read.line(), read.name());
        } else {
            visitor.accept(read);
        }
    }

    /// The entries of a list within the list; those without a group are in one of its name.
    private void visit(
            DownloadedList inner,
            M3uEntry outer,
            Consumer<M3uEntry> visitor,
            EntryEdge edge,
            LeftOutCount leftOut,
            int depth) {
        var group = outer.group().isEmpty() ? outer.name() : outer.group();
        try (var in = inner.open()) {
            M3uReader.read(
                    in,
                    inner.origin(),
                    entry -> edge.pass(entry, read -> visit(read.orInGroup(group), visitor, edge, leftOut, depth)));
        } catch (IOException e) {
            throw new UncheckedIOException("a downloaded list cannot be read", e);
        }
    }

    private boolean isRepeat(EntryReader entry) {
        var key = entry.mergeKey();
        return !key.isEmpty() && repeats.isRepeat(entry.url(), entry.headers(), key);
    }

    /// Deletes what was fetched.
    @Override
    public void close() throws IOException {
        nested.close();
    }
}
