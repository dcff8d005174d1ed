package tv.tributary.catalog.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tv.tributary.format.m3u.M3uEntry;
import tv.tributary.format.m3u.M3uReader;
import tv.tributary.format.m3u.M3uSummary;
import tv.tributary.identity.name.ConventionLearner;
import tv.tributary.identity.name.NamingConvention;
import tv.tributary.identity.name.NamingConventions;
import tv.tributary.model.ProviderId;
import tv.tributary.store.NamingConventionStore;
import tv.tributary.store.ProviderRow.ListMark;
import tv.tributary.store.SourceStore;
import tv.tributary.store.StagedEntry;

/// Reads one list into a stage. One use, on the job's thread; batches are written beside the reading, and no more
/// than two are held.
public final class ListIntake {
    private static final int BATCH = 2_000;
    private static final int TOLD = 1_000;
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
    public record Taken(ListMark list, int entries, int before) {}

    private final SourceStore store;
    private final long stage;
    private final Progress progress;
    private final BatchWriter batchWriter = new BatchWriter();
    private List<StagedEntry> whole = new ArrayList<>(BATCH);
    private long[] same = new long[BATCH * 2];
    private int sameCount;
    private final EntryLimit limit;
    private final EntryEdge edge = new EntryEdge();
    private int entries;

    private final NamingConventionStore learnt;
    private NamingConventions namingConventions = NamingConventions.NONE;
    private KnownSources known = new KnownSources();
    /// By position the index of the source an entry is.
    private int[] matches = new int[0];

    /// @param elsewhere how many streams of channels other providers have
    public ListIntake(SourceStore store, NamingConventionStore learnt, long stage, int elsewhere, Progress progress) {
        this.limit = new EntryLimit(EntryLimit.mostPlayable(Runtime.getRuntime().maxMemory()) - elsewhere);
        this.store = store;
        this.learnt = learnt;
        this.stage = stage;
        this.progress = progress;
    }

    /// Reads to the end.
    ///
    /// @throws UnusableList if it is no list, or not all of it came; the stage may hold a part of it then
    public Taken read(ProviderId provider, DownloadedList list) throws UnusableList {
        var size = learn(provider, list);
        if (store.isKnown(provider)) {
            var recognition = new Recognition(
                    action -> store.eachKnown(provider, action),
                    action -> each(list, action, _ -> progress.at(LEARNING, 0)),
                    namingConventions,
                    size);
            recognition.settle();
            known = recognition.known();
            matches = recognition.matches();
        }
        try (batchWriter;
                var in = list.open()) {
            var summary = M3uReader.read(
                    in, list.origin(), entry -> edge.pass(entry, read -> take(read, in)), () -> tell(in));
            check(summary);
            flush();
            batchWriter.drain();
            store.missing(stage, known.missing(matches));
            var problems = (int) Math.min(Integer.MAX_VALUE, summary.problemCount() + edge.failed());
            return new Taken(list.mark(problems), entries, known.live());
        } catch (EntryLimit.Exceeded e) {
            throw e.unusable();
        } catch (IOException e) {
            throw new UncheckedIOException("a spooled list cannot be read", e);
        }
    }

    /// What the list as a whole tells about its names is known before the first of them is read.
    ///
    /// @return how many entries it has
    private int learn(ProviderId provider, DownloadedList list) {
        var conventionLearner = new ConventionLearner();
        var count = new int[1];
        each(
                list,
                entry -> {
                    count[0]++;
                    conventionLearner.add(EntryReader.sighting(entry));
                },
                reading -> progress.at(reading.fraction() * LEARNING, 0));
        var before = new NamingConventions(
                learnt.of(provider).stream().map(ListIntake::habit).toList());
        namingConventions = conventionLearner.learnt(before);
        if (!namingConventions.all().equals(before.all()))
            learnt.set(
                    provider,
                    namingConventions.all().stream().map(ListIntake::row).toList());
        return count[0];
    }

    /// Shows every entry; one that trips the action is passed over.
    ///
    /// @param block asked between blocks of the list; may throw to stop the reading
    private static void each(
            DownloadedList list, Consumer<M3uEntry> action, Consumer<DownloadedList.Reading> block) {
        var edge = new EntryEdge();
        try (var in = list.open()) {
            M3uReader.read(in, list.origin(), entry -> edge.pass(entry, action), () -> block.accept(in));
        } catch (IOException e) {
            throw new UncheckedIOException("a spooled list cannot be read", e);
        }
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

    private void take(M3uEntry read, DownloadedList.Reading list) {
        if (entries % TOLD == 0) tell(list);
        var position = entries++;
        var entry = new EntryReader(read, namingConventions);
        var index = position < matches.length ? matches[position] : -1;
        limit.count(entry.isPlayable());
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
