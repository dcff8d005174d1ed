package tv.tributary.catalog.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import tv.tributary.format.m3u.M3uEntry;
import tv.tributary.format.m3u.M3uSummary;
import tv.tributary.identity.name.ConventionLearner;
import tv.tributary.identity.name.NamingConvention;
import tv.tributary.identity.name.NamingConventions;
import tv.tributary.model.ProviderId;
import tv.tributary.store.NamingConventionStore;
import tv.tributary.store.ProviderRow.ListMark;
import tv.tributary.store.SourceStore;
import tv.tributary.store.StagedEntry;

/// Reads one list into a stage. One use, on the job's thread; batches are written while reading continues, two pending
/// at most.
public final class ListIntake {
    private static final int BATCH = 2_000;
    /// The share of the reading that goes before: what the list as a whole tells.
    private static final double LEARNING = 0.3;

    /// Hears how far it is; may throw to stop it.
    public interface Progress {
        /// @param fraction 0..1, NaN while unknown
        void at(double fraction, int entries);
    }

    /// A list that was read whole.
    ///
    /// @param before how many entries the live list has
    /// @param leftOut what became no channel
    public record Taken(ListMark list, int entries, int before, List<LeftOut> leftOut) {}

    private final SourceStore store;
    private final long stage;
    private final NestedLists.Opener opener;
    private final Progress progress;
    private final BatchWriter batchWriter = new BatchWriter();
    private List<StagedEntry> whole = new ArrayList<>(BATCH);
    private long[] same = new long[BATCH * 2];
    private int sameCount;
    private final EntryLimit limit;
    private final EntryEdge edge = new EntryEdge();
    private final LeftOutCount leftOut = new LeftOutCount();
    private int entries;

    private final NamingConventionStore learnt;
    private NamingConventions namingConventions = NamingConventions.NONE;
    private KnownSources known = new KnownSources();
    /// By position the index of the source an entry is.
    private int[] matches = new int[0];

    /// @param elsewhere how many streams of channels other providers have
    public ListIntake(
            SourceStore store,
            NamingConventionStore learnt,
            long stage,
            int elsewhere,
            NestedLists.Opener opener,
            Progress progress) {
        this.limit = new EntryLimit(EntryLimit.mostPlayable(Runtime.getRuntime().maxMemory()) - elsewhere);
        this.store = store;
        this.learnt = learnt;
        this.stage = stage;
        this.opener = opener;
        this.progress = progress;
    }

    /// Reads to the end.
    ///
    /// @throws UnusableList if it is no list, or not all of it came; the stage may hold a part of it then
    public Taken read(ProviderId provider, DownloadedList list) throws UnusableList {
        try (var walk = new ListWalk(list, opener);
                batchWriter) {
            var size = learn(provider, walk);
            if (store.isKnown(provider)) recognize(provider, walk, size);
            var summary = walk.each(this::take, edge, leftOut, this::tell);
            check(summary);
            leftOut.add(summary);
            flush();
            batchWriter.drain();
            store.missing(stage, known.missing(matches));
            var problems = (int) Math.min(Integer.MAX_VALUE, summary.problemCount() + edge.failed());
            // Whether the lists it names are as they were cannot be told by the list itself.
            var mark = walk.isWhole() ? list.mark(problems) : new ListMark("", "", "", problems);
            return new Taken(mark, entries, known.live(), leftOut.all());
        } catch (EntryLimit.Exceeded e) {
            throw e.unusable();
        } catch (IOException e) {
            throw new UncheckedIOException("a downloaded list cannot be deleted", e);
        }
    }

    /// What the list as a whole tells about its names is known before the first of them is read.
    ///
    /// @return how many entries it has, more or less
    private int learn(ProviderId provider, ListWalk walk) {
        var conventionLearner = new ConventionLearner();
        var size = walk.learn(conventionLearner, reading -> progress.at(reading.fraction() * LEARNING, 0));
        var before = new NamingConventions(
                learnt.of(provider).stream().map(ListIntake::habit).toList());
        namingConventions = conventionLearner.learnt(before);
        walk.meaning(namingConventions);
        if (!namingConventions.all().equals(before.all()))
            learnt.set(
                    provider,
                    namingConventions.all().stream().map(ListIntake::row).toList());
        return size;
    }

    private void recognize(ProviderId provider, ListWalk walk, int size) {
        var recognition = new Recognition(
                action -> store.eachKnown(provider, action),
                action -> walk.each(action, new EntryEdge(), new LeftOutCount(), _ -> progress.at(LEARNING, 0)),
                namingConventions,
                size);
        recognition.settle();
        known = recognition.known();
        matches = recognition.matches();
    }

    /// From its stored form.
    public static NamingConvention habit(NamingConventionStore.Row row) {
        return new NamingConvention(
                NamingConvention.Kind.valueOf(row.kind()), row.text(), row.market(), row.count(), row.of());
    }

    private static NamingConventionStore.Row row(NamingConvention namingConvention) {
        return new NamingConventionStore.Row(
                namingConvention.kind().name(),
                namingConvention.text(),
                namingConvention.market(),
                namingConvention.count(),
                namingConvention.of());
    }

    private void tell(DownloadedList.Reading list) {
        progress.at(LEARNING + list.fraction() * (1 - LEARNING), entries);
    }

    private void check(M3uSummary summary) throws UnusableList {
        var fault = ListFault.of(summary);
        if (fault.isPresent()) throw new UnusableList(fault.get());
        if (entries == 0) throw new UnusableList(ListFault.EMPTY);
    }

    private void take(M3uEntry read) {
        var position = entries++;
        var entry = new EntryReader(read, namingConventions);
        entry.obstacle().ifPresent(why -> leftOut.add(why, read.line(), read.name()));
        limit.count(entry.isPlayable());
        var index = position < matches.length ? matches[position] : -1;
        if (index < 0) {
            add(entry.staged(0, position));
        } else if (known.content(index) != entry.content()) {
            add(entry.staged(known.id(index), position));
        } else if (!known.isAt(index, position)) {
            same[sameCount++] = known.id(index);
            same[sameCount++] = position;
            if (sameCount == same.length) flush();
        }
    }

    private void add(StagedEntry entry) {
        whole.add(entry);
        if (whole.size() == BATCH) flush();
    }

    private void flush() {
        var wholeNow = whole;
        var sameNow = same;
        var sameCountNow = sameCount;
        whole = new ArrayList<>(BATCH);
        same = new long[BATCH * 2];
        sameCount = 0;
        batchWriter.put(() -> store.stage(stage, wholeNow, sameNow, sameCountNow));
    }
}
